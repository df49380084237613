import {
  verifyToken,
  type Engine,
  type HolderRefusal,
  type StrangerRefusal,
  type Verdict,
  type VerifiedToken,
} from '@postern/engine';
import { readCredentials } from './credentials.ts';

/** Who a request comes from, or why that cannot be said. */
export type Authentication =
  | { readonly kind: 'authenticated'; readonly token: VerifiedToken }
  | { readonly kind: 'no_credentials' }
  | { readonly kind: 'ambiguous_credentials' }
  /** One and the same answer for all of them, so that strangers learn nothing; `reason` is for the log. */
  | { readonly kind: 'invalid_token'; readonly reason: StrangerRefusal }
  /** The secret is true, so its holder may be told what is wrong. */
  | {
      readonly kind: 'refused_token';
      readonly reason: HolderRefusal;
      readonly at: Date | null;
      readonly tokenId: number | null;
      readonly scopes: readonly string[];
    };

/** An HTTP request as far as authentication looks at it. */
export interface PresentedRequest {
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[];
  /** The client's address, once proxies are accounted for. */
  readonly address: string | null;
}

/** Finds out who a request comes from. Answers at once when the token is in the cache; rejects only when the store does. */
export function authenticateRequest(
  engine: Engine,
  { rawHeaders, address }: PresentedRequest,
): Authentication | Promise<Authentication> {
  const credentials = readCredentials(rawHeaders);
  if (credentials.kind === 'none') return { kind: 'no_credentials' };
  if (credentials.kind === 'ambiguous') return { kind: 'ambiguous_credentials' };
  const verdict = verifyToken(engine, credentials.token, address);
  return verdict instanceof Promise ? verdict.then(authenticationOf) : authenticationOf(verdict);
}

function authenticationOf(verdict: Verdict): Authentication {
  if (verdict.ok) return { kind: 'authenticated', token: verdict };
  const { reason, at, tokenId } = verdict;
  switch (reason) {
    case 'malformed':
    case 'checksum':
    case 'unknown':
    case 'wrong_secret':
      return { kind: 'invalid_token', reason };
    case 'expired':
    case 'revoked':
    case 'retired':
    case 'not_yet_valid':
    case 'address_not_allowed':
      return { kind: 'refused_token', reason, at, tokenId, scopes: verdict.grant?.scopes ?? [] };
  }
}
