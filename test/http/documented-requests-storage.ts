import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import {
  createDroplet,
  createVolume,
  createVolumeSnapshot,
  dropletIdOf,
  idOf,
  reserveIp,
  type Asker,
  type DocumentedRequest,
} from './documented-request.ts';
import { unusedName } from './unused-name.ts';

const DESCRIBED = { size_gigabytes: 10, description: 'Where the shop keeps its pictures', region: 'nyc1' };

const volumeCreation = (what: string, fields: object): DocumentedRequest => ({
  id: 'volumes_create',
  what,
  asks: () => ({ body: { name: unusedName('pictures'), ...fields } }),
});

const volumes: readonly DocumentedRequest[] = [
  volumeCreation('a volume formatted with ext4', {
    ...DESCRIBED,
    filesystem_type: 'ext4',
    filesystem_label: 'pictures_of_2026',
  }),
  volumeCreation('a volume formatted with XFS', {
    ...DESCRIBED,
    filesystem_type: 'xfs',
    filesystem_label: 'pictures2026',
  }),
  volumeCreation('a volume with an underscore in its name, and tags', {
    ...DESCRIBED,
    name: 'pictures_of_shop',
    tags: ['shop', 'env:live'],
  }),
  volumeCreation('a volume as godo sends it, with all that is not given empty', {
    ...DESCRIBED,
    description: '',
    snapshot_id: '',
    filesystem_type: '',
    filesystem_label: '',
    tags: [],
  }),
  volumeCreation('a volume of one gigabyte', { region: 'sfo3', size_gigabytes: 1 }),
  {
    id: 'volumes_create',
    what: 'a volume from a snapshot, formatted',
    asks: async (by) => {
      const { id } = await createVolume(by, { region: 'nyc1', size_gigabytes: 10 });
      const snapshot = await createVolumeSnapshot(by, id);
      const format = { filesystem_type: 'ext4', filesystem_label: 'again' };
      return { body: { name: unusedName('again'), ...DESCRIBED, snapshot_id: snapshot, ...format } };
    },
  },
  { id: 'volumes_list', what: 'a region', asks: { query: '?region=nyc1' } },
  { id: 'volumes_list', what: 'a name', asks: { query: '?name=pictures' } },
  {
    id: 'volumes_list',
    what: 'a name and a region',
    asks: { query: '?name=pictures&region=nyc1&page=1&per_page=200' },
  },
  {
    id: 'volumes_delete_byName',
    what: 'a name and a region',
    asks: async (by) => ({ query: `?name=${(await createVolume(by)).name}&region=nyc3` }),
  },
  { id: 'volumeSnapshots_create', what: 'a name', asks: { body: { name: 'before-the-move' } } },
  {
    id: 'volumeSnapshots_create',
    what: 'a name and tags, as godo sends them',
    asks: { body: { name: 'before-the-move', description: '', tags: ['env:live', 'moving'] } },
  },
];

/** What the path names is in nyc3, and so are Droplets. */
const attachment = async (by: Asker): Promise<{ droplet_id: number }> => ({ droplet_id: (await createDroplet(by)).id });

const actionsById: readonly DocumentedRequest[] = [
  {
    id: 'volumeActions_post_byId',
    what: 'a Droplet to attach to, and tags',
    asks: async (by) => ({ body: { type: 'attach', ...(await attachment(by)), region: 'nyc3', tags: ['shop'] } }),
  },
  {
    id: 'volumeActions_post_byId',
    what: 'a Droplet to attach to, as Terraform’s provider sends it',
    asks: async (by) => ({ body: { type: 'attach', ...(await attachment(by)) } }),
  },
  {
    id: 'volumeActions_post_byId',
    what: 'a Droplet to detach from',
    asks: async (by) => {
      const body = await attachment(by);
      const path = `/v2/volumes/${idOf(by, '/v2/volumes/{volume_id}')}/actions`;
      await by.ask('POST', path, { type: 'attach', ...body });
      return { body: { type: 'detach', ...body, region: 'nyc3' } };
    },
  },
  {
    id: 'volumeActions_post_byId',
    what: 'a larger size, and pages that nobody needs',
    asks: { query: '?page=1&per_page=20', body: { type: 'resize', size_gigabytes: 50, region: 'nyc3' } },
  },
];

const actionsByName: readonly DocumentedRequest[] = [
  {
    id: 'volumeActions_post',
    what: 'a Droplet to attach to, and tags',
    asks: async (by) => {
      const { name } = await createVolume(by);
      const more = { region: 'nyc3', tags: ['shop'] };
      return { body: { type: 'attach', volume_name: name, ...(await attachment(by)), ...more } };
    },
  },
  {
    id: 'volumeActions_post',
    what: 'a Droplet to detach from',
    asks: async (by) => {
      const { name, id } = await createVolume(by);
      const body = { volume_name: name, ...(await attachment(by)), region: 'nyc3' };
      await by.ask('POST', `/v2/volumes/${id}/actions`, { type: 'attach', droplet_id: body.droplet_id });
      return { body: { type: 'detach', ...body } };
    },
  },
];

const OWN = { name: 'own', url: 'http://images.example.com/own.qcow2.gz', region: 'nyc3' };

