import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase62 } from './base62.ts';
import { VerificationCache, type CachedCredential } from './verification-cache.ts';

const START = Date.parse('2026-03-01T12:00:00Z');

interface Id {
  readonly high: number;
  readonly low: number;
}

const publicIdOf = ({ high, low }: Id): string => encodeBase62(high, 5) + encodeBase62(low, 5);

function credential(id: Id, fields: Partial<CachedCredential<string>> = {}): CachedCredential<string> {
  const digest = `digest of ${publicIdOf(id)}`.padEnd(32, '.');
  return { ...id, digest, tokenId: 1, accountId: 1, grant: 'grant', grantKey: 'grant', notAfterMs: null, ...fields };
}

/** Few values, so that ids collide in their home slots and in either half. */
const half = fc.oneof(fc.constantFrom(0, 1, 62 ** 5 - 1), fc.nat({ max: 6 }));
const id: fc.Arbitrary<Id> = fc.record({ high: half, low: half });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('fill' as const), id, tokenId: fc.nat({ max: 99 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('invalidate' as const), id }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
);

describe('the verification cache', () => {
  it('holds what a map would hold, however its runs are filled and broken', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120 }), (steps) => {
        const cache = new VerificationCache<string>(60);
        const model = new Map<string, number>();
        for (const taken of steps) {
          if (taken.kind === 'clear') {
            cache.clear();
            model.clear();
          } else if (taken.kind === 'invalidate') {
            cache.invalidate(publicIdOf(taken.id), taken.id.high, taken.id.low);
            model.delete(publicIdOf(taken.id));
          } else {
            cache.fill(credential(taken.id, { tokenId: taken.tokenId, accountId: taken.tokenId + 1 }));
            if (!model.has(publicIdOf(taken.id))) model.set(publicIdOf(taken.id), taken.tokenId);
          }
        }
        expectToHold(cache, model);
      }),
      { numRuns: 300 },
    );
  });

  function expectToHold(cache: VerificationCache<string>, model: ReadonlyMap<string, number>): void {
    expect(cache.size).toBe(model.size);
    const halves = [0, 1, 2, 3, 4, 5, 6, 62 ** 5 - 1];
    for (const high of halves) {
      for (const low of halves) {
        const slot = cache.find(high, low);
        const expected = model.get(publicIdOf({ high, low }));
        expect(slot !== -1).toBe(expected !== undefined);
        if (slot === -1) continue;
        expect([cache.publicIdHigh(slot), cache.publicIdLow(slot)]).toEqual([high, low]);
        expect([cache.tokenId(slot), cache.accountId(slot)]).toEqual([expected, Number(expected) + 1]);
        expect(cache.proves(slot, credential({ high, low }).digest)).toBe(true);
      }
    }
  }

  it('stays within its size, and finds all that it says it holds', () => {
    const cache = new VerificationCache<string>(100);
    const ids = Array.from({ length: 3000 }, (_, i) => ({ high: (i * 7919) % 62 ** 5, low: i }));
    for (const [i, each] of ids.entries()) {
      const slot = cache.fill(credential(each));
      expect(slot).toBe(cache.find(each.high, each.low));
      expect(cache.size).toBe(Math.min(i + 1, 100));
    }
    expect(ids.filter(({ high, low }) => cache.find(high, low) !== -1)).toHaveLength(100);
  });

  it('keeps what is in use while what is not makes room', () => {
    const cache = new VerificationCache<string>(200);
    const busy = Array.from({ length: 20 }, (_, i) => ({ high: 1, low: i }));
    for (const { high, low } of busy) cache.markUsed(cache.fill(credential({ high, low })), START, 0);
    for (let i = 0; i < 2000; i++) {
      const now = START + i * 1000;
      for (const { high, low } of busy) {
        const slot = cache.find(high, low);
        if (slot !== -1) cache.markUsed(slot, now, 0);
      }
      cache.markUsed(cache.fill(credential({ high: 2, low: i })), now - 600_000, 0);
    }
    expect(busy.filter(({ high, low }) => cache.find(high, low) !== -1).length).toBeGreaterThanOrEqual(19);
  });

  it('is filled only where nothing is', () => {
    const cache = new VerificationCache<string>(16);
    const first = cache.fill(credential({ high: 1, low: 1 }, { tokenId: 7 }));
    const second = cache.fill(credential({ high: 1, low: 1 }, { tokenId: 8 }));
    expect([second, cache.tokenId(second), cache.size]).toEqual([first, 7, 1]);
  });

  it('does not hold tokens or accounts with more than 31 bits', () => {
    const cache = new VerificationCache<string>(16);
    expect(cache.fill(credential({ high: 1, low: 1 }, { tokenId: 2 ** 31 }))).toBe(-1);
    expect(cache.fill(credential({ high: 1, low: 2 }, { accountId: 2 ** 40 }))).toBe(-1);
    expect(cache.tokenId(cache.fill(credential({ high: 1, low: 3 }, { tokenId: 2 ** 31 - 1 })))).toBe(2 ** 31 - 1);
    expect(cache.size).toBe(1);
  });

  it('is proved by a digest whose first 128 bits are the same, bit for bit', () => {
    const cache = new VerificationCache<string>(16);
    const digest = randomBytes(32).toString('latin1');
    const slot = cache.fill(credential({ high: 1, low: 1 }, { digest }));
    expect(cache.proves(slot, digest)).toBe(true);
    for (let bit = 0; bit < 128; bit++) {
      const bytes = Buffer.from(digest, 'latin1');
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(cache.proves(slot, bytes.toString('latin1')), `bit ${bit}`).toBe(false);
    }
    expect(cache.proves(slot, '')).toBe(false);
  });

  it('vouches for nothing from the second on in which it ends', () => {
    const cache = new VerificationCache<string>(16);
    const slot = cache.fill(credential({ high: 1, low: 1 }, { notAfterMs: START + 1500 }));
    expect([999, 1000, 1500, 86_400_000].map((ms) => cache.isWithinTime(slot, START + ms))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('vouches without end for what has none', () => {
    const cache = new VerificationCache<string>(16);
    const slot = cache.fill(credential({ high: 1, low: 1 }));
    expect(cache.isWithinTime(slot, Date.parse('9999-12-31T00:00:00Z'))).toBe(true);
  });

  it.each([-1, 0, 1, 999, 1000])('vouches for nothing that ended at %i ms of the epoch', (notAfterMs) => {
    const cache = new VerificationCache<string>(16);
    expect(cache.isWithinTime(cache.fill(credential({ high: 1, low: 1 }, { notAfterMs })), START)).toBe(false);
  });

  it.each(['2038-01-19T03:14:08Z', '2106-02-07T06:28:16Z', '2150-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
    'vouches today for what ends at %s, and not after it',
    (end) => {
      const cache = new VerificationCache<string>(16);
      const slot = cache.fill(credential({ high: 1, low: 1 }, { notAfterMs: Date.parse(end) }));
      expect(cache.isWithinTime(slot, START)).toBe(true);
      expect(cache.isWithinTime(slot, Date.parse(end))).toBe(false);
    },
  );
});

describe('grants in the cache', () => {
  it('are one object for all secrets that have the same', () => {
    const cache = new VerificationCache<{ name: string }>(16);
    const fields = { digest: '', tokenId: 1, accountId: 1, notAfterMs: null, grantKey: 'a' };
    const first = cache.fill({ high: 1, low: 1, ...fields, grant: { name: 'first' } });
    const second = cache.fill({ high: 1, low: 2, ...fields, grant: { name: 'second' } });
    const third = cache.fill({ high: 1, low: 3, ...fields, grantKey: 'b', grant: { name: 'third' } });
    expect(cache.grant(second)).toBe(cache.grant(first));
    expect([cache.internedGrant('a')?.name, cache.grant(third).name]).toEqual(['first', 'third']);
    expect(cache.internedGrant('c')).toBeUndefined();
  });

  it('do not pile up: when there have been too many, the cache starts anew', () => {
    const cache = new VerificationCache<string>(16);
    for (let i = 0; i < 1000; i++) {
      const slot = cache.fill(credential({ high: i, low: i }, { grant: `grant ${i}`, grantKey: `key ${i}` }));
      expect(cache.grant(slot)).toBe(`grant ${i}`);
    }
    const kept = Array.from({ length: 1000 }, (_, i) => cache.internedGrant(`key ${i}`)).filter(
      (grant) => grant !== undefined,
    );
    expect(kept.length).toBeLessThanOrEqual(16);
    expect(cache.size).toBeLessThanOrEqual(16);
  });
});

describe('a fill under way', () => {
  it('turns stale when its secret is changed, and only then', () => {
    const cache = new VerificationCache<string>(16);
    const [mine, same, other] = [
      cache.beginFill('aaaaaaaaaa'),
      cache.beginFill('aaaaaaaaaa'),
      cache.beginFill('bbbbbbbbbb'),
    ];
    cache.invalidate('aaaaaaaaaa', 1, 1);
    expect([mine.stale, same.stale, other.stale]).toEqual([true, true, false]);
  });

  it('turns stale when the cache is cleared', () => {
    const cache = new VerificationCache<string>(16);
    const fill = cache.beginFill('aaaaaaaaaa');
    cache.clear();
    expect(fill.stale).toBe(true);
  });

  it('is over when it has ended, and leaves the others of its secret', () => {
    const cache = new VerificationCache<string>(16);
    const [ended, running] = [cache.beginFill('aaaaaaaaaa'), cache.beginFill('aaaaaaaaaa')];
    cache.endFill('aaaaaaaaaa', ended);
    cache.endFill('bbbbbbbbbb', ended);
    cache.invalidate('aaaaaaaaaa', 1, 1);
    expect([ended.stale, running.stale]).toEqual([false, true]);
  });
});

describe('memory', () => {
  it('is taken at the start, and comes to under 120 bytes an entry', () => {
    const entries = 100_000;
    const before = process.memoryUsage().arrayBuffers;
    const cache = new VerificationCache<string>(entries);
    const taken = process.memoryUsage().arrayBuffers - before;
    for (let i = 0; i < entries; i++) cache.fill(credential({ high: i, low: i }, { digest: 'x'.repeat(32) }));
    const grown = process.memoryUsage().arrayBuffers - before - taken;
    expect(cache.size).toBe(entries);
    expect(taken / entries).toBeGreaterThan(64);
    expect((taken + Math.max(0, grown)) / entries).toBeLessThan(120);
  });
});
