import {
  containsAll,
  difference,
  intersection,
  intersects,
  isEmpty,
  sizeOf,
  union,
  type PermissionSet,
} from './permission-set.ts';
import type { Grant, Scope, ScopeCatalogue } from './scope-catalogue.ts';

/** Up to so many missing permissions the fewest scopes are found by trying every choice; beyond it that would take too long. */
const MAX_EXACT = 5;

/** What to add to a grant so that it covers one alternative of a requirement. */
export interface Cure {
  readonly alternative: PermissionSet;
  readonly missing: PermissionSet;
  /** Empty when no scope but a coarse one would do. */
  readonly scopes: readonly string[];
  /** How many permissions the scopes bring that the grant lacks; infinite when there are none. */
  readonly extraPermissions: number;
}

interface Need {
  readonly alternative: PermissionSet;
  readonly changes: boolean;
}

/** What any addition has to do: bring what is missing and, where a change is asked for, carry it by more than reading. */
interface Gap {
  readonly missing: PermissionSet;
  carries(scope: Scope): boolean;
  readonly needsCarrier: boolean;
}

/**
 * The scopes to add that bring the fewest extra permissions, then the fewest scopes, then the first by name; coarse ones never.
 *
 * A scope that holds a permission holds all its companions, so no addition brings less than the fine scopes of what is missing and,
 * where one is needed, a scope that carries the change; what remains is to name that same set with the fewest scopes.
 */
export function suggestScopes(catalogue: ScopeCatalogue, grant: Grant, { alternative, changes }: Need): Cure {
  const missing = difference(alternative, grant.permissions);
  const gap: Gap = {
    missing,
    carries: (scope) => !scope.readOnly && intersects(scope.grants, alternative),
    needsCarrier: changes && !intersects(grant.changing, alternative),
  };
  const named = [...catalogue.scopes.values()]
    .filter((scope) => scope.kind !== 'coarse')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const extraOf = (set: PermissionSet): number => sizeOf(difference(set, grant.permissions));
  const additions = leastAdditions(catalogue, named, { grant, gap, extraOf });
  const scopes = fewestScopes(named, gap, additions);
  return {
    alternative,
    missing: isEmpty(missing) ? alternative : missing,
    scopes: scopes.map(({ name }) => name),
    extraPermissions: scopes.length === 0 ? Infinity : extraOf(additions[0] as PermissionSet),
  };
}

/** The smallest sets that the grant has to grow to: one, or one for each scope that carries the change with as little. */
function leastAdditions(
  catalogue: ScopeCatalogue,
  named: readonly Scope[],
  { grant, gap, extraOf }: { grant: Grant; gap: Gap; extraOf(set: PermissionSet): number },
): PermissionSet[] {
  const fine = catalogue.grantOf(catalogue.namesOf(gap.missing)).permissions;
  const least = union(grant.permissions, fine);
  if (!gap.needsCarrier) return [least];
  const carried = named.filter(gap.carries).map((scope) => union(least, scope.grants));
  const fewest = Math.min(...carried.map(extraOf));
  return carried.filter((set) => extraOf(set) === fewest);
}

/** The fewest scopes within one of the sets that close the gap, the first by name among equals; none when there are none. */
function fewestScopes(named: readonly Scope[], gap: Gap, additions: readonly PermissionSet[]): readonly Scope[] {
  if (sizeOf(gap.missing) > MAX_EXACT) return fewScopes(named, gap, additions[0] as PermissionSet);
  for (let count = 1; count <= sizeOf(gap.missing) + 1; count++) {
    const [first] = additions
      .flatMap((addition) => firstChoice(named, { gap, addition, count }) ?? [])
      .sort((a, b) => (namesOf(a) < namesOf(b) ? -1 : 1));
    if (first !== undefined) return first.scopes;
  }
  return [];
}

interface Choice {
  readonly scopes: readonly Scope[];
}

const namesOf = ({ scopes }: Choice): string => scopes.map(({ name }) => name).join(' ');

function firstChoice(
  named: readonly Scope[],
  { gap, addition, count }: { gap: Gap; addition: PermissionSet; count: number },
): Choice | null {
  const useful = usefulScopes(named, gap, addition);
  for (const scopes of combinations(useful, count)) {
    const isBrought = isEmpty(scopes.reduce((left, scope) => difference(left, scope.grants), gap.missing));
    if (isBrought && (!gap.needsCarrier || scopes.some(gap.carries))) return { scopes };
  }
  return null;
}

/** Scopes within the addition that bring anything; of those that bring the same, the first by name. */
function usefulScopes(named: readonly Scope[], gap: Gap, addition: PermissionSet): Scope[] {
  const byWhatTheyBring = new Map<string, Scope>();
  for (const scope of named) {
    const carries = gap.needsCarrier && gap.carries(scope);
    if (!containsAll(addition, scope.grants) || !(carries || intersects(scope.grants, gap.missing))) continue;
    const key = `${intersection(scope.grants, gap.missing).join()} ${carries}`;
    if (!byWhatTheyBring.has(key)) byWhatTheyBring.set(key, scope);
  }
  return [...byWhatTheyBring.values()];
}

/** Takes the scope that brings most of what is still missing, until nothing is: close to the fewest, and never slow. */
function fewScopes(named: readonly Scope[], gap: Gap, addition: PermissionSet): readonly Scope[] {
  const useful = usefulScopes(named, gap, addition);
  const chosen = gap.needsCarrier ? useful.filter(gap.carries).slice(0, 1) : [];
  let missing = chosen.reduce((left, scope) => difference(left, scope.grants), gap.missing);
  while (!isEmpty(missing)) {
    const brings = (scope: Scope): number => sizeOf(intersection(scope.grants, missing));
    const best = useful.reduce((a, b) => (brings(b) > brings(a) ? b : a));
    chosen.push(best);
    missing = difference(missing, best.grants);
  }
  return chosen.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All choices of `count` items, in the order of the items. */
function* combinations<T>(items: readonly T[], count: number, from = 0): Generator<readonly T[]> {
  if (count === 0) yield [];
  for (let i = from; count > 0 && i <= items.length - count; i++) {
    for (const rest of combinations(items, count - 1, i + 1)) yield [items[i] as T, ...rest];
  }
}
