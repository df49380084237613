import { sql, type Selectable } from 'kysely';
import type { Database, InvoiceItemsTable } from '../../db/server-tables.ts';
import type { AccountRow } from '../account/account-store.ts';
import type { ChargeRow } from './charge-store.ts';
import { growInvoice } from './invoice-store.ts';
import { invoiceUuid } from './invoice-uuid.ts';
import type { Period } from './period.ts';

export type ItemRow = Selectable<InvoiceItemsTable>;

/** An item with the charge that it is of. */
export type ChargedItem = ItemRow &
  Pick<ChargeRow, 'product' | 'resource_type' | 'resource_id' | 'description' | 'billed_from' | 'ended_at'>;

/** As many rows of items as one statement takes. */
const ROWS_AT_ONCE = 500;

/** What an item becomes, beside what it was. */
export interface ItemChange {
  readonly before: ItemRow | undefined;
  readonly item: Omit<ItemRow, 'account_id'>;
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

/**
 * Writes items into the open invoices of their months, whose sums change with them; an invoice is opened by its first item. An item
 * that has no hours any more is taken off.
 */
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
      item_count: ofPeriod.reduce((sum, change) => sum + addedItems(change), 0),
      updated_at: now,
      issued_at: null,
    });
  }
  const rows = changes.filter(({ item }) => item.hours > 0).map(({ item }) => ({ account_id: account.id, ...item }));
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    await writeItems(transaction, rows.slice(start, start + ROWS_AT_ONCE));
  }
  for (const { item } of changes.filter((change) => addedItems(change) < 0)) {
    await removeItem(transaction, { ...item, account_id: account.id });
  }
}

function addedItems({ before, item }: ItemChange): number {
  return (item.hours > 0 ? 1 : 0) - (before === undefined ? 0 : 1);
}

async function removeItem(
  transaction: Database,
  { account_id: accountId, period, charge_id: chargeId }: ItemRow,
): Promise<void> {
  await transaction
    .deleteFrom('invoice_items')
    .where('account_id', '=', accountId)
    .where('period', '=', period)
    .where('charge_id', '=', chargeId)
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

/** Where items are: on the one invoice of an account and a month. */
export interface ItemPlace {
  readonly accountId: number;
  readonly period: Period;
}

/** A page of the items of an invoice, in the order in which their charges began. index: invoice_items_pk */
export function listItems(
  database: Database,
  { accountId, period }: ItemPlace,
  { limit, offset }: { limit: number; offset: number },
): Promise<ChargedItem[]> {
  return chargedItems(database, { accountId, period })
    .orderBy('invoice_items.charge_id')
    .limit(limit)
    .offset(offset)
    .execute();
}

/** The items that come after one, as many as are wanted at once. index: invoice_items_pk */
export function listItemsAfter(
  database: Database,
  place: ItemPlace,
  { chargeId, limit }: { chargeId: number; limit: number },
): Promise<ChargedItem[]> {
  return chargedItems(database, place)
    .where('invoice_items.charge_id', '>', chargeId)
    .orderBy('invoice_items.charge_id')
    .limit(limit)
    .execute();
}

function chargedItems(database: Database, { accountId, period }: ItemPlace) {
  return database
    .selectFrom('invoice_items')
    .innerJoin('charges', 'charges.id', 'invoice_items.charge_id')
    .selectAll('invoice_items')
    .select([
      'charges.product',
      'charges.resource_type',
      'charges.resource_id',
      'charges.description',
      'charges.billed_from',
      'charges.ended_at',
    ])
    .where('invoice_items.account_id', '=', accountId)
    .where('invoice_items.period', '=', period);
}

/** What the items of one product come to. */
export interface ProductSum {
  readonly product: string;
  readonly cents: number;
  readonly count: number;
}

/** What an invoice comes to, by product. index: invoice_items_pk */
export function sumProducts(database: Database, { accountId, period }: ItemPlace): Promise<ProductSum[]> {
  return database
    .selectFrom('invoice_items')
    .innerJoin('charges', 'charges.id', 'invoice_items.charge_id')
    .select([
      'charges.product',
      sql<number>`cast(sum(invoice_items.amount_cents) as bigint)`.as('cents'),
      sql<number>`cast(count(*) as bigint)`.as('count'),
    ])
    .where('invoice_items.account_id', '=', accountId)
    .where('invoice_items.period', '=', period)
    .groupBy('charges.product')
    .orderBy('charges.product')
    .execute();
}
