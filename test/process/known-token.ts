/** Stands for a secret whose answer never came. */
export const LOST = '';

/** What a test knows of a token from the answers that it got, and from nothing else. */
export interface KnownToken {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly isRevoked: boolean;
  /** The secret in use; `null` when it ended before the fresh one was used. */
  readonly settled: string | null;
  /** What the last rotation gave and nobody has used yet; `LOST` when the answer that held it never came. */
  readonly fresh: string | null;
  /** Secrets that work no more. */
  readonly ended: readonly string[];
  readonly rotations: number;
}

/** A change as it is asked for. */
export type Change =
  | { readonly kind: 'issue'; readonly name: string; readonly scopes: readonly string[] }
  | { readonly kind: 'update'; readonly name: string; readonly scopes: readonly string[] }
  /** The old secret goes on working for an hour, or ends at once. */
  | { readonly kind: 'rotate'; readonly overlapSeconds: 3600 | 0 }
  | { readonly kind: 'revoke' }
  /** A first use of the fresh secret ends the settled one. */
  | { readonly kind: 'use' };

/** The token after a change took place. `secret` is what a rotation answered. */
export function afterChange(token: KnownToken, change: Change, secret = LOST): KnownToken {
  switch (change.kind) {
    case 'issue':
      return token;
    case 'update':
      return { ...token, name: change.name, scopes: change.scopes };
    case 'revoke':
      return { ...token, isRevoked: true, settled: null, fresh: null, ended: endedWith(token, ['settled', 'fresh']) };
    case 'rotate': {
      const rotated = { ...token, fresh: secret, rotations: token.rotations + 1, ended: endedWith(token, ['fresh']) };
      if (change.overlapSeconds !== 0) return rotated;
      return { ...rotated, settled: null, ended: endedWith(token, ['settled', 'fresh']) };
    }
    case 'use':
      if (token.fresh === null || token.fresh === LOST) return token;
      return { ...token, settled: token.fresh, fresh: null, ended: endedWith(token, ['settled']) };
  }
}

/** The newest secret of a token that is known and works. */
export function newestSecret({ settled, fresh }: KnownToken): string | null {
  return fresh === null || fresh === LOST ? settled : fresh;
}

function endedWith(token: KnownToken, ending: readonly ('settled' | 'fresh')[]): string[] {
  const secrets = ending
    .map((which) => token[which])
    .filter((secret): secret is string => secret !== null && secret !== LOST);
  return [...token.ended, ...secrets];
}
