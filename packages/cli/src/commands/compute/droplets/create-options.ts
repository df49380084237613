import { readFile } from 'node:fs/promises';
import type { CallInput } from '@postern/api/client';
import type { OptionSpecs, OptionValues } from '../../../command/option-specs.ts';
import { usageFailure } from '../../../failure.ts';
import { completeProjects } from '../../projects/complete-projects.ts';
import { completeVpcs } from '../../vpcs/complete-vpcs.ts';
import { completeImages } from '../images/complete-images.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeSizes } from '../sizes/complete-sizes.ts';
import { completeSshKeys } from '../ssh-keys/complete-ssh-keys.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { completeVolumes } from '../volumes/complete-volumes.ts';
import { backupPolicyOptions, readBackupPolicy } from './backup-policy-options.ts';

/** What a Droplet can be made with. */
export const createOptions = {
  image: {
    kind: 'text',
    value: 'image',
    completes: completeImages,
    required: true,
    summary: 'the slug or the ID of an image',
  },
  size: {
    kind: 'text',
    value: 'slug',
    completes: completeSizes,
    required: true,
    summary: 'the slug of a size, such as s-1vcpu-1gb',
  },
  region: {
    kind: 'text',
    value: 'slug',
    completes: completeRegions,
    summary: 'where it is to be; left out, the server chooses',
  },
  'ssh-keys': {
    kind: 'list',
    value: 'keys',
    completes: completeSshKeys,
    summary: 'IDs or fingerprints of SSH keys that may log in',
  },
  'user-data': { kind: 'text', value: 'script', summary: 'a script or cloud-config for its first boot' },
  'user-data-file': { kind: 'text', value: 'file', summary: 'a file that holds it' },
  'enable-backups': { kind: 'flag', summary: 'take backups, daily unless a policy says otherwise' },
  ...backupPolicyOptions,
  'enable-ipv6': { kind: 'flag', summary: 'give it an IPv6 address' },
  'enable-monitoring': { kind: 'flag', summary: 'collect metrics' },
  'enable-private-networking': { kind: 'flag', summary: 'kept for old scripts: every Droplet is on a private network' },
  'tag-name': { kind: 'text', value: 'tag', completes: completeTags, summary: 'a tag to put on it' },
  'tag-names': { kind: 'list', value: 'tags', completes: completeTags, summary: 'tags to put on it' },
  'vpc-uuid': {
    kind: 'text',
    value: 'uuid',
    completes: completeVpcs,
    summary: 'the network it is to be in; left out, that of its region',
  },
  volumes: {
    kind: 'list',
    value: 'volumes',
    completes: completeVolumes,
    summary: 'volumes to attach, by identifier or name',
  },
  'droplet-agent': {
    kind: 'flag',
    threeState: true,
    summary: 'install the agent; --droplet-agent=false leaves it out',
  },
  'project-id': {
    kind: 'text',
    value: 'uuid',
    completes: completeProjects,
    summary: 'the project to move it into once it is made',
  },
} as const satisfies OptionSpecs;

/** What the server is asked for, but for the name. */
type CreateRequest = Omit<NonNullable<CallInput<'droplets_create'>['body']>, 'name' | 'names'>;

/** As doctl sends it. */
export async function readCreateRequest(options: OptionValues<typeof createOptions>): Promise<CreateRequest> {
  const tagName = options['tag-name'];
  const userData = options['user-data'] ?? (await readUserData(options['user-data-file']));
  const policy = readBackupPolicy(options);
  return {
    image: numberOrText(options.image),
    size: options.size,
    region: options.region,
    ssh_keys: options['ssh-keys'].map(numberOrText),
    backups: options['enable-backups'],
    ...(policy !== undefined && { backup_policy: policy }),
    ipv6: options['enable-ipv6'],
    monitoring: options['enable-monitoring'],
    private_networking: options['enable-private-networking'],
    tags: [...options['tag-names'], ...(tagName === undefined ? [] : [tagName])],
    user_data: userData,
    vpc_uuid: options['vpc-uuid'],
    volumes: options.volumes.map((volume) => (UUID.test(volume) ? { id: volume } : { name: volume })),
    with_droplet_agent: options['droplet-agent'],
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function numberOrText(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

async function readUserData(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw usageFailure(`The file ${file} of --user-data-file cannot be read${why}.`);
  }
}
