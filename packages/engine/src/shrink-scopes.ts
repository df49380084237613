import { compileRequirement, coveredAlternative, type Requirement } from './authorize.ts';
import { containsAll, emptyPermissionSet, union } from './permission-set.ts';
import type { Grant, Scope, ScopeCatalogue } from './scope-catalogue.ts';
import { suggestScopes } from './suggest-scopes.ts';

/** What some request took, by the names of the catalogue. */
export interface UsedPermissions {
  readonly permissions: readonly string[];
  /** Whether the request was to change anything. */
  readonly changes: boolean;
}

/** Whether a grant lets pass what was used. What the catalogue does not know any more, nothing lets pass. */
export function coversUse(catalogue: ScopeCatalogue, grant: Grant, used: UsedPermissions): boolean {
  const requirement = requirementOf(catalogue, used);
  return requirement !== null && coveredAlternative(grant, requirement) !== null;
}

/**
 * The scopes that hold the least and still let pass all that was used, as far as the grant does so now. They never hold a permission
 * that the grant does not, nor carry a change by one that the grant only reads by. The grant's own scopes are kept where they are no
 * more than that.
 */
export function shrinkScopes(
  catalogue: ScopeCatalogue,
  grant: Grant,
  used: readonly UsedPermissions[],
): readonly string[] {
  const requirements = used
    .map((use) => requirementOf(catalogue, use))
    .filter((requirement) => requirement !== null)
    .filter((requirement) => coveredAlternative(grant, requirement) !== null);
  const within = narrowed(catalogue, grant);
  const scopes = carryingScopes(within, requirements, leastScopes(within, grant, requirements));
  return withoutSpare(catalogue, completed({ catalogue, grant, requirements }, scopes), requirements);
}

function requirementOf(catalogue: ScopeCatalogue, { permissions, changes }: UsedPermissions): Requirement | null {
  const known = new Set(catalogue.permissionNames);
  if (!permissions.every((name) => known.has(name))) return null;
  return compileRequirement(catalogue, [permissions], changes ? 'changes' : 'reads');
}

/** The catalogue with only the scopes that bring nothing beyond the grant, and none that are coarse. */
function narrowed(catalogue: ScopeCatalogue, { permissions, changing }: Grant): ScopeCatalogue {
  const fits = ({ kind, grants, readOnly }: Scope): boolean =>
    kind !== 'coarse' && containsAll(permissions, grants) && (readOnly || containsAll(changing, grants));
  return { ...catalogue, scopes: new Map([...catalogue.scopes].filter(([, scope]) => fits(scope))) };
}

/** Scopes for all the permissions that were used: first the grant's own that are no more than these and what comes along with them. */
function leastScopes(within: ScopeCatalogue, grant: Grant, requirements: readonly Requirement[]): readonly string[] {
  const used = requirements
    .flatMap(({ anyOf }) => anyOf)
    .reduce(union, emptyPermissionSet(within.permissionNames.length));
  const names = within.namesOf(used);
  // Without a scope for each of them there is nothing to choose from; the grant's own scopes then do.
  if (!names.every((name) => within.scopes.has(name))) return [];
  const least = within.grantOf(names).permissions;
  const own = grant.scopes.filter((name) => {
    const scope = within.scopes.get(name);
    return scope !== undefined && containsAll(least, scope.grants);
  });
  const held = within.grantOf(own);
  if (containsAll(held.permissions, used)) return own;
  return [...own, ...suggestScopes(within, held, { alternative: used, changes: false }).scopes];
}

/** Adds what carries each change that the scopes do not carry yet, where a scope does. */
function carryingScopes(
  within: ScopeCatalogue,
  requirements: readonly Requirement[],
  scopes: readonly string[],
): readonly string[] {
  return requirements.reduce((carried, { anyOf, ...requirement }) => {
    const grant = within.grantOf(carried);
    const [alternative] = anyOf;
    if (alternative === undefined || coveredAlternative(grant, { anyOf, ...requirement }) !== null) return carried;
    if (!within.namesOf(alternative).every((name) => within.scopes.has(name))) return carried;
    return [...carried, ...suggestScopes(within, grant, { alternative, changes: requirement.changes }).scopes];
  }, scopes);
}

interface Shrinking {
  readonly catalogue: ScopeCatalogue;
  readonly grant: Grant;
  readonly requirements: readonly Requirement[];
}

/** Where only a coarse scope of the grant lets something pass, it stays. */
function completed({ catalogue, grant, requirements }: Shrinking, scopes: readonly string[]): readonly string[] {
  const bySize = grant.scopes.toSorted((a, b) => sizeOf(catalogue, a) - sizeOf(catalogue, b));
  return bySize.reduce(
    (kept, name) => (coversAll(catalogue, kept, requirements) || kept.includes(name) ? kept : [...kept, name]),
    scopes,
  );
}

/** Leaves out, the widest first, what nothing that was used needs. */
function withoutSpare(
  catalogue: ScopeCatalogue,
  scopes: readonly string[],
  requirements: readonly Requirement[],
): readonly string[] {
  const bySize = [...new Set(scopes)].sort((a, b) => sizeOf(catalogue, b) - sizeOf(catalogue, a) || (a < b ? 1 : -1));
  const needed = bySize.reduce((kept, name) => {
    const rest = kept.filter((other) => other !== name);
    return coversAll(catalogue, rest, requirements) ? rest : kept;
  }, bySize);
  return needed.sort();
}

function coversAll(
  catalogue: ScopeCatalogue,
  scopes: readonly string[],
  requirements: readonly Requirement[],
): boolean {
  const grant = catalogue.grantOf(scopes);
  return requirements.every((requirement) => coveredAlternative(grant, requirement) !== null);
}

function sizeOf(catalogue: ScopeCatalogue, name: string): number {
  return catalogue.scopes.get(name)?.permissions.length ?? 0;
}
