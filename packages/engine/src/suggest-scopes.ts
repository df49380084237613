import { containsAll, difference, emptyPermissionSet, intersects, isEmpty, sizeOf, union, type PermissionSet } from './permission-set.ts';
import type { Grant, Scope, ScopeCatalogue } from './scope-catalogue.ts';

/** What to add to a grant so that it covers one alternative of a requirement. */
export interface Cure {
  readonly alternative: PermissionSet;
  readonly missing: PermissionSet;
  readonly scopes: readonly string[];
  /** How many permissions the scopes bring that the grant lacks. */
  readonly extraPermissions: number;
}

interface Need {
  readonly alternative: PermissionSet;
  readonly changes: boolean;
}

/**
 * The scopes to add that bring the fewest extra permissions, then the fewest scopes, then the first by name; coarse ones never.
 *
 * A scope that holds a permission holds all its companions, so no addition brings less than the fine scopes of what is missing;
 * what remains is to name that same set with the fewest scopes.
 */
export function suggestScopes(catalogue: ScopeCatalogue, grant: Grant, need: Need): Cure {
  const lacking = difference(need.alternative, grant.permissions);
  const named = [...catalogue.scopes.values()]
    .filter((scope) => scope.kind !== 'coarse')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const scopes = needsMoreThanReading(catalogue, need)
    ? [leastChanging(named, grant, need.alternative)]
    : fewestWithin(catalogue, named, { grant, missing: lacking });
  const cured = scopes.reduce((set, scope) => union(set, scope.grants), grant.permissions);
  return {
    alternative: need.alternative,
    missing: isEmpty(lacking) ? need.alternative : lacking,
    scopes: scopes.map(({ name }) => name),
    extraPermissions: sizeOf(difference(cured, grant.permissions)),
  };
}

/** A changing request whose permissions all only look: a read-only scope would not carry it. */
function needsMoreThanReading(catalogue: ScopeCatalogue, { alternative, changes }: Need): boolean {
  return changes && catalogue.namesOf(alternative).every((name) => catalogue.scopes.get(name)?.readOnly === true);
}

function leastChanging(named: readonly Scope[], grant: Grant, alternative: PermissionSet): Scope {
  const extra = (scope: Scope): number => sizeOf(difference(scope.grants, grant.permissions));
  const [least] = named
    .filter((scope) => !scope.readOnly && containsAll(scope.grants, alternative))
    .sort((a, b) => extra(a) - extra(b));
  if (least === undefined) throw new TypeError('No scope of the catalogue carries this changing request.');
  return least;
}

function fewestWithin(
  catalogue: ScopeCatalogue,
  named: readonly Scope[],
  { grant, missing }: { grant: Grant; missing: PermissionSet },
): readonly Scope[] {
  const least = union(grant.permissions, catalogue.grantOf(catalogue.namesOf(missing)).permissions);
  const useful = named.filter((scope) => intersects(scope.grants, missing) && containsAll(least, scope.grants));
  for (let count = 1; count <= sizeOf(missing); count++) {
    for (const scopes of combinations(useful, count)) {
      const brought = scopes.reduce((set, scope) => union(set, scope.grants), emptyPermissionSet(missing.length * 32));
      if (containsAll(brought, missing)) return scopes;
    }
  }
  return [];
}

/** All choices of `count` items, in the order of the items. */
function* combinations<T>(items: readonly T[], count: number, from = 0): Generator<readonly T[]> {
  if (count === 0) yield [];
  for (let i = from; count > 0 && i <= items.length - count; i++) {
    for (const rest of combinations(items, count - 1, i + 1)) yield [items[i] as T, ...rest];
  }
}
