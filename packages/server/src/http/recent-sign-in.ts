import type { Caller } from './caller.ts';
import { HttpProblem } from './problem.ts';

const RECENT_MS = 15 * 60_000;

/**
 * Whether a caller may do what takes a recent sign-in: a person who gave their password within the last 15 minutes. Tokens are bounded
 * by their scopes instead.
 */
export function hasRecentSignIn(caller: Caller, nowMs: number): boolean {
  return caller.kind === 'token' || nowMs - caller.session.confirmedAt.getTime() <= RECENT_MS;
}

/** The answer to a person whose password was last given too long ago. */
export function recentSignInRequired(): HttpProblem {
  const message = 'Confirm that it is you: this takes a sign-in of the last 15 minutes.';
  return new HttpProblem('recent_sign_in_required', message, {
    detail: `${message} Send your password to POST /v2/account/confirmation, and ask again.`,
  });
}
