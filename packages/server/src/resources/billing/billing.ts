import type { ChargeRow } from './charge-store.ts';
import { nextPeriod, periodEnd, periodOf, periodStart, type Period } from './period.ts';

export const HOUR_MS = 3_600_000;
/** Of a resource in a month: four weeks, so that no month costs more than the monthly price. */
export const MAX_HOURS = 672;
const NANODOLLARS_A_CENT = 10_000_000;

/** What the rules look at. Hours of a charge are counted from `billed_from`; one that has begun is owed. */
export type BilledCharge = Pick<ChargeRow, 'billed_from' | 'hours_before' | 'hourly_nanodollars' | 'ended_at'>;

/** What a charge comes to in a month. */
export interface PeriodCharge {
  readonly period: Period;
  readonly hours: number;
  readonly amountCents: number;
}

/** How many hours of a charge have begun before a time, if it never ends. */
function hoursBegun({ billed_from: from }: Pick<BilledCharge, 'billed_from'>, before: number): number {
  return Math.max(0, Math.ceil((before - from) / HOUR_MS));
}

/** The hours of a charge that have begun in a month by now. An hour belongs to the month that it begins in. */
export function billedHours(charge: BilledCharge, period: Period, now: number): number {
  const until = Math.min(charge.ended_at ?? now, now);
  const begun = (at: number): number => hoursBegun(charge, Math.min(at, until));
  const hours = begun(periodEnd(period)) - begun(periodStart(period));
  return Math.min(hours, MAX_HOURS - usedBefore(charge, period));
}

function usedBefore(charge: BilledCharge, period: Period): number {
  return period === periodOf(charge.billed_from) ? charge.hours_before : 0;
}

/** Rounded half up. */
export function amountCents(hours: number, hourlyNanodollars: number): number {
  return Math.floor((hours * hourlyNanodollars + NANODOLLARS_A_CENT / 2) / NANODOLLARS_A_CENT);
}

/** What a charge comes to by now, month by month, from the one that `since` lies in. Months that cost no hour are left out. */
export function periodCharges(
  charge: BilledCharge,
  { since, now }: { readonly since: number; readonly now: number },
): PeriodCharge[] {
  const last = periodOf(Math.min(charge.ended_at ?? now, now));
  const charges: PeriodCharge[] = [];
  for (let period = periodOf(since); period <= last; period = nextPeriod(period)) {
    const hours = billedHours(charge, period, now);
    if (hours > 0) charges.push({ period, hours, amountCents: amountCents(hours, charge.hourly_nanodollars) });
  }
  return charges;
}

/** When a charge grows next: just after its next hour has begun, that of the next month where this one is full. Null: never. */
export function nextAccrual(charge: BilledCharge, now: number): number | null {
  const period = periodOf(now);
  const isFull = billedHours({ ...charge, ended_at: null }, period, now) + usedBefore(charge, period) >= MAX_HOURS;
  const hours = hoursBegun(charge, isFull ? periodEnd(period) : now);
  const begins = charge.billed_from + hours * HOUR_MS;
  return charge.ended_at !== null && begins >= charge.ended_at ? null : begins + 1;
}

/** How a charge begins that follows another, and when that one ends for it. */
export interface Succession {
  readonly beginning: Pick<BilledCharge, 'billed_from' | 'hours_before'>;
  /** Earlier than it did where the hour that it ended in has become the next one's. */
  readonly previousEndedAt: number;
}

/**
 * What becomes of a charge, and of the last hour that was charged of another one before it, of the same product for the same resource.
 * An hour that has begun is charged once, at the highest price that is in force in it: what costs less begins with the next hour, and
 * what costs more takes the hour over. The hours of a month are counted together.
 */
export function succeedingCharge(
  { now, hourlyNanodollars }: { readonly now: number; readonly hourlyNanodollars: number },
  previous: BilledCharge & { readonly ended_at: number },
): Succession {
  const paidUntil = previous.billed_from + hoursBegun(previous, previous.ended_at) * HOUR_MS;
  const isDearer = now < paidUntil && hourlyNanodollars > previous.hourly_nanodollars;
  const previousEndedAt = isDearer ? paidUntil - HOUR_MS : previous.ended_at;
  const billedFrom = isDearer ? previousEndedAt : Math.max(now, paidUntil);
  const period = periodOf(billedFrom);
  const hours = billedHours({ ...previous, ended_at: previousEndedAt }, period, previousEndedAt);
  const beginning = { billed_from: billedFrom, hours_before: hours + usedBefore(previous, period) };
  return { beginning, previousEndedAt };
}
