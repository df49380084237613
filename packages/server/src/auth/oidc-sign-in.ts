import { HttpProblem } from '../http/problem.ts';
import type { AuthCall } from './auth-call.ts';
import type { AuthContext } from './auth-context.ts';
import { ADDRESS_HEADER, AUTH_PATH } from './auth-library.ts';
import { admitIdentity } from './oidc-person.ts';
import type { OidcProblem } from './oidc-problem.ts';
import type { OidcProvider } from './oidc-provider.ts';
import { sealOidcState, takeOidcState, type OidcState } from './oidc-state.ts';
import type { PersonRow } from './person-store.ts';
import { sessionStarted } from './session-started.ts';
import { endSession } from './session-store.ts';

export const OIDC_CALLBACK_PATH = '/oauth2/callback/oidc';

/** Of an address to go to afterwards; a longer one does not fit into a cookie. */
export const NEXT_LENGTH = 1000;
const HOME = '/';

/** Says where to send the browser, and gives it what it will be recognised by when it comes back. */
export async function beginOidc(
  { libraries }: AuthContext,
  call: AuthCall,
  { provider, next }: { provider: OidcProvider; next: string | undefined },
): Promise<{ readonly url: string } | HttpProblem> {
  const { origin } = call;
  const begun = await provider.begin(`${origin}${AUTH_PATH}${OIDC_CALLBACK_PATH}`);
  if (begun === null) {
    const message = `${provider.name} does not answer. Try again in a moment, or sign in with your password.`;
    return new HttpProblem('service_unavailable', message);
  }
  const found = call.cookie === '' ? null : await libraries.forSessions(isSecure(origin)).findSession(call.cookie);
  await sealOidcState(libraries.forOrigin(origin), call, {
    origin,
    next: ownPath(next, origin),
    checks: begun.checks,
    before: found && { userId: found.user.id, sessionId: found.session.id },
  });
  return { url: begun.url };
}

/** Answers where the browser goes: on, or back to the page to sign in at, which says why. */
export async function finishOidc(
  context: AuthContext,
  call: AuthCall,
  { provider, url }: { provider: OidcProvider; url: string },
): Promise<string> {
  const callback = new URL(url, call.origin);
  const state = await takeOidcState(context.libraries.forOrigin(call.origin), call, callback.searchParams.get('state'));
  if (state === null) return signInPage(call, { problem: 'oidc_expired' });
  const { next } = state;
  const attempt = { address: call.address, email: 'oidc', isKnownAddress: true };
  if ((await context.limits.begin(attempt)) !== null) return signInPage(call, { problem: 'oidc_too_many', next });
  const identity = await provider.finish(callback, state.checks);
  if (typeof identity === 'string') return signInPage(call, { problem: identity, next });
  const request = { actor: { kind: 'person', name: identity.email }, address: call.address } as const;
  const person = await admitIdentity(context, identity, { ...request, requestId: call.requestId });
  if (typeof person === 'string') return signInPage(call, { problem: person, next });
  await context.limits.succeeded(attempt);
  const isIn = await enter(context, call, { person, before: state.before });
  return isIn ? `${call.origin}${next}` : signInPage(call, { step: 'code', next });
}

/** Whether somebody is in now; else they owe a second factor. */
async function enter(
  context: AuthContext,
  call: AuthCall,
  { person, before }: { person: PersonRow; before: OidcState['before'] },
): Promise<boolean> {
  const headers = new Headers({
    'user-agent': call.userAgent,
    ...(call.address !== null && { [ADDRESS_HEADER]: call.address }),
  });
  const { token, cookies } = await context.libraries.forOrigin(call.origin).enter(person.id, headers);
  for (const set of cookies) call.reply.header('set-cookie', set);
  if (token === null) return false;
  await sessionStarted(context, { ...call, cookie: '' }, { token, proof: 'oidc' });
  if (before !== null) await endSession(context.database.kysely, before);
  return true;
}

function isSecure(origin: string): boolean {
  return origin.startsWith('https:');
}

function signInPage(
  { origin }: AuthCall,
  search: { readonly problem?: OidcProblem; readonly step?: 'code'; readonly next?: string },
): string {
  const { next = HOME, ...said } = search;
  return `${origin}/sign-in?${new URLSearchParams({ ...said, ...(next !== HOME && { next }) }).toString()}`;
}

/** An address on this server, whoever asked for another. */
function ownPath(next: string | undefined, origin: string): string {
  const url = next?.startsWith('/') === true ? URL.parse(next, origin) : null;
  if (url === null || url.origin !== origin || url.pathname.startsWith('//')) return HOME;
  const path = `${url.pathname}${url.search}`;
  return path.length > NEXT_LENGTH || path.startsWith(`${AUTH_PATH}/`) ? HOME : path;
}
