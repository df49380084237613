import type { DropletCreate, Image, Region, Size } from '@postern/api';
import { findSize } from '../sizes/sizes.ts';
import { backupPolicyOf, type BackupPolicy } from './backup-policy.ts';
import { chooseRegions, regionsAskedFor, type FieldError } from './choose-region.ts';
import type { DropletReferences, VolumeRow } from './droplet-references-store.ts';
import { volumesAskedFor } from './volumes-asked-for.ts';

/** What to make of every name asked for: the same machine. */
export interface DropletPlan {
  readonly names: readonly string[];
  readonly size: Size;
  /** Where they can be made, the first choice first. */
  readonly regions: readonly Region[];
  readonly image: Image;
  readonly features: readonly string[];
  readonly publicNetworking: boolean;
  readonly userData: string | null;
  /** Null: the default network of a region that has room. */
  readonly vpcUuid: string | null;
  readonly volumeIds: readonly string[];
  readonly tags: readonly string[];
  /** Null: none are taken. */
  readonly backupPolicy: BackupPolicy | null;
  readonly gpuPartitionMode: string | null;
}

const MAX_TAGS = 100;
/** https://docs.digitalocean.com/products/volumes/details/limits/ */
const MAX_VOLUMES = 15;

/**
 * Checks what is asked for against what there is. Every field that names nothing is reported, not the first one alone; what
 * does not go together is looked at once all of it is there.
 */
export function planDroplets(body: DropletCreate, references: DropletReferences): DropletPlan | readonly FieldError[] {
  const candidates = regionsAskedFor(body.region);
  const size = findSize(body.size.toLowerCase());
  const { image, vpc } = references;
  const { volumes, errors: volumeErrors } = volumesAskedFor(body.volumes, references.volumes, candidates);
  const errors = [
    ...(candidates.length === 0 ? [{ field: 'region', message: `there is no region "${body.region}"` }] : []),
    ...(size === undefined ? [{ field: 'size', message: `there is no size "${body.size}"` }] : []),
    ...(image === undefined ? [{ field: 'image', message: `there is no image "${body.image}"` }] : []),
    ...refuseUnknown(body, references),
    ...volumeErrors,
    ...refuseCombinations(body, volumes),
  ];
  if (size === undefined || image === undefined || errors.length > 0) return errors;
  if (image.min_disk_size > size.disk) {
    const message = `the disk of ${size.slug} has ${size.disk} GB, and the image needs ${image.min_disk_size} GB`;
    return [{ field: 'size', message }];
  }
  const choice = chooseRegions(candidates, { size, image, vpc, volumes });
  if ('errors' in choice) return choice.errors;
  return {
    names: body.names ?? [body.name ?? ''],
    size,
    regions: choice.regions,
    image,
    features: featuresOf(body),
    publicNetworking: body.public_networking,
    userData: body.user_data ?? null,
    vpcUuid: vpc?.id ?? null,
    volumeIds: volumes.map(({ id }) => id),
    tags: [...new Set(body.tags)],
    backupPolicy: body.backups ? backupPolicyOf(body.backup_policy) : null,
    gpuPartitionMode: body.gpu_partition_mode ?? null,
  };
}

function refuseUnknown(body: DropletCreate, { sshKeys, vpc }: DropletReferences): FieldError[] {
  const keys = new Set(sshKeys.flatMap(({ id, fingerprint }) => [id, fingerprint]));
  return [
    ...body.ssh_keys
      .filter((key) => !keys.has(key))
      .map((key) => ({ field: 'ssh_keys', message: `the account has no key "${key}"` })),
    ...(body.vpc_uuid === undefined || vpc !== undefined
      ? []
      : [{ field: 'vpc_uuid', message: `the region has no network "${body.vpc_uuid}"` }]),
  ];
}

function refuseCombinations(body: DropletCreate, volumes: readonly VolumeRow[]): FieldError[] {
  const refusals: readonly (readonly [isRefused: boolean, field: string, message: string])[] = [
    [new Set(body.tags).size > MAX_TAGS, 'tags', `a Droplet has at most ${MAX_TAGS} tags`],
    [volumes.length > MAX_VOLUMES, 'volumes', `a Droplet has at most ${MAX_VOLUMES} volumes`],
    [volumes.length > 0 && (body.names?.length ?? 1) > 1, 'volumes', 'a volume can be attached to one Droplet only'],
    [
      !body.backups && (body.backup_policy ?? null) !== null,
      'backup_policy',
      'can only be set when backups are enabled',
    ],
    [!body.public_networking && body.ipv6, 'ipv6', 'a Droplet without public networking has no IPv6 address'],
  ];
  return [
    ...refusals.filter(([isRefused]) => isRefused).map(([, field, message]) => ({ field, message })),
    ...volumes
      .filter((volume) => volume.droplet_id !== null)
      .map(({ id, droplet_id: other }) => ({
        field: 'volumes',
        message: `volume "${id}" is attached to Droplet ${other}`,
      })),
    ...volumes
      .filter((volume) => volume.droplet_id === null && volume.pending_action_id !== null)
      .map(({ id }) => ({ field: 'volumes', message: `volume "${id}" already has a pending event` })),
  ];
}

function featuresOf(body: DropletCreate): string[] {
  return [
    ...(body.backups ? ['backups'] : []),
    ...(body.ipv6 ? ['ipv6'] : []),
    ...(body.monitoring ? ['monitoring'] : []),
    'private_networking',
    ...(body.with_droplet_agent === false ? [] : ['droplet_agent']),
  ];
}
