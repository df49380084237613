import { expect, it } from 'vitest';
import { formatDollars } from './money.ts';

it.each([
  [0, '0.00'],
  [1, '0.01'],
  [-5, '-0.05'],
  [99, '0.99'],
  [100, '1.00'],
  [-1234, '-12.34'],
  [123_456_789, '1234567.89'],
])('%i cents are written %s', (cents, text) => {
  expect(formatDollars(cents)).toBe(text);
});
