import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from '../http/problem.ts';

/** Who tries to sign in, and from where. */
export interface Attempt {
  readonly address: string | null;
  /** In lower case; or what else stands for the person. */
  readonly email: string;
  /** Whether the person has signed in from there before. */
  readonly isKnownAddress: boolean;
}

/** Counts failures. What is counted before an attempt is taken back when it succeeds, so that many at once are no way round. */
export interface SignInLimits {
  /** The answer to whom must wait; `null` lets the attempt begin. */
  begin(attempt: Attempt): Promise<Refusal | null>;
  succeeded(attempt: Attempt): Promise<void>;
}

export interface Refusal {
  readonly problem: HttpProblem;
  /** Whether this is the first refusal of its window: worth an entry in the audit trail. */
  readonly isFirst: boolean;
}

const QUARTER_SECONDS = 15 * 60;
const HOUR_SECONDS = 60 * 60;

/**
 * Three counts: of one address for one person (10 in 15 minutes), of one address (50 in 15 minutes), and for one person from all
 * addresses that they have never signed in from (50 an hour). So nobody can keep people out where they usually are.
 */
export function createSignInLimits(): SignInLimits {
  const ofPair = new RateLimiterMemory({ keyPrefix: 'pair', points: 10, duration: QUARTER_SECONDS });
  const ofAddress = new RateLimiterMemory({ keyPrefix: 'address', points: 50, duration: QUARTER_SECONDS });
  const ofPerson = new RateLimiterMemory({ keyPrefix: 'person', points: 50, duration: HOUR_SECONDS });
  const counts = ({ address, email, isKnownAddress }: Attempt) => [
    { limiter: ofPair, key: `${address ?? ''} ${email}` },
    { limiter: ofAddress, key: address ?? '' },
    ...(isKnownAddress ? [] : [{ limiter: ofPerson, key: email }]),
  ];
  return {
    begin: async (attempt) => {
      for (const { limiter, key } of counts(attempt)) {
        const refused = await consume(limiter, key);
        if (refused === null) continue;
        return { problem: tooMany(refused), isFirst: refused.consumedPoints === limiter.points + 1 };
      }
      return null;
    },
    succeeded: async (attempt) => {
      const [pair, ...others] = counts(attempt);
      if (pair !== undefined) await pair.limiter.delete(pair.key);
      for (const { limiter, key } of others) await limiter.reward(key, 1);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): HttpProblem {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new HttpProblem('too_many_requests', `Too many attempts to sign in. Try again in ${wait}.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
