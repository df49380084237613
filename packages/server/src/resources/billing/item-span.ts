import type { ChargedItem } from './invoice-item-store.ts';
import { periodEnd, periodStart } from './period.ts';

/** From when until when an item's charge ran in its month: until now where it still does. */
export function itemSpan(
  { period, billed_from: from, ended_at: endedAt }: Pick<ChargedItem, 'period' | 'billed_from' | 'ended_at'>,
  now: number,
): { readonly start: number; readonly end: number } {
  const start = Math.max(from, periodStart(period));
  return { start, end: Math.max(start, Math.min(endedAt ?? now, now, periodEnd(period))) };
}
