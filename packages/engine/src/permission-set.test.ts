import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  containsAll,
  difference,
  emptyPermissionSet,
  intersection,
  intersects,
  isEmpty,
  sizeOf,
  union,
  wordsOf,
  type PermissionSet,
} from './permission-set.ts';

const COUNT = 70;
const bits = fc.uniqueArray(fc.oneof(fc.constantFrom(0, 31, 32, 63, 64, 69), fc.nat({ max: COUNT - 1 })));

function setOf(members: readonly number[]): PermissionSet {
  const set = emptyPermissionSet(COUNT);
  for (const bit of members) set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31));
  return set;
}

const sorted = (members: Iterable<number>): number[] => [...members].sort((a, b) => a - b);

describe('a permission set', () => {
  it('does what a set of numbers does', () => {
    fc.assert(
      fc.property(bits, bits, (a, b) => {
        const [left, right] = [new Set(a), new Set(b)];
        expect(bitsOf(setOf(a))).toEqual(sorted(left));
        expect(bitsOf(union(setOf(a), setOf(b)))).toEqual(sorted([...left, ...b.filter((bit) => !left.has(bit))]));
        expect(bitsOf(intersection(setOf(a), setOf(b)))).toEqual(sorted(a.filter((bit) => right.has(bit))));
        expect(bitsOf(difference(setOf(a), setOf(b)))).toEqual(sorted(a.filter((bit) => !right.has(bit))));
        expect(containsAll(setOf(a), setOf(b))).toBe(b.every((bit) => left.has(bit)));
        expect(intersects(setOf(a), setOf(b))).toBe(b.some((bit) => left.has(bit)));
        expect(isEmpty(setOf(a))).toBe(left.size === 0);
        expect(sizeOf(setOf(a))).toBe(left.size);
      }),
      { numRuns: 500 },
    );
  });

  it('is given by its words, of which none is empty', () => {
    fc.assert(
      fc.property(bits, (members) => {
        const rebuilt = emptyPermissionSet(COUNT);
        const words = wordsOf(setOf(members));
        for (let i = 0; i < words.length; i += 2) {
          expect(words[i + 1]).not.toBe(0);
          rebuilt[words[i] ?? -1] = words[i + 1] ?? 0;
        }
        expect(rebuilt).toEqual(setOf(members));
      }),
    );
  });

  it('is never changed by what is made of it', () => {
    const a = setOf([0, 31, 69]);
    const b = setOf([1, 32]);
    for (const make of [union, intersection, difference]) make(a, b);
    expect([bitsOf(a), bitsOf(b)]).toEqual([
      [0, 31, 69],
      [1, 32],
    ]);
  });

  it('has room for every permission, up to the last of a word', () => {
    expect([0, 1, 32, 33, 64, 65].map((count) => emptyPermissionSet(count).length)).toEqual([0, 1, 1, 2, 2, 3]);
  });

  it('lets an empty requirement through, and an empty grant nothing else', () => {
    expect(containsAll(setOf([]), setOf([]))).toBe(true);
    expect(containsAll(setOf([]), setOf([63]))).toBe(false);
  });
});
