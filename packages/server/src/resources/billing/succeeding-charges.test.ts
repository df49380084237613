import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { billedHours, HOUR_MS, MAX_HOURS, periodCharges, succeedingCharge, type BilledCharge } from './billing.ts';
import { periodEnd, periodOf, periodStart } from './period.ts';

const at = (text: string): number => Date.parse(text);
const SMALL = 8_930_000;
const LARGE = 142_860_000;

/** How long nothing ran before a charge, how long it ran, and at what price. */
interface Part {
  readonly gap: number;
  readonly length: number;
  readonly price: number;
}

type Ended = BilledCharge & { ended_at: number };

/** Charges of one resource one after the other, as the store makes them. */
function chain(start: number, parts: readonly Part[]): Ended[] {
  const made: Ended[] = [];
  let time = start;
  for (const { gap, length, price } of parts) {
    const now = time + gap;
    const previous = made.findLast((charge) => charge.ended_at > charge.billed_from);
    const succession = previous && succeedingCharge({ now, hourlyNanodollars: price }, previous);
    if (previous && succession) previous.ended_at = succession.previousEndedAt;
    const beginning = succession?.beginning ?? { billed_from: now, hours_before: 0 };
    time = now + length;
    made.push({ ...beginning, hourly_nanodollars: price, ended_at: time });
  }
  return made;
}

/** The hours of charges in all months, and what they come to before anything is rounded. */
function totalOf(charges: readonly Ended[], now: number): { hours: number; nanodollars: number } {
  const totals = { hours: 0, nanodollars: 0 };
  for (const charge of charges) {
    for (const { hours } of periodCharges(charge, { since: charge.billed_from, now })) {
      totals.hours += hours;
      totals.nanodollars += hours * charge.hourly_nanodollars;
    }
  }
  return totals;
}

/** The same by going through time hour after hour: each costs the most that anything cost in it. */
function expectedTotal(start: number, parts: readonly Part[]): { hours: number; nanodollars: number } {
  let time = start;
  const spans = parts.map(({ gap, length, price }) => {
    const from = time + gap;
    time = from + length;
    return { from, to: time, price };
  });
  const totals = { hours: 0, nanodollars: 0 };
  for (let hour = spans[0]?.from ?? Infinity; hour < Infinity;) {
    const next = hour + HOUR_MS;
    const within = spans.filter(({ from, to }) => from < next && to > hour);
    totals.hours += 1;
    totals.nanodollars += Math.max(...within.map(({ price }) => price));
    const later = spans.filter(({ to }) => to > next).map(({ from }) => Math.max(from, next));
    hour = Math.min(...later);
  }
  return totals;
}

const from = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
const price = fc.oneof(fc.constantFrom(SMALL, LARGE), fc.integer({ min: 1, max: 50_000_000 }));
const minutes = (max: number) => fc.integer({ min: 1, max: max * 60_000 });
const gap = fc.oneof(fc.constant(0), minutes(90));
/** Many within an hour, and all of them within a month's hours. */
const shortParts = fc.array(fc.record({ gap, length: fc.oneof(minutes(50), minutes(600)), price }), {
  minLength: 1,
  maxLength: 20,
});
const longParts = fc.array(fc.record({ gap, length: fc.oneof(minutes(50), minutes(60 * 24 * 60)), price }), {
  minLength: 1,
  maxLength: 8,
});

describe('charges of one resource that follow one another', () => {
  const succeed = (now: string, hourlyNanodollars: number, previous: readonly [from: string, to: string]) =>
    succeedingCharge(
      { now: at(now), hourlyNanodollars },
      { billed_from: at(previous[0]), ended_at: at(previous[1]), hours_before: 0, hourly_nanodollars: SMALL },
    );

  it.each([
    ['the same', SMALL],
    ['less', SMALL - 1],
  ])('begin with the next hour where they cost %s', (_, cost) => {
    expect(succeed('2026-11-05T12:30:00Z', cost, ['2026-11-05T10:00:00Z', '2026-11-05T12:30:00Z'])).toEqual({
      beginning: { billed_from: at('2026-11-05T13:00:00Z'), hours_before: 3 },
      previousEndedAt: at('2026-11-05T12:30:00Z'),
    });
  });

  it('take the hour that has begun where they cost more', () => {
    expect(succeed('2026-11-05T12:30:00Z', SMALL + 1, ['2026-11-05T10:00:00Z', '2026-11-05T12:30:00Z'])).toEqual({
      beginning: { billed_from: at('2026-11-05T12:00:00Z'), hours_before: 2 },
      previousEndedAt: at('2026-11-05T12:00:00Z'),
    });
  });

  it('take the only hour that there was, and an hour after whose end of use nothing ran for a while', () => {
    expect(succeed('2026-11-05T10:50:00Z', LARGE, ['2026-11-05T10:00:00Z', '2026-11-05T10:20:00Z'])).toEqual({
      beginning: { billed_from: at('2026-11-05T10:00:00Z'), hours_before: 0 },
      previousEndedAt: at('2026-11-05T10:00:00Z'),
    });
  });

  it('begin anew once the hour that was paid for is over, whatever they cost', () => {
    expect(succeed('2026-11-07T12:34:56Z', LARGE, ['2026-11-05T10:00:00Z', '2026-11-05T10:30:00Z'])).toEqual({
      beginning: { billed_from: at('2026-11-07T12:34:56Z'), hours_before: 1 },
      previousEndedAt: at('2026-11-05T10:30:00Z'),
    });
  });

  it('count the hours of a new month from its first', () => {
    const early = ['2026-10-05T10:00:00Z', '2026-11-01T00:10:00Z'] as const;
    expect(succeed('2026-11-01T00:10:00Z', SMALL, early).beginning).toEqual({
      billed_from: at('2026-11-01T01:00:00Z'),
      hours_before: 1,
    });
    expect(succeed('2026-11-01T00:10:00Z', LARGE, early).beginning).toEqual({
      billed_from: at('2026-11-01T00:00:00Z'),
      hours_before: 0,
    });
    expect(succeed('2026-12-01T00:10:00Z', SMALL, early).beginning.hours_before).toBe(0);
  });

  it('leave no hour of a large machine free that a small one stands before and after', () => {
    const minute = 60_000;
    const parts = [SMALL, LARGE, SMALL].map((cost) => ({ gap: 0, length: 15 * minute, price: cost }));
    const made = chain(at('2026-11-05T10:00:00Z'), parts);
    expect(totalOf(made, at('2026-11-06T00:00:00Z'))).toEqual({ hours: 1, nanodollars: LARGE });
  });

  it('charge every hour once, at the highest price that was in force in it', () => {
    fc.assert(
      fc.property(from, shortParts, (start, parts) => {
        const made = chain(start, parts);
        expect(totalOf(made, made.at(-1)?.ended_at ?? start)).toEqual(expectedTotal(start, parts));
      }),
      { numRuns: 1000 },
    );
  });

  it('never charge for more hours than there were, nor for more than those of a month', () => {
    fc.assert(
      fc.property(from, longParts, (start, parts) => {
        const made = chain(start, parts);
        const end = parts.reduce((sum, part) => sum + part.gap + part.length, start);
        for (let time = start; time < end; time = periodEnd(periodOf(time))) {
          const month = periodOf(time);
          const hours = made.reduce((sum, each) => sum + billedHours(each, month, end), 0);
          const elapsed = Math.min(end, periodEnd(month)) - Math.max(start, periodStart(month));
          expect(hours).toBeLessThanOrEqual(Math.min(MAX_HOURS, Math.ceil(elapsed / HOUR_MS)));
        }
      }),
    );
  });
});
