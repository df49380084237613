import { recordAccountEvent } from '@postern/engine';
import { HttpProblem } from '../http/problem.ts';
import { askLibrary, type AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';
import { pickCookies } from './cookie-header.ts';
import { sessionStarted, type SignInProof } from './session-started.ts';
import { endSession, findSessionByToken } from './session-store.ts';
import { presentSignedIn, unexpected, type SignInAnswer } from './sign-in.ts';
import { stepOfCode } from './totp.ts';
import { claimStep, findTwoFactor } from './two-factor-store.ts';

/** A code out of an app, or one of the recovery codes. */
export interface SecondFactor {
  readonly code: string;
  readonly proof: Extract<SignInProof, 'totp' | 'recovery_code'>;
}

const PATHS = { totp: '/two-factor/verify-totp', recovery_code: '/two-factor/verify-backup-code' } as const;

/**
 * Finishes a sign-in whose password was right. Only the cookie of that sign-in goes to the library: with a session's it would take
 * the code as one that confirms an enrolment, uncounted.
 */
export async function giveSecondFactor(
  context: AuthContext,
  call: AuthCall,
  { code, proof }: SecondFactor,
): Promise<SignInAnswer | HttpProblem> {
  const cookie = pickCookies(call.cookie, ['.two_factor']);
  const refusal = await context.limits.begin({ address: call.address, email: 'second factor', isKnownAddress: true });
  if (refusal !== null) return refusal.problem;
  const answer = await askLibrary(context.libraries.forOrigin(call.origin), call, {
    method: 'POST',
    path: PATHS[proof],
    cookie,
    body: { code },
  });
  const { status, body } = answer;
  if (status >= 500) return unexpected(context, status);
  if (status !== 200) return problemOf(body['code']);
  const { token } = body;
  if (typeof token !== 'string') throw new TypeError('The account library started no session.');
  if (proof === 'totp' && !(await isFirstUse(context, { token, code }))) return problemOf('INVALID_CODE');
  const person = await sessionStarted(context, call, { token, proof });
  if (proof === 'recovery_code') {
    const request = { actor: { kind: 'person', name: person.email }, address: call.address } as const;
    const event = { accountId: person.account_id, event: 'two_factor.recovery_code_used' } as const;
    await recordAccountEvent(context.engine, { ...request, requestId: call.requestId }, event);
  }
  await context.limits.succeeded({ address: call.address, email: 'second factor', isKnownAddress: true });
  return presentSignedIn(person);
}

/** A code that was taken before ends the session that the library has begun with it (RFC 6238 §5.2). */
async function isFirstUse(
  { database: { kysely }, libraries }: AuthContext,
  { token, code }: { token: string; code: string },
): Promise<boolean> {
  const session = await findSessionByToken(kysely, token);
  const row = session && (await findTwoFactor(kysely, session.user_id));
  if (session === undefined || row === undefined) return false;
  // By the library's clock, and a step more, because time has passed since the library looked.
  const secret = await libraries.forSessions(true).decrypt(row.secret);
  const step = await stepOfCode({ secret, code, nowMs: Date.now(), drift: 2 });
  if (step !== null && (await claimStep(kysely, { id: row.id, step }))) return true;
  await endSession(kysely, { userId: session.user_id, sessionId: session.id });
  return false;
}

function problemOf(code: unknown): HttpProblem {
  switch (code) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return new HttpProblem('unauthorized', 'The code is wrong or has run out. Give the one that is shown now.');
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return new HttpProblem('too_many_requests', 'Too many wrong codes. Try again in 15 minutes.', {
        headers: { 'retry-after': '900' },
      });
    default:
      return new HttpProblem('unauthorized', 'This sign-in has run out. Begin again with your password.');
  }
}
