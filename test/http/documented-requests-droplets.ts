import type { Image } from '@postern/api';
import { insertSnapshot } from '../support/own-images.ts';
import {
  createDroplet,
  createVolume,
  dropletIdOf,
  MACHINE,
  type Asker,
  type DocumentedRequest,
} from './documented-request.ts';
import { unusedName } from './unused-name.ts';

const USER_DATA = '#cloud-config\nruncmd:\n  - echo ready > /root/ready\n';

/** All that the API's own example says of Droplets, one or several. */
const described = ({ sshKey, vpcId }: Asker) => ({
  region: 'nyc3',
  size: 's-1vcpu-1gb',
  image: 'ubuntu-20-04-x64',
  ssh_keys: [sshKey.id, sshKey.fingerprint],
  backups: true,
  ipv6: true,
  monitoring: true,
  tags: ['env:live', 'shop'],
  user_data: USER_DATA,
  vpc_uuid: vpcId,
});

/** What doctl says of every Droplet. */
const DOCTL = {
  name: 'by-doctl',
  region: '',
  size: 's-1vcpu-1gb',
  image: 'ubuntu-24-04-x64',
  ssh_keys: [],
  backups: false,
  ipv6: false,
  private_networking: false,
  monitoring: false,
  tags: [],
};

const creation = (what: string, asks: DocumentedRequest['asks']): DocumentedRequest => ({
  id: 'droplets_create',
  what,
  asks,
});

const creations: readonly DocumentedRequest[] = [
  creation('one Droplet with all that can be said of it', (by) => ({
    body: { name: 'shop.example.com', ...described(by) },
  })),
  creation('several Droplets with all that can be said of them', (by) => ({
    body: { names: ['shop-1.example.com', 'shop-2.example.com'], ...described(by) },
  })),
  creation('a Droplet of a size and an image, wherever there is room', {
    body: { name: 'anywhere', size: 's-2vcpu-2gb', image: 'ubuntu-22-04-x64' },
  }),
  creation('a Droplet in any of the regions that begin alike', {
    body: { name: 'somewhere', ...MACHINE, region: 'nyc' },
  }),
  creation('a Droplet from a public image by its number', async (by) => {
    const { image } = await by.ask<{ image: Image }>('GET', '/v2/images/debian-12-x64');
    return { body: { name: 'numbered', ...MACHINE, image: image.id } };
  }),
  creation('a Droplet from a snapshot of the account', async (by) => ({
    body: { name: 'again', ...MACHINE, image: await insertSnapshot(by.server, { accountId: by.accountId }) },
  })),
  creation('a Droplet with a volume and an agent, privately networked', async (by) => ({
    body: {
      name: 'store',
      ...MACHINE,
      private_networking: true,
      volumes: [(await createVolume(by)).id],
      with_droplet_agent: true,
    },
  })),
  creation('a Droplet that only its network reaches', {
    body: { name: 'inside', ...MACHINE, public_networking: false, ipv6: false },
  }),
  creation('a Droplet that is backed up every day', {
    body: { name: 'daily', ...MACHINE, backups: true, backup_policy: { plan: 'daily', hour: 12 } },
  }),
  creation('a Droplet that is backed up every week, by a policy as it was shown', {
    body: {
      name: 'weekly',
      ...MACHINE,
      backups: true,
      backup_policy: { plan: 'weekly', weekday: 'WED', hour: 16, window_length_hours: 4, retention_period_days: 28 },
    },
  }),
  creation('a Droplet whose tags and keys are null, as the MCP server sends them', {
    body: { name: 'by-mcp', ...MACHINE, ssh_keys: null, tags: null, backups: false, monitoring: true },
  }),
  creation('a Droplet as doctl creates it without any flags', { body: DOCTL }),
  creation('a Droplet as doctl creates it with every flag', async (by) => ({
    body: {
      ...DOCTL,
      region: 'nyc3',
      ssh_keys: [by.sshKey.fingerprint],
      backups: true,
      backup_policy: { plan: 'daily', weekday: '', hour: 8 },
      ipv6: true,
      private_networking: true,
      monitoring: true,
      tags: ['shop'],
      user_data: USER_DATA,
      volumes: [{ id: (await createVolume(by)).id }],
      vpc_uuid: by.vpcId,
      with_droplet_agent: false,
    },
  })),
  creation('a Droplet as Terraform’s provider creates it', async (by) => ({
    body: {
      ...DOCTL,
      name: 'by-terraform',
      region: 'nyc3',
      ssh_keys: [by.sshKey.id],
      monitoring: true,
      with_droplet_agent: true,
      public_networking: true,
      volumes: [{ id: (await createVolume(by)).id }],
      vpc_uuid: by.vpcId,
    },
  })),
  creation('a machine with GPUs', {
    body: { name: 'learner', size: 'gpu-h100x1-80gb', image: 'gpu-h100x1-base', region: 'nyc2' },
  }),
];

