import { routeTable } from '@postern/api';
import { describe, expect, it } from 'vitest';
import type { AccountRow } from '../account/account-store.ts';
import type { DropletRow } from './droplet-details.ts';
import { defaultVpcUuid } from '../vpcs/default-vpc.ts';
import { planDroplets } from './droplets.ts';
import { networksOf } from './networks.ts';

const ACCOUNT: AccountRow = {
  id: 1,
  uuid: 'a'.repeat(40),
  email: 'ada@example.com',
  name: 'Ada',
  status: 'active',
  status_message: '',
  droplet_limit: 25,
  droplet_count: 0,
  created_at: 0,
};
const GOOD = { name: 'web', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const plan = (body: object) => planDroplets(ACCOUNT, routeTable.droplets_create.body.parse({ ...GOOD, ...body }));

describe('a plan for Droplets', () => {
  it('finds what the request names, and chooses the rest', () => {
    expect(plan({})).toMatchObject({
      names: ['web'],
      size: { slug: 's-1vcpu-1gb' },
      region: { slug: 'nyc3' },
      image: { id: 155_133_621 },
      features: ['private_networking', 'droplet_agent'],
      publicNetworking: true,
      userData: null,
      vpcUuid: defaultVpcUuid(ACCOUNT, 'nyc3'),
      tags: [],
    });
    expect(plan({ name: null, names: ['a', 'b'], image: 139_080_650 })).toMatchObject({
      names: ['a', 'b'],
      image: { slug: 'debian-12-x64' },
    });
  });

  it('names every reference to what there is not', () => {
    const errors = plan({ size: 's', image: 1, region: 'r', ssh_keys: [7, 'ab:cd'], volumes: ['v'], vpc_uuid: 'x' });
    expect(errors).toEqual([
      { field: 'region', message: 'there is no region "r"' },
      { field: 'size', message: 'there is no size "s"' },
      { field: 'image', message: 'there is no image "1"' },
      { field: 'ssh_keys', message: 'the account has no key "7"' },
      { field: 'ssh_keys', message: 'the account has no key "ab:cd"' },
      { field: 'volumes', message: 'the account has no volume "v"' },
      { field: 'vpc_uuid', message: 'the region has no network "x"' },
    ]);
  });

  it('takes up to a hundred tags, counted once each', () => {
    const tags = Array.from({ length: 100 }, (_, i) => `t${i}`);
    expect(plan({ tags: [...tags, ...tags] })).toMatchObject({ tags });
    expect(plan({ tags: [...tags, 'more'] })).toEqual([{ field: 'tags', message: 'a Droplet has at most 100 tags' }]);
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
