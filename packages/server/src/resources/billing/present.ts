import type { Balance } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import { formatDollars } from './money.ts';

/** From what is billed and not paid, and what is used and not billed yet, both in cents. */
export function presentBalance({ owed, used, now }: { owed: number; used: number; now: number }): Balance {
  return {
    month_to_date_balance: formatDollars(owed + used),
    account_balance: formatDollars(owed),
    month_to_date_usage: formatDollars(used),
    generated_at: formatTimestamp(new Date(now)),
  };
}
