import { setImmediate } from 'node:timers/promises';
import { holdAccount } from '../resources/account/account-store.ts';
import { accrueCharges } from '../resources/billing/accrue-charges.ts';
import { listDueCharges, putOffCharges, type DueCharge } from '../resources/billing/charge-store.ts';
import type { JobContext } from './job-context.ts';

/** One transaction's worth: few enough that requests between two of them hardly wait. */
const BATCH = 250;
/** A running charge is due once an hour, so this keeps up with seven million of them, and actions need not wait for long. */
const MAX_BATCHES = 8;
const RETRY_MS = 60_000;

/**
 * Adds up what charges have come to. Each is due again as soon as its next hour begins, so that a balance is right to the second and
 * a look costs what has changed, not what there is. Those of an account that fails are put off by a minute, all that are due, so that
 * they keep no other waiting however many they are.
 */
export async function accrueDueCharges(context: JobContext): Promise<void> {
  const { database, clock, signal } = context;
  let after: DueCharge | undefined;
  for (let batch = 0; batch < MAX_BATCHES; batch++) {
    const due = await listDueCharges(database, { now: clock.now(), after, limit: BATCH });
    const byAccount = Map.groupBy(due, (charge) => charge.account_id);
    for (const [accountId, charges] of byAccount) {
      if (signal.aborted) return;
      await accrueOf(context, { accountId, ids: charges.map(({ id }) => id) });
    }
    if (due.length < BATCH) return;
    after = due.at(-1);
    await setImmediate();
  }
}

async function accrueOf(
  { database, clock, logger }: JobContext,
  { accountId, ids }: { accountId: number; ids: readonly number[] },
): Promise<void> {
  try {
    await database
      .transaction()
      .execute((transaction) => accrueCharges(transaction, { accountId, ids, now: clock.now() }));
  } catch (error) {
    logger.error({ err: error, account: accountId }, 'what an account uses could not be added up');
    const now = clock.now();
    await database.transaction().execute(async (transaction) => {
      await holdAccount(transaction, accountId);
      await putOffCharges(transaction, accountId, { now, until: now + RETRY_MS });
    });
  }
}
