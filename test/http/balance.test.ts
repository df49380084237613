import type { Balance } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** $0.00893 an hour. */
const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
const HOUR = 3600;

describe.each(DATABASES)('GET /v2/customers/my/balance on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true, dropletLimit: 1000 });
    // The fifth of a month, so that none of these ends in it.
    const date = new Date(server.clock.now());
    server.clock.advance((Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 5) - date.getTime()) / 1000);
  });
  afterAll(() => server.stop());

  async function newAccount(): Promise<{ write: string; balance: () => Promise<Balance> }> {
    const account = { email: `${crypto.randomUUID()}@example.com`, name: 'A', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, account);
    const { secret: token } = await server.issue(['billing'], { accountId });
    return {
      write: (await server.issue(['write'], { accountId })).secret,
      balance: async () => {
        await server.jobs.run();
        const { status, body } = await server.request('GET', '/v2/customers/my/balance', { token });
        expect(status).toBe(200);
        return body as unknown as Balance;
      },
    };
  }
  const create = async (token: string, names: readonly string[], more: object = {}): Promise<number[]> => {
    const { status, body } = await server.request('POST', '/v2/droplets', {
      token,
      body: { ...MACHINE, names, ...more },
    });
    expect(status).toBe(202);
    return (body['droplets'] as { id: number }[]).map(({ id }) => id);
  };
  const destroy = async (token: string, id: number): Promise<void> => {
    expect((await server.request('DELETE', `/v2/droplets/${id}`, { token })).status).toBe(204);
  };
  const used = ({ month_to_date_usage: usage }: Balance): string => usage;

  it('is nothing where nothing ran, as of now', async () => {
    const { balance } = await newAccount();
    expect(await balance()).toEqual({
      month_to_date_balance: '0.00',
      account_balance: '0.00',
      month_to_date_usage: '0.00',
      generated_at: `${new Date(server.clock.now()).toISOString().slice(0, 19)}Z`,
    });
  });

  it('grows with every hour that a Droplet begins, and no more once it is destroyed', async () => {
    const { write, balance } = await newAccount();
    const [id = 0] = await create(write, ['web-1']);
    server.clock.advance(1);
    expect(used(await balance())).toBe('0.01');
    server.clock.advance(10 * HOUR - 1);
    expect(used(await balance())).toBe('0.09'); // 10 × 0.893 cents
    server.clock.advance(1);
    expect(used(await balance())).toBe('0.10'); // 11 × 0.893 cents
    await destroy(write, id);
    server.clock.advance(48 * HOUR);
    expect(used(await balance())).toBe('0.10');
  });

  it('adds up what each Droplet costs, each rounded by itself', async () => {
    const { write, balance } = await newAccount();
    await create(write, ['a', 'b', 'c']);
    await create(write, ['d'], { size: 's-2vcpu-4gb' }); // $0.03571 an hour
    server.clock.advance(100 * HOUR);
    // 3 × 89.3 and 357.1 cents
    expect(await balance()).toMatchObject({
      month_to_date_usage: '6.24',
      account_balance: '0.00',
      month_to_date_balance: '6.24',
    });
  });

  it('is the same however often it is added up, and on however many servers', async () => {
    const { write, balance } = await newAccount();
    await create(write, ['a', 'b']);
    server.clock.advance(50 * HOUR);
    const first = await balance();
    await Promise.all([server.jobs.run(), server.jobs.run()]);
    expect(await balance()).toEqual(first);
    expect(used(first)).toBe('0.90'); // 2 × 44.65 cents
  });

  it('is of the account that asks', async () => {
    const [rich, poor] = [await newAccount(), await newAccount()];
    await create(rich.write, ['web-1'], { size: 's-2vcpu-4gb' });
    server.clock.advance(2 * HOUR);
    expect(used(await rich.balance())).toBe('0.07');
    expect(used(await poor.balance())).toBe('0.00');
  });
});