const images: readonly DocumentedRequest[] = [
  {
    id: 'images_create_custom',
    what: 'an address with all that can be said of the image',
    asks: {
      body: { ...OWN, distribution: 'Debian', description: 'Small & fast w/ all drivers', tags: ['own', 'env:live'] },
    },
  },
  { id: 'images_create_custom', what: 'an address', asks: { body: OWN } },
  {
    id: 'images_create_custom',
    what: 'an address as Terraform’s provider sends it',
    asks: { body: { ...OWN, distribution: 'Unknown', description: '', tags: [] } },
  },
  { id: 'images_update', what: 'another name', asks: { body: { name: 'Its new name' } } },
  {
    id: 'images_update',
    what: 'all of it anew',
    asks: { body: { name: 'own-2', distribution: 'Ubuntu', description: 'With newer drivers' } },
  },
  { id: 'imageActions_post', what: 'a region to transfer to', asks: { body: { type: 'transfer', region: 'sfo3' } } },
  {
    id: 'imageActions_post',
    what: 'a backup to convert',
    asks: async (by) => {
      const backup = await insertSnapshot(by.server, { accountId: by.accountId, type: 'backup' });
      return { path: `/v2/images/${backup}/actions`, body: { type: 'convert' } };
    },
  },
  {
    id: 'snapshots_get',
    what: 'the identifier of a volume’s',
    asks: async ({ server, accountId }) => ({
      path: `/v2/snapshots/${await insertVolumeSnapshot(server, { accountId })}`,
    }),
  },
  {
    id: 'snapshots_delete',
    what: 'the identifier of a volume’s',
    asks: async ({ server, accountId }) => ({
      path: `/v2/snapshots/${await insertVolumeSnapshot(server, { accountId })}`,
    }),
  },
  { id: 'images_get', what: 'a slug', asks: { path: '/v2/images/ubuntu-24-04-x64' } },
  ...[
    ['distributions alone', '?type=distribution'],
    ['applications alone', '?page=1&per_page=200&type=application'],
    ['the account’s own', '?private=true'],
    ['a tag', '?tag_name=own'],
  ].map(([what = '', query = '']) => ({ id: 'images_list' as const, what, asks: { query } })),
  ...[
    ['those of Droplets', '?resource_type=droplet'],
    ['those of volumes', '?page=1&per_page=200&resource_type=volume'],
  ].map(([what = '', query = '']) => ({ id: 'snapshots_list' as const, what, asks: { query } })),
];

type Associated = Readonly<Record<string, readonly { readonly id: string }[]>>;

/** Everything that can belong to a Droplet: an address, a snapshot, a volume and a snapshot of that. */
async function surround(by: Asker): Promise<Associated> {
  const dropletId = dropletIdOf(by);
  const place = `/v2/droplets/${dropletId}`;
  // In the region that the Droplet was given.
  const { droplet } = await by.ask<{ droplet: { region: { slug: string } } }>('GET', place);
  await by.ask('POST', `${place}/actions`, { type: 'snapshot', name: 'Kept' });
  const { id } = await createVolume(by, { region: droplet.region.slug });
  await by.ask('POST', `/v2/volumes/${id}/actions`, { type: 'attach', droplet_id: dropletId });
  await createVolumeSnapshot(by, id);
  await by.ask('POST', '/v2/reserved_ips', { droplet_id: dropletId });
  return by.ask('GET', `${place}/destroy_with_associated_resources`);
}

/** A Droplet to be destroyed with what it has of some kinds. */
const destruction = (what: string, kinds: readonly string[]): DocumentedRequest => ({
  id: 'droplets_destroy_withAssociatedResourcesSelective',
  what,
  asks: async (by) => {
    const there = await surround(by);
    const named = kinds.map((kind) => {
      const ids = (there[kind] ?? []).map(({ id }) => id);
      if (ids.length !== 1) throw new Error(`The Droplet has not one of ${kind}: ${JSON.stringify(there)}`);
      return [kind, ids] as const;
    });
    return { body: Object.fromEntries(named) };
  },
});

const destructions: readonly DocumentedRequest[] = [
  destruction('all that belongs to a Droplet', ['reserved_ips', 'snapshots', 'volumes', 'volume_snapshots']),
  destruction('an address by its older name', ['floating_ips']),
  destruction('what dots-wrapper can name', ['snapshots', 'volume_snapshots', 'volumes']),
  destruction('nothing but the Droplet', []),
];

/** The same of addresses by both their names. */
const addresses: readonly DocumentedRequest[] = (['reservedIPs', 'floatingIPs'] as const).flatMap((noun) => {
  const [create, act, place] =
    noun === 'reservedIPs'
      ? (['reservedIPs_create', 'reservedIPsActions_post', '/v2/reserved_ips'] as const)
      : (['floatingIPs_create', 'floatingIPsAction_post', '/v2/floating_ips'] as const);
  return [
    { id: create, what: 'a Droplet', asks: async (by: Asker) => ({ body: await attachment(by) }) },
    { id: create, what: 'a region', asks: { body: { region: 'nyc3' } } },
    {
      id: create,
      what: 'a region and no project, as Terraform’s provider says it',
      asks: { body: { region: 'nyc3', project_id: '' } },
    },
    {
      id: create,
      what: 'a region and a project',
      asks: async (by: Asker) => {
        const { project } = await by.ask<{ project: { id: string } }>('GET', '/v2/projects/default');
        return { body: { region: 'nyc3', project_id: project.id } };
      },
    },
    { id: act, what: 'an end to its assignment', asks: { body: { type: 'unassign' } } },
    {
      id: act,
      what: 'a Droplet to assign it to',
      asks: async (by: Asker) => ({
        path: `${place}/${await reserveIp(by)}/actions`,
        body: { type: 'assign', ...(await attachment(by)) },
      }),
    },
  ];
});

export const storageRequests: readonly DocumentedRequest[] = [
  ...volumes,
  ...actionsById,
  ...actionsByName,
  ...images,
  ...destructions,
  ...addresses,
];
