import type { Finding } from '../findings.ts';

/**
 * What the server says of a token. `pending` is not valid yet, `replaced` a secret that a rotation put an end to, `unknown` one that
 * the server never issued, `unchecked` one that nobody asked about or that there was no answer to.
 */
export type TokenState = 'live' | 'pending' | 'revoked' | 'expired' | 'replaced' | 'unknown' | 'unchecked';

const DEAD: ReadonlySet<TokenState> = new Set<TokenState>(['revoked', 'expired', 'replaced', 'unknown']);

/** Whether nobody can do anything with it there. What is not known counts as alive. */
export function isDead(state: TokenState): boolean {
  return DEAD.has(state);
}

/** A finding with what the server knows of the token. */
export interface KnownFinding extends Finding {
  readonly state: TokenState;
  /** Where the server said so. */
  readonly token: { readonly id: number; readonly name: string } | null;
}

/** As it is without a server. */
export function unchecked(finding: Finding): KnownFinding {
  return { ...finding, state: 'unchecked', token: null };
}
