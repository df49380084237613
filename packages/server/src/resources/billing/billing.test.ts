import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizes } from '../sizes/sizes.ts';
import {
  amountCents,
  billedHours,
  HOUR_MS,
  MAX_HOURS,
  nextAccrual,
  periodCharges,
  type BilledCharge,
} from './billing.ts';

const at = (text: string): number => Date.parse(text);
/** `s-1vcpu-1gb`, $0.00893 an hour. */
const SMALL = 8_930_000;
const charge = (from: string, to: string | null = null, hoursBefore = 0): BilledCharge => ({
  billed_from: at(from),
  ended_at: to === null ? null : at(to),
  hours_before: hoursBefore,
  hourly_nanodollars: SMALL,
});

describe('the hours of a charge in a month', () => {
  const cases: readonly (readonly [what: string, given: BilledCharge, now: string, hours: number])[] = [
    ['none before it began', charge('2026-11-05T10:30:00Z'), '2026-11-05T10:30:00.000Z', 0],
    ['one as soon as it has begun', charge('2026-11-05T10:30:00Z'), '2026-11-05T10:30:00.001Z', 1],
    ['one until that is over', charge('2026-11-05T10:30:00Z'), '2026-11-05T11:30:00.000Z', 1],
    ['two after that', charge('2026-11-05T10:30:00Z'), '2026-11-05T11:30:00.001Z', 2],
    ['one for ten minutes', charge('2026-11-05T10:30:00Z', '2026-11-05T10:40:00Z'), '2026-11-20T00:00:00Z', 1],
    ['none for no time', charge('2026-11-05T10:30:00Z', '2026-11-05T10:30:00Z'), '2026-11-20T00:00:00Z', 0],
    ['672 of the 720 of November', charge('2026-11-01T00:00:00Z'), '2026-12-05T00:00:00Z', 672],
    ['what earlier charges left of 672', charge('2026-11-02T00:00:00Z', null, 600), '2026-12-05T00:00:00Z', 72],
    ['those that begin in it', charge('2026-10-31T22:30:00Z', '2026-11-01T02:15:00Z'), '2026-12-05T00:00:00Z', 2],
    ['none of another month', charge('2026-09-01T00:00:00Z', '2026-10-31T23:00:00Z'), '2026-12-05T00:00:00Z', 0],
  ];

  it.each(cases)('are %s', (...[, given, now, hours]) => {
    expect(billedHours(given, '2026-11', at(now))).toBe(hours);
  });
});

describe('an amount', () => {
  it.each([
    [1, SMALL, 1],
    [56, SMALL, 50],
    [672, SMALL, 600],
    [1, 5_000_000, 1],
    [1, 4_999_999, 0],
    [3, 5_000_000, 2],
    [672, 23_920_000_000, 1_607_424],
  ])('for %i hours at %i nanodollars is %i cents', (hours, nanodollars, cents) => {
    expect(amountCents(hours, nanodollars)).toBe(cents);
  });

  it('for a whole month is the monthly price of a size', () => {
    const priced = sizes.filter(({ gpu_info }) => gpu_info === undefined);
    expect(priced.length).toBeGreaterThan(50);
    for (const { slug, price_hourly: hourly, price_monthly: monthly } of priced) {
      expect(amountCents(MAX_HOURS, Math.round(hourly * 1e9)) / 100, slug).toBeCloseTo(monthly, 1);
    }
  });
});

const from = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
const length = fc.oneof(fc.integer({ min: 0, max: 3 * HOUR_MS }), fc.integer({ min: 0, max: 90 * 24 * HOUR_MS }));
const price = fc.integer({ min: 1, max: 50_000_000_000 });
const charges = fc
  .record({ billed_from: from, length, hourly_nanodollars: price, isRunning: fc.boolean() })
  .map(({ length: ms, isRunning, ...rest }) => ({
    ...rest,
    hours_before: 0,
    ended_at: isRunning ? null : rest.billed_from + ms,
  }));
const months = (given: BilledCharge, now: number) => periodCharges(given, { since: given.billed_from, now });
const hoursOf = (parts: readonly { readonly hours: number }[]): number =>
  parts.reduce((sum, { hours }) => sum + hours, 0);

describe('any charge', () => {
  it('comes to the same by months as by the whole, where no month is full', () => {
    const short = fc.integer({ min: 0, max: 27 * 24 * HOUR_MS });
    fc.assert(
      fc.property(from, short, (start, ms) => {
        const given = { billed_from: start, hours_before: 0, hourly_nanodollars: SMALL, ended_at: start + ms };
        expect(hoursOf(months(given, start + ms * 2))).toBe(Math.ceil(ms / HOUR_MS));
      }),
    );
  });

  it('never comes to more than the monthly price in a month, and never to a part of an hour', () => {
    fc.assert(
      fc.property(charges, length, (given, elapsed) => {
        for (const { hours, amountCents: cents } of months(given, given.billed_from + elapsed)) {
          expect(Number.isInteger(hours) && hours > 0 && hours <= MAX_HOURS).toBe(true);
          expect(cents).toBeLessThanOrEqual(amountCents(MAX_HOURS, given.hourly_nanodollars));
        }
      }),
    );
  });

  it('only ever grows', () => {
    fc.assert(
      fc.property(charges, length, length, (given, first, more) => {
        const earlier = months(given, given.billed_from + first);
        const later = new Map(months(given, given.billed_from + first + more).map((part) => [part.period, part]));
        for (const { period, hours, amountCents: cents } of earlier) {
          expect(later.get(period)?.hours).toBeGreaterThanOrEqual(hours);
          expect(later.get(period)?.amountCents).toBeGreaterThanOrEqual(cents);
        }
      }),
    );
  });

  it('says when it grows next: not before, but then, and never without end at the same time', () => {
    fc.assert(
      fc.property(charges, length, (given, elapsed) => {
        const now = given.billed_from + elapsed;
        const next = nextAccrual(given, now);
        const sumAt = (time: number): number => hoursOf(months(given, time));
        const growsAt = next ?? now + 400 * 24 * HOUR_MS;
        expect(growsAt).toBeGreaterThan(now);
        expect(sumAt(growsAt - 1)).toBe(sumAt(now));
        expect(sumAt(growsAt)).toBe(sumAt(now) + (next === null ? 0 : 1));
      }),
    );
  });
});
