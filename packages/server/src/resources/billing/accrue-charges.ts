import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { nextAccrual, periodCharges, type PeriodCharge } from './billing.ts';
import { findDueCharges, setNextAccruals, type ChargeRow } from './charge-store.ts';
import { findItems, recordItems, type ItemChange } from './invoice-item-store.ts';
import { findLastIssuedPeriod } from './invoice-store.ts';
import { periodOf } from './period.ts';
import { findProjectNames } from './project-names.ts';

export interface Accrual {
  readonly accountId: number;
  /** Of the charges to look at. */
  readonly ids: readonly number[];
  readonly now: number;
}

/**
 * Puts what charges of an account have come to into the invoices of their months, and says when to look at each again. What is
 * written is always the whole of a month, so that doing it twice adds nothing. An invoice that is issued does not change any more.
 */
export async function accrueCharges(transaction: Database, { accountId, ids, now }: Accrual): Promise<void> {
  const account = await holdAccount(transaction, accountId);
  const charges = await findDueCharges(transaction, accountId, { ids, now });
  if (charges.length === 0) return;
  const issued = (await findLastIssuedPeriod(transaction, accountId)) ?? '';
  const due = charges.flatMap((charge) =>
    partsOf(charge, now)
      .filter(({ period }) => period > issued)
      .map((part) => ({ charge, ...part })),
  );
  const projectNameOf = await findProjectNames(transaction, accountId, charges);
  const items = await findItems(transaction, accountId, due);
  const known = new Map(items.map((item) => [`${item.charge_id} ${item.period}`, item]));
  const changes = due.map(({ charge, period, hours, amountCents }): ItemChange => {
    const before = known.get(`${charge.id} ${period}`);
    const project_name = projectNameOf(charge, before?.project_name);
    return { before, item: { period, charge_id: charge.id, hours, amount_cents: amountCents, project_name } };
  });
  // Nothing, where there was nothing before, is no change.
  const made = changes.filter(({ before, item }) => before !== undefined || item.hours > 0);
  await recordItems(transaction, { account, changes: made, now });
  const following = charges.map((charge) => ({ id: charge.id, accrues_at: nextAccrual(charge, now) }));
  await setNextAccruals(transaction, following);
}

/** What a charge comes to since it was last looked at: of the first month even nothing, because its only hour may have been given away. */
function partsOf(charge: ChargeRow & { accrues_at: number }, now: number): PeriodCharge[] {
  const since = charge.accrues_at - 1;
  const parts = periodCharges(charge, { since, now });
  const period = periodOf(since);
  return parts[0]?.period === period ? parts : [{ period, hours: 0, amountCents: 0 }, ...parts];
}
