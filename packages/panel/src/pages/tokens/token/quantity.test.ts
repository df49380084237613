import { describe, expect, it } from 'vitest';
import { dateInWords, dayInWords } from './day-in-words.ts';
import { quantity } from './quantity.ts';

describe('a quantity', () => {
  it.each([
    [0, 'no requests'],
    [1, '1 request'],
    [18_204, '18,204 requests'],
  ])('of %d is "%s"', (count, words) => {
    expect(quantity(count, 'request')).toBe(words);
  });
});

describe('a day', () => {
  it('is the one in UTC, wherever the browser is', () => {
    expect(dayInWords('2026-11-22')).toBe('22 Nov');
    expect(dateInWords('2026-12-04T23:59:59Z')).toBe('4 Dec 2026');
  });
});
