import { createAccount } from '@postern/server';
import { expect, it } from 'vitest';
import { countDue, expectedInvoices, insertCharges, readInvoices } from '../support/billing-oracle.ts';
import { openCluster } from '../support/cluster.ts';

it('Several nodes on one database bill every month once, however often each of them looks.', async () => {
  const { nodes, clock } = await openCluster();
  const [first] = nodes;
  if (first === undefined) throw new Error('There is no node.');
  const owner = { email: 'ada@example.com', name: 'Ada', createdAt: new Date() };
  await createAccount(first.database.kysely, owner);
  const kysely = first.database.kysely.$extendTables<never>();
  const charges = await insertCharges(kysely, 3000, clock.now());
  while ((await countDue(kysely, clock.now())) > 0) {
    await Promise.all(nodes.flatMap(({ jobs }) => [jobs.run(), jobs.run()]));
  }
  const once = await readInvoices(kysely);
  expect(new Map(once.map(({ period, amount }) => [period, amount]))).toEqual(expectedInvoices(charges, clock.now()));
  for (const { amount, items, stated, billed, paid } of once) {
    expect([items, billed, paid]).toEqual([stated, amount, -amount]);
  }
  await Promise.all(nodes.map(({ jobs }) => jobs.run()));
  expect(await readInvoices(kysely)).toEqual(once);
});
