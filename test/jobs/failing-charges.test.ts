import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer, type Customer } from '../support/customer.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** $0.00893 an hour. */
const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
const HOUR = 3600;
/** Before time begins: nothing that grew then can be added up, and nothing is due for longer. */
const NEVER = -9_000_000_000_000_000;
/** More than a look takes in. */
const MANY = 2100;
/** Rows of a statement: SQLite binds at most 32,766 values. */
const SLICE = 700;

describe.each(DATABASES)('charges that cannot be added up, on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    // The fifth of a month, so that none of this ends in it.
    const date = new Date(server.clock.now());
    server.clock.advance((Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 5) - date.getTime()) / 1000);
  });
  afterAll(() => server.stop());

  const pass = async (seconds: number): Promise<void> => {
    server.clock.advance(seconds);
    await server.jobs.run();
  };
  const used = async (customer: Customer): Promise<string> => (await customer.balance()).month_to_date_usage;
  const ofCustomer = ({ account }: Customer) =>
    server.database.kysely.updateTable('charges').where('account_id', '=', account.id);

  async function insertCharges({ account }: Customer, count: number): Promise<void> {
    const now = server.clock.now();
    const shared = { account_id: account.id, product: 'Volumes', resource_type: 'volume', description: 'given' };
    const times = { started_at: now, ended_at: null, billed_from: now, hours_before: 0, accrues_at: now + 1 };
    for (let made = 0; made < count; made += SLICE) {
      const rows = Array.from({ length: Math.min(SLICE, count - made) }, () => ({
        ...shared,
        ...times,
        resource_id: crypto.randomUUID(),
        hourly_nanodollars: 10_000_000,
      }));
      await server.database.kysely.insertInto('charges').values(rows).execute();
    }
  }

  it('keep no other waiting, however many they are and however long due, and are added up later', async () => {
    const [broken, other] = [await createCustomer(server), await createCustomer(server)];
    await insertCharges(broken, MANY);
    await other.run('web-1', MACHINE);
    await ofCustomer(broken).set({ accrues_at: NEVER }).execute();
    await pass(100 * HOUR);
    expect([await used(broken), await used(other)]).toEqual(['0.00', '0.89']);

    await ofCustomer(broken)
      .set({ accrues_at: server.clock.now() - 100 * HOUR * 1000 })
      .execute();
    await pass(1);
    expect(await used(broken)).toBe('0.00');
    await pass(60);
    await server.jobs.run();
    // A cent an hour each; the hundred and first hour has begun.
    expect(await used(broken)).toBe(((MANY * 101) / 100).toFixed(2));
    await pass(HOUR);
    await server.jobs.run();
    expect(await used(broken)).toBe(((MANY * 102) / 100).toFixed(2));
  });
});
