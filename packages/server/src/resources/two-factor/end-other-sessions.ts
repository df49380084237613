import { endSessions } from '../../auth/session-store.ts';
import type { Database } from '../../db/server-tables.ts';
import type { TwoFactorRequest, TwoFactorServices } from './two-factor-changes.ts';

export interface EndedSessions {
  readonly ended: number;
  /** Of the answer: the cookie of the one session that goes on, which nobody has seen before. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How somebody signs in has changed: whoever is in begins anew, but for the session that asks (OWASP ASVS 5.0, 7.4.3 and 7.2.4). */
export async function endOtherSessions(
  { auth }: TwoFactorServices,
  { person, call }: TwoFactorRequest,
  transaction: Database,
): Promise<EndedSessions> {
  const session = call.caller.kind === 'session' ? call.caller.session : null;
  const ended = await endSessions(transaction, {
    userId: person.id,
    exceptSessionId: session === null ? null : session.sessionId,
  });
  if (session === null) return { ended, headers: {} };
  const { sessionId, confirmedAt } = session;
  const cookie = await auth.renewSession(transaction, { sessionId, confirmedAt, origin: call.origin });
  return { ended, headers: { 'set-cookie': cookie } };
}
