import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, openPostern, readConfig, type Postern } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type DatabasePlace } from '../support/stores.ts';

const MACHINE = {
  account_id: 1,
  status: 'active' as const,
  size_slug: 's-1vcpu-1gb',
  region_slug: 'nyc3',
  image_id: 155_133_621,
  disk: 25,
  features: '',
  public_networking: 1,
  vpc_uuid: '',
  created_at: 0,
};
const VPC = { account_id: 1, description: '', region_slug: 'nyc1', is_default: 0, last_host: 0, created_at: 0 };

describe.each(DATABASES)('an account that is older than projects and networks, on $name', (database) => {
  let folder: string;
  let place: DatabasePlace;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postern-older-'));
    place = await database.createPlace();
    await withPostern(addOlderAccounts);
  });
  afterAll(async () => {
    await place.remove();
    await rm(folder, { recursive: true });
  });

  /** One life of a server on the database. */
  async function withPostern<Result>(
    work: (kysely: Postern['database']['kysely']) => Promise<Result>,
  ): Promise<Result> {
    const url = database.name === 'postgres' ? { DATABASE_URL: place.address } : {};
    const postern = await openPostern(readConfig({ port: '0', data: folder }, url), createLogger('silent'));
    try {
      return await work(postern.database.kysely);
    } finally {
      await postern.close();
    }
  }

  async function addOlderAccounts(kysely: Postern['database']['kysely']): Promise<void> {
    const account = { name: '', status: 'active' as const, status_message: '', droplet_limit: 25, created_at: 0 };
    for (const [uuid, count] of [
      ['a'.repeat(40), 3],
      ['b'.repeat(40), 0],
    ] as const) {
      const row = { ...account, uuid, email: `${uuid}@example.com`, droplet_count: count };
      await kysely.insertInto('accounts').values(row).execute();
    }
    for (const name of ['one', 'two', 'three']) {
      await kysely
        .insertInto('droplets')
        .values({ ...MACHINE, name })
        .execute();
    }
    // What the networks to come would otherwise be called, and be given.
    const inTheWay = [
      { ...VPC, id: crypto.randomUUID(), name: 'default-fra1', ip_range: '10.128.16.0/20' },
      { ...VPC, id: crypto.randomUUID(), name: 'mine', ip_range: '10.144.0.0/16' },
    ];
    await kysely.insertInto('vpcs').values(inTheWay).execute();
  }

  const readAll = (): Promise<Record<'projects' | 'resources' | 'vpcs', Record<string, unknown>[]>> =>
    withPostern(async (kysely) => ({
      projects: await kysely.selectFrom('projects').selectAll().orderBy('account_id').execute(),
      resources: await kysely.selectFrom('project_resources').selectAll().orderBy('urn').execute(),
      vpcs: await kysely.selectFrom('vpcs').selectAll().orderBy('account_id').orderBy('id').execute(),
    }));

  it('has at the next start all that a new one has, and nothing changes at those after it', async () => {
    const { projects, resources, vpcs } = await readAll();
    expect(projects).toMatchObject([
      { account_id: 1, name: 'first-project', is_default: 1 },
      { account_id: 2, name: 'first-project', is_default: 1 },
    ]);
    expect(resources.map((row) => row['project_id'])).toEqual(Array(3).fill(projects[0]?.['id']));
    const defaults = vpcs.filter((vpc) => vpc['is_default'] === 1);
    const regionsOf = (accountId: number): unknown[] =>
      defaults.filter((vpc) => vpc['account_id'] === accountId).map((vpc) => vpc['region_slug']);
    expect(regionsOf(1)).toContain('nyc3');
    expect(new Set(regionsOf(1))).toEqual(new Set(regionsOf(2)));
    expect(regionsOf(1)).toHaveLength(new Set(regionsOf(2)).size);
    expect(await readAll()).toEqual({ projects, resources, vpcs });
  });

  it('keeps what it has, and is given names and ranges beside that', async () => {
    const { vpcs } = await readAll();
    const own = vpcs.filter((vpc) => vpc['account_id'] === 1);
    expect(own.filter((vpc) => vpc['is_default'] === 0).map((vpc) => vpc['name'])).toEqual(
      expect.arrayContaining(['default-fra1', 'mine']),
    );
    const named = (name: string): unknown => own.find((vpc) => vpc['name'] === name)?.['region_slug'];
    expect([named('default-fra1'), named('default-fra1-2'), named('default-nyc3')]).toEqual(['nyc1', 'fra1', 'nyc3']);
    const ranges = own.map((vpc) => String(vpc['ip_range']));
    expect(new Set(ranges).size).toBe(own.length);
    expect(ranges).toEqual(expect.arrayContaining(['10.136.0.0/13', '10.152.0.0/13', '10.248.0.0/13']));
    expect(ranges).not.toContain('10.128.0.0/13');
    expect(ranges).not.toContain('10.144.0.0/13');
  });

  it('is given a network in a region that was opened later, beside those that it has moved', async () => {
    const before = await withPostern(async (kysely) => {
      // As if sgp1 had not been there, and as if another network had become the default of ams3.
      const own = kysely.deleteFrom('vpcs').where('account_id', '=', 1);
      await own.where('region_slug', '=', 'sgp1').execute();
      await own.where('region_slug', '=', 'ams3').execute();
      const moved = { ...VPC, region_slug: 'ams3', is_default: 1, name: 'moved', ip_range: '10.10.10.0/24' };
      await kysely
        .insertInto('vpcs')
        .values({ ...moved, id: crypto.randomUUID() })
        .execute();
      return kysely.selectFrom('vpcs').selectAll().execute();
    });
    const { vpcs } = await readAll();
    const known = new Set(before.map(({ id }) => id));
    expect(vpcs.filter((vpc) => !known.has(String(vpc['id'])))).toMatchObject([
      { account_id: 1, region_slug: 'sgp1', name: 'default-sgp1', is_default: 1 },
    ]);
    expect(vpcs.filter((vpc) => known.has(String(vpc['id'])))).toEqual(expect.arrayContaining(before));
  });
});
