import type { Domain, DomainRecord, Vpc } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

/** Rows of a statement: SQLite binds at most 32,766 values. */
const SLICE = 1000;
const RECORD = { type: 'A', name: 'www', data: '162.10.66.0' };

describe.each(DATABASES)('what an account may have at most, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const account = { email: `${crypto.randomUUID()}@example.com`, name: 'L', createdAt: new Date() };
    accountId = (await createAccount(server.database.kysely, account)).id;
    token = (await server.issue(['write'], { accountId })).secret;
  });

  const post = (path: string, body: object): Promise<TestAnswer> =>
    server.request('POST', path, { token, body: { ...body } });
  const refusal = ({ status, body }: TestAnswer): unknown[] => [status, body['message']];
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

  async function insertRecords(domain: string, count: number): Promise<void> {
    const row = { account_id: accountId, domain_name: domain, name: 'a', data: '192.0.2.1', ttl: 1800 };
    for (let left = count; left > 0; left -= SLICE) {
      const rows = numbers(Math.min(left, SLICE)).map(() => ({ ...row, type: 'A' as const }));
      await server.database.kysely.insertInto('domain_records').values(rows).execute();
    }
  }
  async function insertDomains(count: number): Promise<string[]> {
    const names = numbers(count).map((number) => `d${number}.example`);
    const rows = names.map((name) => ({ account_id: accountId, name, ttl: 1800, serial: 1, created_at: 0 }));
    await server.database.kysely.insertInto('domains').values(rows).execute();
    return names;
  }

  it('a thousand records of a domain, of which its SOA record can still be changed', async () => {
    const { name } = (await post('/v2/domains', { name: 'example.com' })).body['domain'] as Domain;
    const path = `/v2/domains/${name}/records`;
    await insertRecords(name, 995);
    const { id } = (await post(path, RECORD)).body['domain_record'] as DomainRecord;
    const message = 'creating this record will exceed the limit of 1,000 records of a domain';
    expect(refusal(await post(path, RECORD))).toEqual([422, message]);
    expect((await post(path, { type: 'SOA', name: '@', data: '1800', ttl: 600 })).status).toBe(201);
    expect((await server.request('DELETE', `${path}/${id}`, { token })).status).toBe(204);
    expect((await post(path, RECORD)).status).toBe(201);
    const { body } = await server.request('GET', path, { token });
    expect(body['meta']).toEqual({ total: 1000 });
  });

  it('ten thousand records of all domains', async () => {
    const [last = '', ...others] = await insertDomains(11);
    for (const name of others) await insertRecords(name, 999);
    await insertRecords(last, 9);
    expect((await post(`/v2/domains/${last}/records`, RECORD)).status).toBe(201);
    const message = 'creating this record will exceed your limit of 10,000 records of all domains';
    expect(refusal(await post(`/v2/domains/${last}/records`, RECORD))).toEqual([422, message]);
    expect((await post('/v2/domains/nothing.example/records', RECORD)).status).toBe(404);
  });

  it('a thousand domains', async () => {
    await insertDomains(999);
    expect((await post('/v2/domains', { name: 'example.com' })).status).toBe(201);
    const message = 'creating this domain will exceed your limit of 1,000 domains';
    expect(refusal(await post('/v2/domains', { name: 'example.org' }))).toEqual([422, message]);
    expect((await server.request('GET', '/v2/domains/example.org', { token })).status).toBe(404);
  });

  it('a thousand networks', async () => {
    const total = (await server.request('GET', '/v2/vpcs', { token })).body['meta'] as { total: number };
    const shared = { account_id: accountId, description: '', region_slug: 'nyc1', is_default: 0 };
    const rows = numbers(999 - total.total).map((number) => ({
      ...shared,
      id: crypto.randomUUID(),
      name: `n${number}`,
      ip_range: `10.${number >> 8}.${number & 255}.0/28`,
      last_host: 0,
      created_at: 0,
    }));
    await server.database.kysely.insertInto('vpcs').values(rows).execute();
    const { id } = (await post('/v2/vpcs', { name: 'last', region: 'nyc1' })).body['vpc'] as Vpc;
    const message = 'creating this network will exceed your limit of 1,000 networks';
    expect(refusal(await post('/v2/vpcs', { name: 'more', region: 'nyc1' }))).toEqual([422, message]);
    expect((await server.request('DELETE', `/v2/vpcs/${id}`, { token })).status).toBe(204);
    expect((await post('/v2/vpcs', { name: 'more', region: 'nyc1' })).status).toBe(201);
  });
});