/** What is done to a Droplet that is on, after other things have been done to it. */
const action = (what: string, body: object, first: readonly object[] = []): DocumentedRequest => ({
  id: 'dropletActions_post',
  what,
  asks: async (by) => {
    for (const one of first) await by.ask('POST', `/v2/droplets/${dropletIdOf(by)}/actions`, one);
    return { body };
  },
});

const OFF = { type: 'power_off' };
const BACKED_UP = { type: 'enable_backups' };

const actions: readonly DocumentedRequest[] = [
  action('backups', BACKED_UP),
  action('backups of a plan', { type: 'enable_backups', backup_policy: { plan: 'daily', hour: 12 } }),
  action('backups of a plan as doctl sends it', {
    type: 'enable_backups',
    backup_policy: { plan: 'daily', weekday: '', hour: 4 },
  }),
  action('an end to backups', { type: 'disable_backups' }, [BACKED_UP]),
  action(
    'another time for backups',
    { type: 'change_backup_policy', backup_policy: { plan: 'weekly', weekday: 'TUE', hour: 0 } },
    [BACKED_UP],
  ),
  action('another time for backups, under the field that an example misnames', {
    type: 'enable_backups',
    backup_policy: { plan: 'weekly', day: 'TUE', hour: 8 },
  }),
  action('a reboot', { type: 'reboot' }),
  action('a power cycle', { type: 'power_cycle' }),
  action('a shutdown', { type: 'shutdown' }),
  action('an end to its power', OFF),
  action('power for what is off', { type: 'power_on' }, [OFF]),
  action('a new password', { type: 'password_reset' }),
  action('a larger size, for good', { type: 'resize', size: 's-1vcpu-2gb', disk: true }, [OFF]),
  action('a larger size, disk apart', { type: 'resize', size: 's-1vcpu-2gb', disk: false }, [OFF]),
  action('a larger size without a word of the disk', { type: 'resize', size: 's-1vcpu-2gb' }, [OFF]),
  action('another image by its slug', { type: 'rebuild', image: 'fedora-42-x64' }),
  action('another name', { type: 'rename', name: 'renamed.example.com' }),
  action('IPv6', { type: 'enable_ipv6' }),
  action('private networking', { type: 'enable_private_networking' }),
  action('a snapshot', { type: 'snapshot', name: 'Before the upgrade' }),
  {
    id: 'dropletActions_post',
    what: 'another image by its number',
    asks: async (by) => {
      const { image } = await by.ask<{ image: Image }>('GET', '/v2/images/debian-12-x64');
      return { body: { type: 'rebuild', image: image.id } };
    },
  },
  {
    id: 'dropletActions_post',
    what: 'the state of one of its own backups',
    asks: async (by) => {
      const backup = await insertSnapshot(by.server, { accountId: by.accountId, type: 'backup' });
      const itself = { droplet_id: dropletIdOf(by) };
      await by.server.database.kysely.updateTable('images').set(itself).where('id', '=', backup).execute();
      return { body: { type: 'restore', image: backup } };
    },
  },
];

/** What is done to both Droplets of a tag. */
const actionByTag = (what: string, body: object, first: readonly object[] = []): DocumentedRequest => ({
  id: 'dropletActions_post_byTag',
  what: `${what} for all that carry a tag`,
  asks: async (by) => {
    const tag = unusedName('env:fleet');
    const query = `?tag_name=${tag}`;
    await createDroplet(by, { tags: [tag] });
    await createDroplet(by, { tags: [tag] });
    for (const one of first) await by.ask('POST', `/v2/droplets/actions${query}`, one);
    return { query, body };
  },
});

const actionsByTag: readonly DocumentedRequest[] = [
  actionByTag('a power cycle', { type: 'power_cycle' }),
  actionByTag('power', { type: 'power_on' }, [OFF]),
  actionByTag('an end to the power', OFF),
  actionByTag('a shutdown', { type: 'shutdown' }),
  actionByTag('IPv6', { type: 'enable_ipv6' }),
  actionByTag('backups', BACKED_UP),
  actionByTag('an end to backups', { type: 'disable_backups' }, [BACKED_UP]),
  actionByTag('a snapshot', { type: 'snapshot', name: 'Every night' }),
];

const list = (what: string, query: string): DocumentedRequest => ({ id: 'droplets_list', what, asks: { query } });

const lists: readonly DocumentedRequest[] = [
  list('the page and how much is on it', '?page=1&per_page=2'),
  list('a tag', '?tag_name=env:live'),
  list('a tag and a page as doctl sends them', '?page=1&per_page=200&tag_name=env%3Alive'),
  list('a name', '?name=shop.example.com'),
  list('machines without GPUs', '?type=droplets'),
  list('machines with GPUs', '?type=gpus'),
  {
    id: 'droplets_destroy_byTag',
    what: 'a tag',
    asks: async (by) => {
      const tag = unusedName('env:brief');
      await createDroplet(by, { tags: [tag] });
      return { query: `?tag_name=${tag}` };
    },
  },
];

export const dropletRequests: readonly DocumentedRequest[] = [...creations, ...actions, ...actionsByTag, ...lists];
