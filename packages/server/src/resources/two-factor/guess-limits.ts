import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { HttpProblem } from '../../http/problem.ts';

/** A password or a code that is about to be looked at. */
export interface Guess {
  readonly userId: string;
  /** All tokens together: one may mint others, which must not be a way to guess more often. */
  readonly by: 'token' | 'session';
}

/** Counts wrong passwords and codes. What is counted before is taken back when it was right, so that many at once are no way round. */
export interface GuessLimits {
  /** The answer to whom must wait; `null` lets the guess be looked at. */
  begin(guess: Guess): Promise<GuessRefusal | null>;
  takeBack(guess: Guess): Promise<void>;
}

export interface GuessRefusal {
  readonly problem: HttpProblem;
  /** Whether this is the first refusal of its window: worth an entry in the audit trail. */
  readonly isFirst: boolean;
}

const QUARTER_SECONDS = 15 * 60;
const DAY_SECONDS = 86_400;

/**
 * Of one person 5 in 15 minutes and 20 in a day, tokens and sessions counted apart. Apart from signing in, too: whoever holds a token
 * can neither guess nor keep anybody out.
 */
export function createGuessLimits(): GuessLimits {
  const limiters = [
    new RateLimiterMemory({ keyPrefix: 'quarter', points: 5, duration: QUARTER_SECONDS }),
    new RateLimiterMemory({ keyPrefix: 'day', points: 20, duration: DAY_SECONDS }),
  ];
  const keyOf = ({ userId, by }: Guess): string => `${by} ${userId}`;
  return {
    begin: async (guess) => {
      for (const limiter of limiters) {
        const refused = await consume(limiter, keyOf(guess));
        if (refused !== null) {
          return { problem: tooMany(refused), isFirst: refused.consumedPoints === limiter.points + 1 };
        }
      }
      return null;
    },
    takeBack: async (guess) => {
      for (const limiter of limiters) await limiter.reward(keyOf(guess), 1);
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
  const wait = minutes === 1 ? 'a minute' : minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
  return new HttpProblem('too_many_requests', `Too many wrong passwords or codes. Try again in ${wait}.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
