import type { Droplet, Problem, Vpc } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
/** It has room for thirteen. */
const SMALL = '10.10.10.16/28';

describe.each(DATABASES)('room for Droplets in networks, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  let token: string;
  let accounts = 0;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const account = { email: `room-${++accounts}@example.com`, name: 'R', createdAt: new Date(), dropletLimit: 99 };
    accountId = (await createAccount(server.database.kysely, account)).id;
    token = (await server.issue(['vpcs:write', 'droplets:write'], { accountId })).secret;
  });

  const create = (count: number, more: object = {}): Promise<TestAnswer> => {
    const names = Array.from({ length: count }, (_, index) => `web-${index}`);
    return server.request('POST', '/v2/droplets', { token, body: { ...MACHINE, names, ...more } });
  };
  const regionsOf = ({ body }: TestAnswer): string[] => [
    ...new Set((body['droplets'] as Droplet[]).map(({ region }) => region.slug)),
  ];
  const addressesOf = ({ body }: TestAnswer): (string | undefined)[] =>
    (body['droplets'] as Droplet[]).map(
      ({ networks }) => networks.v4.find(({ type }) => type === 'private')?.ip_address,
    );
  const defaults = async (): Promise<Vpc[]> =>
    (await server.request('GET', '/v2/vpcs?per_page=200', { token })).body['vpcs'] as Vpc[];
  /** Sets what the default networks of the account have of their own, in one region or in all. */
  const change = async (row: { ip_range?: string; last_host?: number }, region?: string): Promise<void> => {
    let query = server.database.kysely.updateTable('vpcs').set(row).where('account_id', '=', accountId);
    if (region !== undefined) query = query.where('region_slug', '=', region);
    await query.execute();
  };
  const objections = ({ body }: TestAnswer): Problem['errors'] => (body as Partial<Problem>).errors;

  it('the network that a region has from the start holds half a million, and none overlaps another', async () => {
    const ranges = (await defaults()).map((vpc) => vpc.ip_range);
    expect(ranges.every((range) => /^10\.\d+\.0\.0\/13$/.test(range))).toBe(true);
    expect(new Set(ranges).size).toBe(ranges.length);
    const { body } = await create(1);
    const [droplet] = body['droplets'] as Droplet[];
    expect(droplet?.networks.v4.find(({ type }) => type === 'private')?.netmask).toBe('255.248.0.0');
    const overlapping = { name: 'mine', region: 'nyc3', ip_range: ranges[0]?.replace('/13', '/16') };
    const answer = await server.request('POST', '/v2/vpcs', { token, body: overlapping });
    expect([answer.status, objections(answer)?.[0]?.field]).toEqual([422, 'ip_range']);
  });

  it('a large network gives its last addresses, then its first again, without those in use', async () => {
    const [first] = addressesOf(await create(1, { region: 'nyc3' }));
    const [, second = 0, third] = (first ?? '').split('.').map(Number);
    await change({ last_host: 2 ** 19 - 5 }, 'nyc3');
    const rest = addressesOf(await create(4, { region: 'nyc3' }));
    expect(third).toBe(0);
    const [low, high] = [`10.${second}.0`, `10.${second + 7}.255`];
    expect([first, ...rest]).toEqual([`${low}.2`, `${high}.253`, `${high}.254`, `${low}.3`, `${low}.4`]);
  });

  it('where no region is named, one is taken whose default network has room', async () => {
    await change({ ip_range: SMALL }, 'nyc3');
    expect(regionsOf(await create(10))).toEqual(['nyc3']);
    expect(regionsOf(await create(4))).not.toContain('nyc3');
    expect(regionsOf(await create(3))).toEqual(['nyc3']);
    expect(regionsOf(await create(1, { region: 'nyc' }))).not.toContain('nyc3');
  });

  it('422 names the region when its network is full, and says what else there is', async () => {
    await change({ ip_range: SMALL }, 'nyc3');
    await create(10, { region: 'nyc3' });
    const answer = await create(4, { region: 'nyc3' });
    const message =
      'the default network in nyc3 has no room for 4 more Droplets; name a network that has room in vpc_uuid, or destroy some that are in it';
    expect([answer.status, objections(answer)]).toEqual([422, [{ field: 'region', message }]]);
    expect((await create(3, { region: 'nyc3' })).status).toBe(202);
    expect(objections(await create(1, { region: 'nyc3' }))?.[0]?.message).toContain('no room for 1 more Droplet;');
  });

  it('422 names the region when no region has room', async () => {
    await change({ ip_range: '10.10.10.16/30', last_host: 1 });
    for (const { region } of await defaults()) await create(1, { region });
    const answer = await create(1);
    expect([answer.status, objections(answer)?.[0]?.field]).toEqual([422, 'region']);
    expect(answer.body['message']).toContain('the default network in any region that would do has no room');
  });

  it('422 names the network when one was asked for, and no other is taken', async () => {
    const body = { name: 'mine', region: 'nyc3', ip_range: SMALL };
    const { id } = (await server.request('POST', '/v2/vpcs', { token, body })).body['vpc'] as Vpc;
    await create(10, { vpc_uuid: id });
    for (const region of [undefined, 'nyc3']) {
      const answer = await create(4, { vpc_uuid: id, region });
      const message = `network "${id}" has no room for 4 more Droplets; name another, or destroy some that are in it`;
      expect([answer.status, objections(answer)]).toEqual([422, [{ field: 'vpc_uuid', message }]]);
    }
  });
});
