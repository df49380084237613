import type { RateLimit, VerifiedToken } from '@postern/engine';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from './problem.ts';

/** Where a caller stands: the headers of every answer, and the 429 when there is nothing left. */
export interface RateLimitStanding {
  readonly headers: Readonly<Record<string, string>>;
  readonly problem: HttpProblem | null;
}

export interface RateLimitOptions {
  /** For every token, the first one shown in headers. Never empty. */
  readonly perToken: readonly RateLimit[];
  /** Failed authentications of one address. A good token is never counted here, nor held up by it. */
  readonly perFailingAddress: RateLimit;
}

export interface RateLimiters {
  ofToken(token: VerifiedToken): Promise<RateLimitStanding>;
  /** Who is signed in: the limits of one token, however many sessions there are. */
  ofPerson(userId: string): Promise<RateLimitStanding>;
  /** Who shows no token: the limits of one token, by address. */
  ofAddress(address: string | null): Promise<RateLimitStanding>;
  ofFailingAddress(address: string | null): Promise<RateLimitStanding>;
}

interface Window {
  readonly limit: RateLimit;
  readonly limiter: RateLimiterMemory;
}

export function createRateLimiters({ perToken, perFailingAddress }: RateLimitOptions): RateLimiters {
  const forAll = perToken.map(createWindow);
  const forAddresses = [createWindow(perFailingAddress)];
  const own = new Map<string, Window>();
  const ownWindow = (limit: RateLimit): Window => {
    const key = `${limit.limit}/${limit.windowSeconds}`;
    const window = own.get(key) ?? createWindow(limit);
    own.set(key, window);
    return window;
  };
  return {
    // A token's own limit stands beside the ones for all, so it can only narrow; it is the one worth showing.
    ofToken: ({ tokenId, grant }) =>
      consume(grant.rateLimit === null ? forAll : [ownWindow(grant.rateLimit), ...forAll], String(tokenId)),
    ofPerson: (userId) => consume(forAll, `person ${userId}`),
    ofAddress: (address) => consume(forAll, `address ${address}`),
    ofFailingAddress: (address) => consume(forAddresses, address ?? 'unknown'),
  };
}

function createWindow(limit: RateLimit): Window {
  return { limit, limiter: new RateLimiterMemory({ points: limit.limit, duration: limit.windowSeconds }) };
}

async function consume(windows: readonly Window[], key: string): Promise<RateLimitStanding> {
  const standings = await Promise.all(windows.map((window) => consumeOne(window, key)));
  const [longest] = standings
    .filter(({ allowed }) => !allowed)
    .sort((a, b) => b.result.msBeforeNext - a.result.msBeforeNext);
  const shown = longest ?? standings[0];
  if (shown === undefined) throw new TypeError('There is at least one limit.');
  const { limit, allowed, result } = shown;
  const headers = {
    'ratelimit-limit': String(limit.limit),
    'ratelimit-remaining': String(allowed ? result.remainingPoints : 0),
    'ratelimit-reset': String(Math.ceil((Date.now() + result.msBeforeNext) / 1000)),
  };
  if (allowed) return { headers, problem: null };
  const retryAfter = String(Math.max(1, Math.ceil(result.msBeforeNext / 1000)));
  const problem = new HttpProblem('too_many_requests', 'API rate limit exceeded.', {
    detail: `At most ${limit.limit} requests in ${limit.windowSeconds} s. Try again in ${retryAfter} s.`,
    headers: { 'retry-after': retryAfter },
  });
  return { headers, problem };
}

interface Consumption {
  readonly limit: RateLimit;
  readonly allowed: boolean;
  readonly result: RateLimiterRes;
}

/** The library rejects with the same shape when nothing is left; that is an expected outcome here. */
async function consumeOne({ limit, limiter }: Window, key: string): Promise<Consumption> {
  try {
    return { limit, allowed: true, result: await limiter.consume(key) };
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return { limit, allowed: false, result: refused as RateLimiterRes };
  }
}
