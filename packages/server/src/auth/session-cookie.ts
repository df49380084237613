import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from '../db/server-tables.ts';
import { cookieScheme, SESSION_SECONDS } from './auth-library.ts';
import type { AuthSecret } from './auth-secrets.ts';
import { replaceSessionToken } from './session-store.ts';

export interface SessionRenewal {
  readonly sessionId: string;
  readonly confirmedAt: Date;
  /** The origin the browser sees. */
  readonly origin: string;
}

/**
 * Gives a session a new token, so that its old cookie proves nothing any more, and answers the `Set-Cookie` of the new one. The account
 * library does so at sign-in only; its cookies are the token, a dot and HMAC-SHA-256 in base64, which a test holds this against.
 */
export async function renewSession(
  database: Database,
  { sessionId, confirmedAt, origin }: SessionRenewal,
  secrets: readonly AuthSecret[],
): Promise<string> {
  const [secret] = secrets;
  if (secret === undefined) throw new TypeError('There is always a current secret.');
  const token = randomBytes(24).toString('base64url');
  await replaceSessionToken(database, { sessionId, token, confirmedAt });
  const signature = createHmac('sha256', secret.value).update(token).digest('base64');
  const { prefix, isSecure } = cookieScheme(origin);
  const value = encodeURIComponent(`${token}.${signature}`);
  const attributes = `Max-Age=${SESSION_SECONDS}; Path=/; HttpOnly; ${isSecure ? 'Secure; ' : ''}SameSite=Strict`;
  return `${prefix}.session_token=${value}; ${attributes}`;
}
