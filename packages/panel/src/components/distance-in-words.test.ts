import { describe, expect, it } from 'vitest';
import { distanceInWords } from './distance-in-words.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a distance in time', () => {
  it.each([
    [0, 'just now'],
    [-9, 'just now'],
    [-40, '40 seconds ago'],
    [-58, '1 minute ago'],
    [-3 * MINUTE, '3 minutes ago'],
    [-HOUR + 10, '1 hour ago'],
    [-5 * HOUR, '5 hours ago'],
    [-DAY, 'yesterday'],
    [12 * DAY, 'in 12 days'],
    [49 * DAY, 'in 49 days'],
    [90 * DAY, 'in 3 months'],
    [365 * DAY, 'next year'],
    [-2 * 365 * DAY, '2 years ago'],
  ])('of %d seconds is "%s"', (seconds, words) => {
    expect(distanceInWords(seconds * 1000, 0)).toBe(words);
  });
});
