import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pageQueryShape } from './pagination.ts';

const query = z.object(pageQueryShape);

describe('the page of a list', () => {
  it('is the first twenty unless asked otherwise', () => {
    for (const given of [{}, { page: '', per_page: '' }]) expect(query.parse(given)).toEqual({ page: 1, per_page: 20 });
  });

  it('is what a request spells in digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.integer({ min: 1, max: 200 }), (page, perPage) => {
        expect(query.parse({ page: String(page), per_page: String(perPage) })).toEqual({ page, per_page: perPage });
      }),
    );
  });

  it.each(['0', '-1', ' ', '1.5', '1e2', '0x10', '+1', ' 1', 'one', '١', '9'.repeat(400), 'NaN', 'Infinity'])(
    'is refused as %j',
    (page) => {
      expect(query.safeParse({ page }).success).toBe(false);
    },
  );

  it.each(['201', '0', '-20', 'all'])('is refused in pieces of %j', (perPage) => {
    expect(query.safeParse({ per_page: perPage }).success).toBe(false);
  });

  it('says in a sentence what it takes, whatever was given', () => {
    const messagesOf = (given: object): (string | undefined)[] =>
      query.safeParse(given).error?.issues.map(({ message }) => message) ?? [];
    for (const page of ['0', '-1', 'one', ' ', 0, 1.5, ['1', '2'], null, {}, '9999999999']) {
      expect(messagesOf({ page })).toEqual(['Give a whole number from 1.']);
      expect(messagesOf({ per_page: page })).toEqual(['Give a whole number from 1 to 200.']);
    }
    expect(messagesOf({ per_page: '201' })).toEqual(['Give a whole number from 1 to 200.']);
  });

  it('is refused when given twice', () => {
    expect(query.safeParse({ page: ['1', '2'] }).success).toBe(false);
  });

  it('accepts nothing that is not a whole number in range', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const { data } = query.safeParse({ page: given });
        return data === undefined || (Number.isInteger(data.page) && data.page >= 1);
      }),
    );
  });
});
