import type { IssueRequest } from '@postern/engine';
import { mint, FULL_ACCESS } from './token-calls.ts';
import type { TestServer } from './test-server.ts';

/**
 * A kind of token, described by hand for the tests that ask what one token may do to another. What it can do is written as
 * letters, each of which stands for power that no other letter gives: T tokens, R and W reading and writing Droplets, X the rest.
 */
export interface TokenKind {
  readonly name: string;
  readonly powers: string;
  readonly limits: readonly ('expires' | 'local' | 'rated')[];
  readonly isRevoked?: true;
  readonly isChild?: true;
}

export const TOKEN_KINDS: readonly TokenKind[] = [
  { name: 'full', powers: 'TRWX', limits: [] },
  { name: 'manager', powers: 'TR', limits: [] },
  { name: 'brief', powers: 'TR', limits: ['expires'] },
  { name: 'local', powers: 'TR', limits: ['local'] },
  { name: 'rated', powers: 'TR', limits: ['rated'] },
  { name: 'child', powers: 'R', limits: [], isChild: true },
  { name: 'plain', powers: 'RW', limits: [] },
  { name: 'revoked', powers: 'TRW', limits: [], isRevoked: true },
];

export interface MadeToken {
  readonly id: number;
  readonly secret: string;
}

/** A fresh token of the kind. */
export async function makeToken(server: TestServer, kind: TokenKind): Promise<MadeToken> {
  if (kind.isChild) {
    const parent = await server.issue(['tokens:write', 'droplets:read']);
    const { token, secret } = await mint(server, parent.secret, { scopes: scopesOf(kind.powers) });
    return { id: token.id, secret };
  }
  const made = await server.issue(scopesOf(kind.powers), restrictionsOf(kind));
  if (kind.isRevoked) await server.request('DELETE', '/v2/tokens/self', { token: made.secret });
  return made;
}

export function scopesOf(powers: string): string[] {
  if (powers.includes('X')) return FULL_ACCESS.filter((name) => name !== 'tokens:write' || powers.includes('T'));
  const written = powers.includes('W') ? ['droplets:write'] : powers.includes('R') ? ['droplets:read'] : [];
  return powers.includes('T') ? ['tokens:write', ...written] : written;
}

/** The limits as a request to mint spells them, every one of them given. */
export function limitsAsked({ limits }: TokenKind): object {
  return {
    expires_at: limits.includes('expires') ? EXPIRY.toISOString() : null,
    allowed_ips: limits.includes('local') ? ['127.0.0.0/8'] : null,
    rate_limit: limits.includes('rated') ? { limit: 1_000_000, window_seconds: 3600 } : null,
  };
}

/** Whether all of `inner` lies within `outer`, by letters and limits alone. */
export function liesWithin(inner: TokenKind, outer: TokenKind): boolean {
  return (
    inner.powers.split('').every((power) => outer.powers.includes(power)) &&
    outer.limits.every((limit) => inner.limits.includes(limit))
  );
}

const EXPIRY = new Date(Math.floor(Date.now() / 1000) * 1000 + 3_600_000);

function restrictionsOf({ limits }: TokenKind): Partial<IssueRequest> {
  return {
    expiresAt: limits.includes('expires') ? EXPIRY : null,
    allowedAddresses: limits.includes('local') ? ['127.0.0.0/8'] : null,
    rateLimit: limits.includes('rated') ? { limit: 1_000_000, windowSeconds: 3600 } : null,
  };
}
