import * as z from 'zod';
import type { AuthCall } from './auth-call.ts';
import { cookieScheme, type Cipher } from './auth-library.ts';

/** A sign-in that has gone to the company's service. It is in the browser's own cookie, sealed: nothing of it is kept here. */
const oidcStateSchema = z.object({
  /** What else is sealed by the same key is not taken for one of these. */
  kind: z.literal('oidc'),
  origin: z.string(),
  /** An address on this server. */
  next: z.string(),
  checks: z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() }),
  /** The session that the browser had: its cookie does not come along from the service. */
  before: z.object({ userId: z.string(), sessionId: z.string() }).nullable(),
  expiresAt: z.number(),
});

export type OidcState = z.output<typeof oidcStateSchema>;

const LIFE_SECONDS = 600;

export async function sealOidcState(
  cipher: Cipher,
  call: AuthCall,
  state: Omit<OidcState, 'kind' | 'expiresAt'>,
): Promise<void> {
  const expiresAt = Date.now() + LIFE_SECONDS * 1000;
  const sealed = await cipher.encrypt(JSON.stringify({ ...state, kind: 'oidc', expiresAt } satisfies OidcState));
  call.reply.header('set-cookie', cookieOf(call, encodeURIComponent(sealed), LIFE_SECONDS));
}

/** Takes it out of the browser; `null` where there is none, or one that has run out or is not for this state. */
export async function takeOidcState(cipher: Cipher, call: AuthCall, state: string | null): Promise<OidcState | null> {
  const start = `${nameOf(call)}=`;
  const pair = call.cookie.split(/; */).find((one) => one.startsWith(start));
  if (pair === undefined) return null;
  call.reply.header('set-cookie', cookieOf(call, '', 0));
  const opened = await open(cipher, pair.slice(start.length));
  if (opened === null || opened.expiresAt < Date.now()) return null;
  return opened.checks.state === state && opened.origin === call.origin ? opened : null;
}

async function open(cipher: Cipher, value: string): Promise<OidcState | null> {
  try {
    const parsed = oidcStateSchema.safeParse(JSON.parse(await cipher.decrypt(decodeURIComponent(value))));
    return parsed.data ?? null;
  } catch {
    // Whatever a browser may send as a cookie.
    return null;
  }
}

function nameOf({ origin }: AuthCall): string {
  return `${cookieScheme(origin).prefix}.oidc`;
}

/** Lax, because the browser is sent back by the service's page. */
function cookieOf(call: AuthCall, value: string, seconds: number): string {
  const secure = cookieScheme(call.origin).isSecure ? ' Secure;' : '';
  return `${nameOf(call)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly;${secure} SameSite=Lax`;
}
