import type { Page, PageRequest } from '@postern/engine';
import { sql, type Selectable } from 'kysely';
import type { BillingEntriesTable, Database } from '../../db/server-tables.ts';

export type BillingEntryRow = Selectable<BillingEntriesTable>;

/** What an account has been billed and has not paid, in cents. index: billing_entries_by_account */
export async function sumBillingEntries(database: Database, accountId: number): Promise<number> {
  const { cents } = await database
    .selectFrom('billing_entries')
    .select(sql<number>`cast(coalesce(sum(amount_cents), 0) as bigint)`.as('cents'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return cents;
}

/** Writes down what was billed, or paid. At most one of a kind for each month. */
export async function addBillingEntry(transaction: Database, entry: Omit<BillingEntryRow, 'id'>): Promise<void> {
  await transaction.insertInto('billing_entries').values(entry).execute();
}

/** Newest first. index: billing_entries_by_account */
export async function listBillingEntries(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<BillingEntryRow>> {
  const ofAccount = database.selectFrom('billing_entries').where('account_id', '=', accountId);
  const { total } = await ofAccount.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await ofAccount.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute();
  return { items, total };
}
