import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnknownIds } from './unknown-ids.ts';

const half = fc.nat({ max: 62 ** 5 - 1 });

describe('ids that are known to be unknown', () => {
  it('are remembered for ten seconds', () => {
    const ids = new UnknownIds();
    ids.add(1, 2, 1000);
    expect([1000, 10_999, 11_000].map((now) => ids.has(1, 2, now))).toEqual([true, true, false]);
  });

  it('are never taken for one another', () => {
    fc.assert(
      fc.property(half, half, fc.tuple(half, half), (high, low, [otherHigh, otherLow]) => {
        fc.pre(high !== otherHigh || low !== otherLow);
        const ids = new UnknownIds();
        ids.add(high, low, 0);
        expect([ids.has(high, low, 0), ids.has(otherHigh, otherLow, 0), ids.has(low, high, 0)]).toEqual([
          true,
          false,
          low === high,
        ]);
      }),
    );
  });

  it('hold nothing at first, not even the id that is all zeros', () => {
    expect(new UnknownIds().has(0, 0, 0)).toBe(false);
  });

  it('are forgotten when a secret is made under them', () => {
    const ids = new UnknownIds();
    ids.add(1, 2, 0);
    ids.remove(1, 2);
    expect(ids.has(1, 2, 0)).toBe(false);
  });

  it('take no more memory however many are sprayed', () => {
    const ids = new UnknownIds();
    for (let i = 0; i < 100_000; i++) ids.add(i, i, 0);
    let held = 0;
    for (let i = 0; i < 100_000; i++) if (ids.has(i, i, 0)) held++;
    expect(held).toBeLessThanOrEqual(4096);
    expect(held).toBeGreaterThan(1000);
  });
});
