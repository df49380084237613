import { recordAccountEvent } from '@postern/engine';
import { askLibrary, type AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';

/** Ends the browser's session and takes its cookies back; well, too, where nobody is signed in. */
export async function signOut({ engine, libraries }: AuthContext, call: AuthCall): Promise<null> {
  const library = libraries.forOrigin(call.origin);
  const found = call.cookie === '' ? null : await library.findSession(call.cookie);
  await askLibrary(library, call, { method: 'POST', path: '/sign-out', cookie: call.cookie, body: {} });
  if (found === null) return null;
  const { user, session } = found;
  await recordAccountEvent(
    engine,
    { actor: { kind: 'person', name: user.email }, address: call.address, requestId: call.requestId },
    { accountId: user.accountId, event: 'session.ended', detail: { session_id: session.id, by: 'sign_out' } },
  );
  return null;
}
