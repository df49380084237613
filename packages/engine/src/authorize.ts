import type { Engine } from './engine.ts';
import { wordsOf, type PermissionSet, type PermissionWords } from './permission-set.ts';
import type { Grant, ScopeCatalogue } from './scope-catalogue.ts';
import { suggestScopes } from './suggest-scopes.ts';
import type { VerifiedToken } from './verdict.ts';

/** What a request asks for: all permissions of at least one alternative. Compiled once per route with {@link compileRequirement}. */
export interface Requirement {
  readonly anyOf: readonly PermissionSet[];
  /** The same, as requests are checked against it. */
  readonly anyOfWords: readonly PermissionWords[];
  /** Whether the request changes anything: any method but GET, HEAD and OPTIONS. */
  readonly changes: boolean;
}

/** Why a request may not proceed, in the names of the catalogue. */
export interface MissingScope {
  /** The permissions of the alternative that is nearest. */
  readonly required: readonly string[];
  readonly granted: readonly string[];
  readonly missing: readonly string[];
  /** The scopes to add that bring the fewest extra permissions, then the fewest of them, then the first by name. Never a coarse one. */
  readonly suggestedScopes: readonly string[];
}

export function compileRequirement(
  catalogue: ScopeCatalogue,
  anyOf: readonly (readonly string[])[],
  changes: 'reads' | 'changes',
): Requirement {
  const sets = anyOf.map((names) => catalogue.permissionSet(names));
  return { anyOf: sets, anyOfWords: sets.map(wordsOf), changes: changes === 'changes' };
}

/** The alternative that the grant covers, or `null`. The whole decision is a set-containment test on bits. */
export function coveredAlternative(grant: Grant, requirement: Requirement): PermissionSet | null {
  const position = requirement.anyOfWords.findIndex((alternative) => covers(grant, alternative, requirement));
  return requirement.anyOf[position] ?? null;
}

/** Decides whether a verified token may proceed, and notes the permissions that let it. `null` means yes. */
export function authorize(engine: Engine, token: VerifiedToken, requirement: Requirement): MissingScope | null {
  for (const alternative of requirement.anyOfWords) {
    if (!covers(token.grant, alternative, requirement)) continue;
    engine.usage.permit(token, token.usageHandle, alternative);
    return null;
  }
  return explainMissing(engine.catalogue, token.grant, requirement);
}

/**
 * Whether the grant holds all of an alternative. Read-only scopes alone never carry a request that changes anything, whatever
 * permission its route names.
 */
function covers({ permissions, changing }: Grant, alternative: PermissionWords, { changes }: Requirement): boolean {
  let isCarried = !changes || alternative.length === 0;
  for (let i = 0; i < alternative.length; i += 2) {
    const word = alternative[i] as number;
    const bits = alternative[i + 1] as number;
    if (((permissions[word] as number) & bits) !== bits) return false;
    if (((changing[word] as number) & bits) !== 0) isCarried = true;
  }
  return isCarried;
}

/** Says what a grant lacks for a requirement that it does not cover, and the least that would cure it. */
export function explainMissing(catalogue: ScopeCatalogue, grant: Grant, requirement: Requirement): MissingScope {
  const [cure] = requirement.anyOf
    .map((alternative) => suggestScopes(catalogue, grant, { alternative, changes: requirement.changes }))
    .sort(
      (a, b) =>
        a.extraPermissions - b.extraPermissions ||
        a.scopes.length - b.scopes.length ||
        (a.scopes.join(' ') < b.scopes.join(' ') ? -1 : 1),
    );
  if (cure === undefined) throw new TypeError('A requirement has at least one alternative.');
  return {
    required: catalogue.namesOf(cure.alternative),
    granted: grant.scopes,
    missing: catalogue.namesOf(cure.missing),
    suggestedScopes: cure.scopes,
  };
}
