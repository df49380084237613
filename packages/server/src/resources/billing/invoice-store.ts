import { sql, type Selectable } from 'kysely';
import type { Page, PageRequest } from '@postern/engine';
import type { Database, InvoicesTable } from '../../db/server-tables.ts';
import { periodEnd, type Period } from './period.ts';

export type InvoiceRow = Selectable<InvoicesTable>;

/** The months that are closed for an account end with this one. index: invoices_pk */
export async function findLastIssuedPeriod(transaction: Database, accountId: number): Promise<Period | undefined> {
  const found = await transaction
    .selectFrom('invoices')
    .select('period')
    .where('account_id', '=', accountId)
    .where('issued_at', 'is not', null)
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.period;
}

/** Adds to the open invoice of a month, which is opened by what is first added to it. */
export async function growInvoice(transaction: Database, growth: InvoiceRow): Promise<void> {
  await transaction
    .insertInto('invoices')
    .values(growth)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'period']).doUpdateSet((row) => ({
        amount_cents: row('invoices.amount_cents', '+', growth.amount_cents),
        item_count: row('invoices.item_count', '+', growth.item_count),
        updated_at: growth.updated_at,
      })),
    )
    .execute();
}

/** What has been used and is on no issued invoice yet, in cents. index: invoices_pk */
export async function sumOpenInvoices(database: Database, accountId: number): Promise<number> {
  const { cents } = await database
    .selectFrom('invoices')
    .select(sql<number>`cast(coalesce(sum(amount_cents), 0) as bigint)`.as('cents'))
    .where('account_id', '=', accountId)
    .where('issued_at', 'is', null)
    .executeTakeFirstOrThrow();
  return cents;
}

/** Those that are issued, newest first. index: invoices_pk */
export async function listInvoices(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<InvoiceRow>> {
  const issued = database.selectFrom('invoices').where('account_id', '=', accountId).where('issued_at', 'is not', null);
  const { total } = await issued.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await issued.selectAll().orderBy('period', 'desc').limit(limit).offset(offset).execute();
  return { items, total };
}

/** index: invoices_pk, or invoices_by_uuid */
export function findInvoice(
  database: Database,
  accountId: number,
  by: { readonly period: Period } | { readonly uuid: string },
): Promise<InvoiceRow | undefined> {
  const ofAccount = database.selectFrom('invoices').selectAll().where('account_id', '=', accountId);
  const found = 'uuid' in by ? ofAccount.where('uuid', '=', by.uuid) : ofAccount.where('period', '=', by.period);
  return found.executeTakeFirst();
}

/** Invoices of all accounts whose month has ended, the oldest month first, from after one on. index: invoices_open */
export function listInvoicesToIssue(
  database: Database,
  { before, after, limit }: { before: Period; after: Pick<InvoiceRow, 'account_id' | 'period'>; limit: number },
): Promise<InvoiceRow[]> {
  const { period, account_id: accountId } = after;
  return database
    .selectFrom('invoices')
    .selectAll()
    .where('issued_at', 'is', null)
    .where('period', '<', before)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('period', 'account_id'), '>', tuple(period, accountId)))
    .orderBy('period')
    .orderBy('account_id')
    .limit(limit)
    .execute();
}

/** Closes an invoice as of the end of its month. `undefined` when it is closed already, by this node or another. */
export function closeInvoice(
  transaction: Database,
  accountId: number,
  period: Period,
): Promise<InvoiceRow | undefined> {
  return transaction
    .updateTable('invoices')
    .set({ issued_at: periodEnd(period) })
    .where('account_id', '=', accountId)
    .where('period', '=', period)
    .where('issued_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
