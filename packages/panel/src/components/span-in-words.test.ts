import { describe, expect, it } from 'vitest';
import { spanInWords } from './span-in-words.ts';

const START = '2026-11-22T18:20:00Z';

describe('how long something took', () => {
  it.each([
    ['2026-11-22T18:20:00Z', 'under 1 s'],
    ['2026-11-22T18:20:08Z', '8 s'],
    ['2026-11-22T18:21:00Z', '1 min'],
    ['2026-11-22T18:23:20Z', '3 min 20 s'],
    ['2026-11-22T20:25:10Z', '2 h 5 min'],
    ['2026-11-22T18:19:00Z', 'under 1 s'],
    [null, '–'],
  ])('until %s is "%s"', (end, words) => {
    expect(spanInWords(START, end)).toBe(words);
  });
});
