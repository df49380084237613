import type { Token } from '@postern/api';
import { describe, expect, it } from 'vitest';
import { countOf, isInUse, recentUseInWords } from './recent-use.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');

function used(requests: number, addresses: number, lastUsedAt: string | null = null): Token {
  const use = { requests_last_day: requests, addresses_last_day: addresses };
  // Only what is read here.
  return { last_used_at: lastUsedAt, recent_use: use } as Token;
}

describe('how a token was used of late', () => {
  it.each([
    [used(1204, 2), 'used 1,204 times in the last day by 2 addresses'],
    [used(1, 1), 'used once in the last day by 1 address'],
    [used(3, 0), 'used 3 times in the last day'],
    [used(0, 0, '2026-11-20T12:00:00Z'), 'not used in the last day; last used 3 days ago'],
    [used(0, 0), 'never used'],
  ])('is said in words: %#', (token, words) => {
    expect(recentUseInWords(token, NOW)).toBe(words);
  });

  it('tells whether something would notice that it is gone', () => {
    expect(isInUse(used(1, 1))).toBe(true);
    expect(isInUse(used(0, 0, '2026-11-01T12:00:00Z'))).toBe(false);
  });
});

describe('a count', () => {
  it.each([
    [0, 'token', '0 tokens'],
    [1, 'token', '1 token'],
    [1204, 'request', '1,204 requests'],
    [2, 'address', '2 addresses'],
  ])('of %d is "%s"', (count, noun, words) => {
    expect(countOf(count, noun)).toBe(words);
  });
});
