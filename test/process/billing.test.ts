import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { countDue, expectedInvoices, insertCharges, readInvoices } from '../support/billing-oracle.ts';
import { rounds } from '../support/rounds.ts';
import { startServer } from '../support/server-process.ts';
import { SERVER_DATABASES, type ServerPlace } from './server-databases.ts';
import { issueOwnerToken } from './terminal.ts';

const KILLS = rounds({ quick: 2, full: 25 });
const CHARGES = rounds({ quick: 8000, full: 60_000 });
const PATIENCE_MS = 60_000;

it.each(SERVER_DATABASES)(
  `Months are billed once, hour for hour, on $name, by a server that is killed ${KILLS} times while it adds them up.`,
  { timeout: rounds({ quick: 120_000, full: 600_000 }) },
  async ({ createPlace }) => {
    const place = await createPlace();
    await issueOwnerToken(place.data, place.environment);
    const database = place.open();
    const kysely = database.kysely.$extendTables<never>();
    const charges = await insertCharges(kysely, CHARGES, Date.now());
    const left: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const { server } = await startServer(place.data, { environment: place.environment });
      await delay(randomInt(300));
      await server.end('SIGKILL');
      left.push(await countDue(kysely, Date.now()));
    }
    expect(left.some((due) => due > 0 && due < CHARGES)).toBe(true);
    await finish(place, () => countDue(kysely, Date.now()));
    const now = Date.now();
    const invoices = await readInvoices(kysely);
    expect(new Map(invoices.map(({ period, amount }) => [period, amount]))).toEqual(expectedInvoices(charges, now));
    for (const { amount, items, stated, billed, paid } of invoices) {
      expect([items, billed, paid]).toEqual([stated, amount, -amount]);
    }
    await database.close();
  },
);

async function finish({ data, environment }: ServerPlace, due: () => Promise<number>): Promise<void> {
  const { server } = await startServer(data, { environment });
  for (const end = performance.now() + PATIENCE_MS; (await due()) > 0; await delay(100)) {
    if (performance.now() > end) throw new Error('The months are not billed in time.');
  }
  expect((await server.end('SIGTERM')).code).toBe(0);
}
