import { sql, type Selectable } from 'kysely';
import type { Database, InvoiceItemsTable, InvoicesTable } from '../../db/server-tables.ts';
import type { AccountRow } from '../account/account-store.ts';
import { invoiceUuid } from './invoice-uuid.ts';
import type { Period } from './period.ts';

export type InvoiceRow = Selectable<InvoicesTable>;
export type ItemRow = Selectable<InvoiceItemsTable>;

/** As many rows of items as one statement takes. */
const ROWS_AT_ONCE = 500;

/** What an item becomes, beside what it was. */
export interface ItemChange {
  readonly before: ItemRow | undefined;
  readonly item: Omit<ItemRow, 'account_id'>;
}

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

/** The items there are for these charges in these months. index: invoice_items_pk */
export async function findItems(
  transaction: Database,
  accountId: number,
  of: readonly { readonly charge: { readonly id: number }; readonly period: Period }[],
): Promise<ItemRow[]> {
  if (of.length === 0) return [];
  return transaction
    .selectFrom('invoice_items')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('period', 'in', [...new Set(of.map(({ period }) => period))])
    .where('charge_id', 'in', [...new Set(of.map(({ charge }) => charge.id))])
    .execute();
}

/** Writes items into the open invoices of their months, whose sums change with them; an invoice is opened by its first item. */
export async function recordItems(
  transaction: Database,
  { account, changes, now }: { account: AccountRow; changes: readonly ItemChange[]; now: number },
): Promise<void> {
  for (const period of new Set(changes.map(({ item }) => item.period))) {
    const ofPeriod = changes.filter(({ item }) => item.period === period);
    await growInvoice(transaction, {
      account_id: account.id,
      period,
      uuid: invoiceUuid(account, period),
      amount_cents: ofPeriod.reduce(
        (sum, { item, before }) => sum + item.amount_cents - (before?.amount_cents ?? 0),
        0,
      ),
      item_count: ofPeriod.filter(({ before }) => before === undefined).length,
      updated_at: now,
      issued_at: null,
    });
  }
  const rows = changes.map(({ item }) => ({ account_id: account.id, ...item }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await writeItems(transaction, rows.slice(start, start + ROWS_AT_ONCE));
  }
}

async function growInvoice(transaction: Database, growth: InvoiceRow): Promise<void> {
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

async function writeItems(transaction: Database, rows: readonly ItemRow[]): Promise<void> {
  await transaction
    .insertInto('invoice_items')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'period', 'charge_id']).doUpdateSet((row) => ({
        hours: row.ref('excluded.hours'),
        amount_cents: row.ref('excluded.amount_cents'),
        project_name: row.ref('excluded.project_name'),
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
