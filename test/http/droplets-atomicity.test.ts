import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const GOOD = { size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3' };
const EVERYTHING = { ...GOOD, names: ['a', 'b', 'c'], tags: ['web'], backups: true };
const TABLES = ['droplets', 'actions', 'tags', 'taggings', 'project_resources', 'charges'] as const;

describe.each(DATABASES)('Droplets are made all or none, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  beforeEach(async () => {
    const account = { email: `${crypto.randomUUID()}@example.com`, name: 'A', createdAt: new Date(), dropletLimit: 4 };
    accountId = (await createAccount(server.database.kysely, account)).id;
    token = (await server.issue(['write'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  const create = (body: object) => server.request('POST', '/v2/droplets', { token, body });

  /** All that is kept of the account. */
  async function kept(): Promise<object> {
    const { kysely } = server.database;
    const rows = await Promise.all(
      TABLES.map(async (table) => {
        const query = kysely.selectFrom(table).where('account_id', '=', accountId);
        return [table, (await query.selectAll().execute()).length] as const;
      }),
    );
    const account = await kysely.selectFrom('accounts').selectAll().where('id', '=', accountId).execute();
    const vpcs = await kysely
      .selectFrom('vpcs')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('id')
      .execute();
    return { ...Object.fromEntries(rows), account, vpcs };
  }

  /** The third charge from now on meets one that is running: the request fails after two Droplets have been written. */
  async function letTheThirdFail(): Promise<number> {
    const probe = await create({ ...GOOD, name: 'probe' });
    const { id } = probe.body['droplet'] as { id: number };
    await server.request('DELETE', `/v2/droplets/${id}`, { token });
    const running = { product: 'Droplets', resource_type: 'droplet', resource_id: String(id + 3) };
    const times = { started_at: 0, ended_at: null, billed_from: 0, hours_before: 0 };
    await server.database.kysely
      .insertInto('charges')
      .values({ ...running, ...times, account_id: accountId, description: 'x', hourly_nanodollars: 1 })
      .execute();
    return id + 3;
  }

  it('a request that fails in the middle leaves nothing behind', async () => {
    const blocked = await letTheThirdFail();
    const before = await kept();
    expect((await create(EVERYTHING)).status).toBe(500);
    expect(await kept()).toEqual(before);
    await server.database.kysely.deleteFrom('charges').where('resource_id', '=', String(blocked)).execute();
    expect((await create(EVERYTHING)).status).toBe(202);
  });

  it('a request that is refused leaves nothing behind', async () => {
    expect((await create({ ...GOOD, names: ['x', 'y'] })).status).toBe(202);
    const before = await kept();
    for (const body of [EVERYTHING, { ...EVERYTHING, image: 'none' }, { ...EVERYTHING, ssh_keys: [1] }]) {
      expect((await create(body)).status).toBe(422);
      expect(await kept()).toEqual(before);
    }
  });

  it('a Droplet that is made and destroyed leaves its actions and ended charges, and no more', async () => {
    const before = await kept();
    const { body } = await create({ ...GOOD, name: 'brief', backups: true, tags: [] });
    const { id } = body['droplet'] as { id: number };
    expect(await kept()).toMatchObject({ droplets: 1, charges: 2, project_resources: 1 });
    expect((await server.request('DELETE', `/v2/droplets/${id}`, { token })).status).toBe(204);
    expect(await kept()).toMatchObject({
      ...before,
      actions: 2,
      charges: 2,
      account: [{ droplet_count: 0, gpu_droplet_count: 0 }],
      vpcs: expect.any(Array),
    });
    const running = await server.database.kysely
      .selectFrom('charges')
      .select('id')
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .execute();
    expect(running).toEqual([]);
  });

  it('those with GPUs are counted and listed apart', async () => {
    await create({ ...GOOD, names: ['a', 'b'], region: 'nyc2' });
    const gpu = { size: 'gpu-h100x1-80gb', image: 'gpu-h100x1-base', region: 'nyc2', tags: ['ml'] };
    await create({ ...gpu, name: 'g', gpu_partition_mode: 'PARTITION_MODE_SPX_NPS1' });
    const listed = async (query: string) => {
      const { body } = await server.request('GET', `/v2/droplets${query}`, { token });
      const droplets = body['droplets'] as { id: number; name: string }[];
      expect(body['meta']).toEqual({ total: droplets.length });
      return droplets.map(({ name }) => name);
    };
    expect(await listed('')).toEqual(['a', 'b']);
    expect(await listed('?type=droplets')).toEqual(['a', 'b']);
    expect(await listed('?type=gpus')).toEqual(['g']);
    expect(await listed('?tag_name=ml')).toEqual(['g']);
    expect(await listed('?name=g')).toEqual(['g']);
    expect(await listed('?name=g&type=droplets')).toEqual([]);
    const { body } = await server.request('GET', '/v2/droplets?type=gpus', { token });
    await server.request('DELETE', `/v2/droplets/${(body['droplets'] as { id: number }[])[0]?.id}`, { token });
    expect(await listed('?type=gpus')).toEqual([]);
    expect(await listed('')).toEqual(['a', 'b']);
  });
});
