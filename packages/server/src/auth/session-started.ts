import { recordAccountEvent, type Request } from '@postern/engine';
import type { AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';
import { findPerson, noteSignInAddress, type PersonRow } from './person-store.ts';
import { endSession, findSessionByToken } from './session-store.ts';

/** What proved who somebody is. */
export type SignInProof = 'password' | 'totp' | 'recovery_code' | 'oidc';

/** A person as whoever asks for the trail should see them. */
export function requestOfPerson({ email }: Pick<PersonRow, 'email'>, call: AuthCall): Request {
  return { actor: { kind: 'person', name: email }, address: call.address, requestId: call.requestId };
}

/**
 * Ends the session that the browser had, so that none is left behind that nobody can see; remembers where the person signed in
 * from; and writes it all to the trail. Answers whose session it is.
 */
export async function sessionStarted(
  { engine, database: { kysely }, libraries }: AuthContext,
  call: AuthCall,
  { token, proof }: { token: string; proof: SignInProof },
): Promise<PersonRow> {
  const session = await findSessionByToken(kysely, token);
  const person = session && (await findPerson(kysely, session.user_id));
  if (session === undefined || person === undefined) throw new Error('The session that was started is not there.');
  if (call.cookie !== '') {
    const before = await libraries.forSessions(call.origin.startsWith('https:')).findSession(call.cookie);
    if (before !== null) await endSession(kysely, { userId: before.user.id, sessionId: before.session.id });
  }
  if (call.address !== null) {
    await noteSignInAddress(kysely, { userId: person.id, address: call.address, at: engine.clock.now() });
  }
  await recordAccountEvent(engine, requestOfPerson(person, call), {
    accountId: person.account_id,
    event: 'session.started',
    detail: { session_id: session.id, proof },
  });
  return person;
}
