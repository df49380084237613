import { setImmediate } from 'node:timers/promises';
import { listInvoicesToIssue } from '../resources/billing/invoice-store.ts';
import { issueInvoice } from '../resources/billing/issue-invoice.ts';
import { periodOf } from '../resources/billing/period.ts';
import type { JobContext } from './job-context.ts';

const BATCH = 50;
/** At one look, so that actions need not wait for long at the start of a month. */
const MAX_BATCHES = 10;

/**
 * Issues the invoices of every month that has ended, the oldest first, however many have ended since the last look. Each is one
 * transaction: issued once, whichever node comes first and whenever a process ends. One that fails keeps no other waiting.
 */
export async function issueDueInvoices({ database, clock, logger, signal }: JobContext): Promise<void> {
  let after = { period: '', account_id: 0 };
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const due = await listInvoicesToIssue(database, { before: periodOf(clock.now()), after, limit: BATCH });
    for (const { account_id: accountId, period } of due) {
      if (signal.aborted) return;
      try {
        await database.transaction().execute((transaction) => issueInvoice(transaction, { accountId, period }));
      } catch (error) {
        logger.error({ err: error, account: accountId, period }, 'an invoice could not be issued');
      }
    }
    if (due.length < BATCH) return;
    after = due.at(-1) ?? after;
    await setImmediate();
  }
}
