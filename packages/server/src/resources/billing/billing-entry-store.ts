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
