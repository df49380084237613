import { routeTable, type Image, type Region } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { findImage } from '../images/images.ts';
import { findRegion } from '../regions/regions.ts';
import { findSize } from '../sizes/sizes.ts';
import { defaultVpcUuid } from '../vpcs/default-vpc.ts';
import type { VpcRow } from '../vpcs/vpc-address-store.ts';
import type { DropletRow } from './droplet-details.ts';
import type { DropletReferences, VolumeRow } from './droplet-references-store.ts';
import { planDroplets } from './droplets.ts';
import { networksOf } from './networks.ts';

const ACCOUNT = { uuid: 'a'.repeat(40) };
const GOOD = { name: 'web', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const UBUNTU = findImage('ubuntu-24-04-x64') as Image;
const NOTHING: DropletReferences = { image: undefined, sshKeys: [], volumes: [], vpc: undefined };
const plan = (body: object, found: Partial<DropletReferences> = {}) =>
  planDroplets(routeTable.droplets_create.body.parse({ ...GOOD, ...body }), { ...NOTHING, image: UBUNTU, ...found });
const volume = (row: Partial<VolumeRow>) =>
  ({ id: 'v-1', region_slug: 'nyc1', droplet_id: null, pending_action_id: null, ...row }) as VolumeRow;
const vpc = (regionSlug: string) => ({ id: 'p-1', region_slug: regionSlug }) as VpcRow;
const snapshot = (image: Partial<Image>): Image => ({ ...UBUNTU, id: 7, slug: null, ...image });

describe('a plan for Droplets', () => {
  it('finds what the request names, and chooses the rest', () => {
    expect(plan({})).toEqual({
      names: ['web'],
      size: findSize('s-1vcpu-1gb'),
      regions: expect.toSatisfy((found: readonly Region[]) => found[0] === findRegion('nyc3') && found.length > 5),
      image: UBUNTU,
      features: ['private_networking', 'droplet_agent'],
      publicNetworking: true,
      userData: null,
      vpcUuid: null,
      volumeIds: [],
      tags: [],
      backupPolicy: null,
      gpuPartitionMode: null,
    });
    const keys = [{ id: 7, fingerprint: 'ab:cd' }];
    const body = { name: null, names: ['a', 'b'], ssh_keys: [7, '7', 'AB:CD'], size: 'S-1vcpu-1gb', region: 'NYC1' };
    expect(plan(body, { sshKeys: keys })).toMatchObject({
      names: ['a', 'b'],
      size: { slug: 's-1vcpu-1gb' },
      regions: [{ slug: 'nyc1' }],
    });
  });

  it('names every reference to what there is not', () => {
    const body = { size: 's', image: 1, region: 'r', ssh_keys: [7, 'ab:cd'], volumes: ['v'], vpc_uuid: 'x' };
    expect(plan(body, NOTHING)).toEqual([
      { field: 'region', message: 'there is no region "r"' },
      { field: 'size', message: 'there is no size "s"' },
      { field: 'image', message: 'there is no image "1"' },
      { field: 'ssh_keys', message: 'the account has no key "7"' },
      { field: 'ssh_keys', message: 'the account has no key "ab:cd"' },
      { field: 'vpc_uuid', message: 'the region has no network "x"' },
      { field: 'volumes', message: 'the account has no volume "v"' },
    ]);
  });

  it('takes up to a hundred tags, counted once each', () => {
    const tags = Array.from({ length: 100 }, (_, i) => `t${i}`);
    expect(plan({ tags: [...tags, ...tags] })).toMatchObject({ tags });
    expect(plan({ tags: [...tags, 'more'] })).toEqual([{ field: 'tags', message: 'a Droplet has at most 100 tags' }]);
  });

  it('takes up to fifteen volumes that nothing else has, for one Droplet', () => {
    const volumes = Array.from({ length: 16 }, (_, i) => volume({ id: `v-${i}` }));
    const ids = volumes.map(({ id }) => id);
    const fifteen = { volumes: volumes.slice(1) };
    expect(plan({ volumes: ids.slice(1) }, fifteen)).toMatchObject({ volumeIds: ids.slice(1) });
    expect(plan({ volumes: ids }, { volumes })).toEqual([
      { field: 'volumes', message: 'a Droplet has at most 15 volumes' },
    ]);
    expect(plan({ volumes: ids.slice(1), name: null, names: ['a', 'b'] }, fifteen)).toEqual([
      { field: 'volumes', message: 'a volume can be attached to one Droplet only' },
    ]);
    const taken = [volume({ droplet_id: 3, pending_action_id: 9 }), volume({ id: 'v-2', pending_action_id: 9 })];
    expect(plan({ volumes: ['v-1', 'v-2'] }, { volumes: taken })).toEqual([
      { field: 'volumes', message: 'volume "v-1" is attached to Droplet 3' },
      { field: 'volumes', message: 'volume "v-2" already has a pending event' },
    ]);
  });

  it('has a backup policy exactly with backups: the one given, or a daily one', () => {
    expect(plan({ backups: true })).toMatchObject({ backupPolicy: { plan: 'daily', weekday: null, hour: 0 } });
    const policy = { plan: 'weekly', weekday: 'MON', hour: 0 };
    expect(plan({ backups: true, backup_policy: policy })).toMatchObject({ backupPolicy: policy });
    expect(plan({ backup_policy: policy })).toEqual([
      { field: 'backup_policy', message: 'can only be set when backups are enabled' },
    ]);
  });

  it('has no IPv6 without public networking', () => {
    expect(plan({ public_networking: false, ipv6: true })).toMatchObject([{ field: 'ipv6' }]);
    expect(plan({ public_networking: false })).toMatchObject({ publicNetworking: false });
  });

  it('takes a disk that the image fits on', () => {
    const message = 'the disk of s-1vcpu-1gb has 25 GB, and the image needs 26 GB';
    expect(plan({}, { image: snapshot({ min_disk_size: 26 }) })).toEqual([{ field: 'size', message }]);
    expect(plan({}, { image: snapshot({ min_disk_size: 25 }) })).toMatchObject({ image: { id: 7 } });
  });
});

describe('the region of a Droplet', () => {
  const regionOf = (body: object, found?: Partial<DropletReferences>) => {
    const planned = plan(body, found);
    return 'regions' in planned ? planned.regions[0]?.slug : planned;
  };

  interface Case {
    readonly is: string;
    readonly body: object;
    readonly found?: Partial<DropletReferences>;
    readonly slug: string;
  }
  it.each<Case>([
    { is: 'nyc3 where nothing speaks against it', body: {}, slug: 'nyc3' },
    { is: 'the first of a place', body: { region: 'nyc' }, slug: 'nyc3' },
    {
      is: 'the first of a place that has the size',
      body: { region: 'nyc', size: 'gpu-h100x1-80gb' },
      slug: 'nyc2',
    },
    { is: 'one that has the size', body: { size: 'gpu-4000adax1-20gb' }, slug: 'tor1' },
    {
      is: 'one that has the image',
      body: {},
      found: { image: snapshot({ regions: ['fra1', 'lon1'] }) },
      slug: 'lon1',
    },
    { is: 'that of the network', body: { vpc_uuid: 'p-1' }, found: { vpc: vpc('sgp1') }, slug: 'sgp1' },
    {
      is: 'that of the volumes',
      body: { volumes: ['v-1'] },
      found: { volumes: [volume({ region_slug: 'sfo3' })] },
      slug: 'sfo3',
    },
  ])('is $is', ({ body, found, slug }) => {
    expect(regionOf(body, found)).toBe(slug);
  });

  it('is refused with every demand that it does not meet', () => {
    const found = { image: snapshot({ regions: ['nyc1'] }), vpc: vpc('nyc3'), volumes: [volume({})] };
    const body = { region: 'sfo1', vpc_uuid: 'p-1', volumes: ['v-1'] };
    expect(regionOf(body, found)).toEqual([
      { field: 'region', message: 'no Droplet can be made in sfo1' },
      { field: 'vpc_uuid', message: 'the region has no network "p-1", which is in nyc3' },
      {
        field: 'volumes',
        message: 'volume "v-1" is in nyc1, and goes to a Droplet in that region only',
      },
      { field: 'size', message: 's-1vcpu-1gb is not offered in sfo1' },
      { field: 'image', message: 'image "7" is not in sfo1; transfer it there first' },
    ]);
  });

  it('is refused when no region meets all demands together', () => {
    const image = snapshot({ regions: ['nyc3'] });
    expect(regionOf({ size: 'gpu-4000adax1-20gb' }, { image })).toEqual([
      { field: 'image', message: 'image "7" is not in any region that would do; transfer it there first' },
    ]);
  });
});

it('The network of an account in a region is always the same one, and nobody else has it.', () => {
  const uuid = defaultVpcUuid(ACCOUNT, 'nyc3');
  expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(defaultVpcUuid(ACCOUNT, 'nyc3')).toBe(uuid);
  const others = [defaultVpcUuid(ACCOUNT, 'nyc1'), defaultVpcUuid({ uuid: 'b'.repeat(40) }, 'nyc3')];
  expect(others).not.toContain(uuid);
});

describe('the addresses of a Droplet', () => {
  const networks = (row: Partial<DropletRow>) =>
    networksOf({ id: 1, features: '', public_networking: 1, ...row } as DropletRow);

  it('are public and private, and IPv6 where asked for', () => {
    expect(networks({}).v4.map(({ type }) => type)).toEqual(['public', 'private']);
    expect(networks({}).v6).toEqual([]);
    expect(networks({ features: 'backups ipv6' }).v6).toHaveLength(1);
    expect(networks({ public_networking: 0, features: 'ipv6' })).toMatchObject({ v4: [{ type: 'private' }], v6: [] });
  });

  it('differ between Droplets, and come from ranges that no real host has', () => {
    const ids = Array.from({ length: 2000 }, (_, i) => i * 37 + 1);
    const all = ids.map((id) => networks({ id, features: 'ipv6' }));
    expect(new Set(all.map(({ v4 }) => v4[0]?.ip_address)).size).toBe(ids.length);
    for (const { v4, v6 } of all) {
      expect(v4[0]?.ip_address).toMatch(/^198\.1[89]\./);
      expect(v4[1]?.ip_address).toMatch(/^10\./);
      expect(v6[0]?.ip_address).toMatch(/^2001:db8::/);
    }
  });
});
