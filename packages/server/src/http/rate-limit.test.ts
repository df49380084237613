import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { VerifiedToken } from '@postern/engine';
import { createRateLimiters, type RateLimiters } from './rate-limit.ts';

const NOW = Date.parse('2026-11-22T18:00:00Z');
const LIMITS = {
  perToken: [
    { limit: 3, windowSeconds: 60 },
    { limit: 5, windowSeconds: 3600 },
  ],
  perFailingAddress: { limit: 2, windowSeconds: 60 },
};

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** As much of a verified token as limits look at. */
const token = (tokenId: number, rateLimit: { limit: number; windowSeconds: number } | null = null): VerifiedToken =>
  ({ tokenId, grant: { rateLimit } }) as VerifiedToken;

async function statuses(
  times: number,
  ask: () => ReturnType<RateLimiters['ofToken']>,
): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  for (let time = 0; time < times; time++) seen.push((await ask()).problem?.status);
  return seen;
}

describe('a rate limit', () => {
  it('tells where a token stands, and when it may ask again', async () => {
    const limiters = createRateLimiters(LIMITS);
    expect(await limiters.ofToken(token(1))).toEqual({
      headers: {
        'ratelimit-limit': '3',
        'ratelimit-remaining': '2',
        'ratelimit-reset': String(NOW / 1000 + 60),
      },
      problem: null,
    });
    await statuses(2, () => limiters.ofToken(token(1)));
    vi.advanceTimersByTime(1500);
    const { headers, problem } = await limiters.ofToken(token(1));
    expect(headers).toMatchObject({ 'ratelimit-limit': '3', 'ratelimit-remaining': '0' });
    expect([problem?.status, problem?.headers]).toEqual([429, { 'retry-after': '59' }]);
  });

  it('counts each token, each address and each kind of caller for itself', async () => {
    const limiters = createRateLimiters(LIMITS);
    expect(await statuses(4, () => limiters.ofToken(token(1)))).toEqual([undefined, undefined, undefined, 429]);
    expect(await statuses(1, () => limiters.ofToken(token(2)))).toEqual([undefined]);
    expect(await statuses(3, () => limiters.ofFailingAddress('10.0.0.1'))).toEqual([undefined, undefined, 429]);
    expect(await statuses(1, () => limiters.ofFailingAddress('10.0.0.2'))).toEqual([undefined]);
    expect(await statuses(4, () => limiters.ofAddress('10.0.0.1'))).toEqual([undefined, undefined, undefined, 429]);
    expect(await statuses(1, () => limiters.ofToken(token(2)))).toEqual([undefined]);
  });

  it('holds in every window, the longer one too', async () => {
    const limiters = createRateLimiters(LIMITS);
    await statuses(3, () => limiters.ofToken(token(1)));
    vi.advanceTimersByTime(60_000);
    expect(await statuses(3, () => limiters.ofToken(token(1)))).toEqual([undefined, undefined, 429]);
    const { headers } = await limiters.ofToken(token(1));
    expect(headers['ratelimit-limit']).toBe('5');
  });

  it('of the token itself can only narrow the one for all', async () => {
    const limiters = createRateLimiters(LIMITS);
    const narrow = token(1, { limit: 1, windowSeconds: 10 });
    expect((await limiters.ofToken(narrow)).headers['ratelimit-limit']).toBe('1');
    expect((await limiters.ofToken(narrow)).problem?.headers).toEqual({ 'retry-after': '10' });
    const wide = token(2, { limit: 1000, windowSeconds: 10 });
    expect(await statuses(4, () => limiters.ofToken(wide))).toEqual([undefined, undefined, undefined, 429]);
  });

  it('never says to try again in no time', async () => {
    const limiters = createRateLimiters(LIMITS);
    await statuses(3, () => limiters.ofToken(token(1)));
    vi.advanceTimersByTime(59_999);
    expect((await limiters.ofToken(token(1))).problem?.headers).toEqual({ 'retry-after': '1' });
  });
});
