import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { addBillingEntry } from './billing-entry-store.ts';
import { hasDueCharges } from './charge-store.ts';
import { closeInvoice } from './invoice-store.ts';
import { namePeriod, periodEnd, type Period } from './period.ts';

/**
 * Issues the invoice of a month that has ended, and pays it at once: the card behind every account is simulated and never refuses.
 * Waits while a charge of that month is not added up yet. Does nothing to an invoice that is issued already.
 */
export async function issueInvoice(
  transaction: Database,
  { accountId, period }: { readonly accountId: number; readonly period: Period },
): Promise<void> {
  await holdAccount(transaction, accountId);
  const enteredAt = periodEnd(period);
  if (await hasDueCharges(transaction, accountId, enteredAt)) return;
  const invoice = await closeInvoice(transaction, accountId, period);
  if (invoice === undefined) return;
  const { amount_cents: cents } = invoice;
  const entry = { account_id: accountId, period, entered_at: enteredAt };
  const description = `Invoice for ${namePeriod(period)}`;
  await addBillingEntry(transaction, { ...entry, type: 'Invoice', description, amount_cents: cents });
  if (cents === 0) return;
  const payment = { description: 'Payment (simulated card)', amount_cents: -cents };
  await addBillingEntry(transaction, { ...entry, type: 'Payment', ...payment });
}
