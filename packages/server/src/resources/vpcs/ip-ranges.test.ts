import { formatAddressRange } from '@postern/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFreeRange, findFreeRegionRange, objectionTo, overlap, rangeOf } from './ip-ranges.ts';

const free = (taken: readonly string[], prefixLength: number): string | undefined => {
  const found = findFreeRange(taken.map(rangeOf), prefixLength);
  return found && formatAddressRange(found);
};

describe('the range of a network', () => {
  it.each(['10.0.0.0/16', '10.10.10.0/24', '10.10.10.240/28', '172.31.255.0/24', '192.168.0.0/16'])(
    'may be %s',
    (range) => {
      expect(objectionTo(range)).toBeNull();
    },
  );

  it.each([
    ['10.0.0.0/15', 'not larger than /16'],
    ['10.0.0.0/29', 'not smaller than /28'],
    ['10.10.10.5/24', 'is 10.10.10.0/24'],
    ['172.32.0.0/16', 'not private'],
    ['192.169.0.0/24', 'not private'],
    ['8.8.8.0/24', 'not private'],
  ])('may not be %s', (range, why) => {
    expect(objectionTo(range)).toContain(why);
  });
});

describe('a free range', () => {
  it.each([
    [[], 16, '10.100.0.0/16'],
    [['10.100.0.0/16'], 20, '10.101.0.0/20'],
    [['10.100.0.0/20', '10.100.32.0/20'], 20, '10.100.16.0/20'],
    [['10.100.16.0/28'], 20, '10.100.0.0/20'],
    [['10.100.0.16/28'], 20, '10.100.16.0/20'],
    [['10.100.240.0/20', '10.100.0.0/17'], 16, '10.101.0.0/16'],
    [['10.0.0.0/16', '10.10.10.0/24'], 28, '10.100.0.0/28'],
  ])('beside %j is, for /%i, %s', (taken, prefixLength, range) => {
    expect(free(taken, prefixLength)).toBe(range);
  });

  const sixteens = (first: number, last: number): string[] =>
    Array.from({ length: last - first + 1 }, (_, index) => `10.${first + index}.0.0/16`);
  const others = [
    ...Array.from({ length: 16 }, (_, index) => `172.${16 + index}.0.0/16`),
    '192.168.0.0/16',
    ...sixteens(11, 99),
  ];

  it('is looked for elsewhere when a pool is full, and not found when all are', () => {
    expect(free(sixteens(100, 255), 20)).toBe('172.16.0.0/20');
    expect(free([...sixteens(100, 255), ...others.slice(0, 16)], 16)).toBe('192.168.0.0/16');
    expect(free([...sixteens(100, 255), ...others.slice(0, 17)], 20)).toBe('10.11.0.0/20');
    expect(free([...sixteens(100, 127), ...others], 20)).toBe('10.128.0.0/20');
    expect(free([...sixteens(100, 255), ...others], 28)).toBeUndefined();
  });

  it('never has anything in common with what is taken, is one that people may ask for, and grows the list for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 16, max: 28 }), { maxLength: 60 }), (sizes) => {
        const taken = [rangeOf('10.10.10.0/24'), rangeOf('10.101.7.16/28')];
        for (const prefixLength of sizes) {
          const found = findFreeRange(taken, prefixLength);
          if (found === undefined) throw new Error('There is room for more.');
          expect(taken.some((range) => overlap(range, found))).toBe(false);
          expect(objectionTo(formatAddressRange(found))).toBeNull();
          taken.push(found);
        }
      }),
    );
  });
});

describe('the range of a region', () => {
  const beside = (...taken: readonly string[]): string | undefined => {
    const found = findFreeRegionRange(taken.map(rangeOf));
    return found && formatAddressRange(found);
  };

  it('holds half a million Droplets, apart from where ranges of networks come from, sixteen times', () => {
    const taken: string[] = [];
    for (let region = 0; region < 16; region++) taken.push(beside(...taken) ?? '');
    expect(taken).toEqual(Array.from({ length: 16 }, (_, index) => `10.${128 + 8 * index}.0.0/13`));
    expect(free(taken, 20)).toBe('10.100.0.0/20');
    expect(beside(...taken)).toBe('10.100.0.0/16');
  });

  it('keeps away from what people have, and is the largest that is left', () => {
    expect(beside('10.130.0.0/16', '10.143.255.0/24')).toBe('10.144.0.0/13');
    expect(beside('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/17')).toBe('192.168.128.0/20');
    expect(beside('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16')).toBeUndefined();
  });
});
