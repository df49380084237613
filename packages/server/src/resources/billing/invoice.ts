import type { Database } from '../../db/server-tables.ts';
import type { AccountRow } from '../account/account-store.ts';
import { findInvoice, type InvoiceRow } from './invoice-store.ts';
import { invoiceUuid } from './invoice-uuid.ts';
import { periodOf, periodStart } from './period.ts';

/** The invoice of this month as it stands; an empty one where nothing has been charged yet. */
export async function previewInvoice(database: Database, account: AccountRow, now: number): Promise<InvoiceRow> {
  const period = periodOf(now);
  const open = await findInvoice(database, account.id, { period });
  return open ?? emptyInvoice(account, now);
}

/** By uuid, or `preview` for that of this month. `undefined` when the account has no such invoice. */
export async function findNamedInvoice(
  database: Database,
  account: AccountRow,
  { name, now }: { name: string; now: number },
): Promise<InvoiceRow | undefined> {
  const uuid = name.toLowerCase();
  if (uuid === 'preview' || uuid === invoiceUuid(account, periodOf(now))) return previewInvoice(database, account, now);
  return findInvoice(database, account.id, { uuid });
}

function emptyInvoice(account: AccountRow, now: number): InvoiceRow {
  const period = periodOf(now);
  return {
    account_id: account.id,
    period,
    uuid: invoiceUuid(account, period),
    amount_cents: 0,
    item_count: 0,
    updated_at: periodStart(period),
    issued_at: null,
  };
}
