import type { PageRequest } from '@postern/engine';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readFromNearerEnd } from './nearer-end.ts';

const listOf = (length: number): number[] => Array.from({ length }, (_, index) => index);

it('a page has what it would have from the front, and never passes over more than half of the list', async () => {
  const numbers = { total: fc.nat(50), limit: fc.integer({ min: 1, max: 20 }), offset: fc.nat(60) };
  await fc.assert(
    fc.asyncProperty(fc.record(numbers), async ({ total, limit, offset }) => {
      const list = listOf(total);
      const read = async (direction: 'asc' | 'desc', stretch: PageRequest): Promise<number[]> => {
        expect(stretch.offset).toBeLessThanOrEqual(total / 2);
        const from = direction === 'asc' ? list : list.toReversed();
        return from.slice(stretch.offset, stretch.offset + stretch.limit);
      };
      expect(await readFromNearerEnd(total, { limit, offset }, read)).toEqual(list.slice(offset, offset + limit));
    }),
  );
});

it('a page behind the end costs no query', async () => {
  const read = (): never => expect.fail('It was read.');
  expect(await readFromNearerEnd(7, { limit: 5, offset: 10 }, read)).toEqual([]);
});
