import { scopeCatalogue, type TokenShrink } from '@postern/api';
import {
  coversUse,
  shrinkScopes,
  sumCounts,
  tokenState,
  type Grant,
  type RequestCount,
  type TokenRecord,
} from '@postern/engine';

interface ShrinkFacts {
  readonly token: TokenRecord;
  /** All that are kept of the token. */
  readonly counts: readonly RequestCount[];
  /** The first day that the proposal looks at. */
  readonly from: string;
  readonly now: Date;
}

/** Proposes the least scopes that cover what the token was used for since a day, and says what would be different with them. */
export function presentShrink({ token, counts, from, now }: ShrinkFacts): TokenShrink {
  const grant = scopeCatalogue.grantOf(token.scopes);
  const allowed = counts.filter(({ outcome }) => outcome === 'allowed');
  const kinds = sumCounts(
    allowed,
    ({ day, changes, permissions }) => `${day >= from} ${changes} ${permissions.join(' ')}`,
  );
  // What the token may not do any more is refused already.
  const passing = kinds.filter((use) => coversUse(scopeCatalogue, grant, use));
  const within = passing.filter(({ day }) => day >= from);
  const before = passing.filter(({ day }) => day < from);
  const least = shrinkScopes(scopeCatalogue, grant, within);
  const reason = obstacleOf({ token, grant, least, within, now });
  const scopes = reason === null ? least : token.scopes;
  const proposed = scopeCatalogue.grantOf(scopes);
  const refusedOf = (uses: readonly RequestCount[]): number =>
    sumOf(uses.filter((use) => !coversUse(scopeCatalogue, proposed, use)));
  return {
    from,
    requests: sumOf(within),
    scopes: [...scopes],
    removes: {
      scopes: token.scopes.filter((name) => !scopes.includes(name)),
      permissions: namesOf(grant).filter((name) => !namesOf(proposed).includes(name)),
    },
    keeps: namesOf(proposed),
    would_have_refused: refusedOf(within),
    would_have_refused_before: refusedOf(before),
    possible: reason === null,
    reason,
  };
}

interface Proposal {
  readonly token: TokenRecord;
  readonly grant: Grant;
  readonly least: readonly string[];
  readonly within: readonly RequestCount[];
  readonly now: Date;
}

function obstacleOf({ token, grant, least, within, now }: Proposal): TokenShrink['reason'] {
  if (tokenState(token, now) !== 'active') return 'not_active';
  if (within.every(({ permissions }) => permissions.length === 0)) return 'nothing_used';
  const proposed = scopeCatalogue.grantOf(least);
  const isSame = (key: 'permissions' | 'changing'): boolean => proposed[key].every((word, i) => word === grant[key][i]);
  return isSame('permissions') && isSame('changing') ? 'nothing_to_remove' : null;
}

function namesOf({ permissions }: Grant): string[] {
  return scopeCatalogue.namesOf(permissions);
}

function sumOf(counts: readonly { readonly requests: number }[]): number {
  return counts.reduce((sum, { requests }) => sum + requests, 0);
}
