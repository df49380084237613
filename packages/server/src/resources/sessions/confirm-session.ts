import { changeAccount } from '../../auth/account-change.ts';
import { checkPassword } from '../../auth/check-password.ts';
import { confirmSession as writeConfirmation } from '../../auth/session-store.ts';
import { takeSecondFactor } from '../../auth/take-second-factor.ts';
import { findTwoFactor, isEnabled } from '../../auth/two-factor-store.ts';
import type { Call } from '../../http/call.ts';
import { invalidFields, type HttpProblem } from '../../http/problem.ts';
import type { Services } from '../services.ts';
import { requestOf } from '../tokens/tokens.ts';

/** Makes a sign-in recent again by all that a sign-in takes: the password, and a code where two-factor authentication is on. */
export async function confirmSession(services: Services, call: Call<'sessions_confirm'>): Promise<HttpProblem | null> {
  const { auth, engine, database } = services;
  const { accountId, userId, email, sessionId } = call.caller.session;
  const request = requestOf(call);
  const given = { accountId, userId, email, password: call.body.password, field: 'password', request };
  const problem = await checkPassword(auth, given, () => codeProblem(services, userId, call.body.code));
  if (problem !== null) return problem;
  await changeAccount({ engine, database: database.kysely, accountId, request }, async ({ transaction, record }) => {
    await writeConfirmation(transaction, sessionId, new Date(engine.clock.now()));
    await record({ event: 'session.confirmed', detail: { session_id: sessionId } });
  });
  return null;
}

/** `null` for a right code, and where none is needed. */
async function codeProblem(
  { auth, engine, database }: Services,
  userId: string,
  code: string | undefined,
): Promise<HttpProblem | null> {
  const row = await findTwoFactor(database.kysely, userId);
  if (!isEnabled(row)) return null;
  if (code === undefined) {
    const message = 'Two-factor authentication is on: give a code of your app, or a recovery code, too.';
    return invalidFields([{ field: 'code', message }]);
  }
  const cipher = auth.libraries.forSessions(true);
  const taking = { cipher, database: database.kysely, nowMs: engine.clock.now() };
  if ((await takeSecondFactor(taking, row, code)) !== null) return null;
  return invalidFields([{ field: 'code', message: 'This code is wrong, has run out or was used before.' }]);
}
