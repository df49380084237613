import type { UnknownScope } from './errors.ts';
import { nearestName } from './nearest-name.ts';
import { bitsOf, containsAll, emptyPermissionSet, union, type PermissionSet } from './permission-set.ts';

/** The permissions that the engine itself asks for; every catalogue must define them. */
export const TOKEN_PERMISSIONS = ['token:read', 'token:create', 'token:update', 'token:delete'] as const;

/** Never passed on from a token to a token it mints. */
export const TOKEN_MANAGEMENT_PERMISSIONS = ['token:create', 'token:update', 'token:delete'] as const;

/** Comparing a name with the whole catalogue takes a while, and whoever asks chooses how many names there are. */
const MAX_COMPARED = 10;

export type ScopeKind = 'coarse' | 'area' | 'family' | 'fine';

/** The finest unit that a route asks for. */
export interface PermissionDefinition {
  readonly name: string;
  /** Whether it only looks. A scope that holds nothing but such permissions never passes a changing request. */
  readonly reads: boolean;
}

/** What a person picks, and the permissions it denotes, by name. */
export interface ScopeDefinition {
  readonly name: string;
  readonly kind: ScopeKind;
  readonly summary: string;
  readonly sensitive: boolean;
  readonly permissions: readonly string[];
}

export interface ScopeCatalogueDefinition {
  readonly permissions: readonly PermissionDefinition[];
  readonly scopes: readonly ScopeDefinition[];
}

/** A scope compiled against its catalogue. */
export interface Scope extends ScopeDefinition {
  readonly grants: PermissionSet;
  /** Every permission it denotes only looks. */
  readonly readOnly: boolean;
}

/** What a list of scopes grants. */
export interface Grant {
  readonly scopes: readonly string[];
  readonly permissions: PermissionSet;
  /** The permissions held through a scope that is not read-only: what a changing request is checked against. */
  readonly changing: PermissionSet;
}

/** The table of permissions and scopes, compiled to bit sets. Made once at start. */
export interface ScopeCatalogue {
  readonly permissionNames: readonly string[];
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Throws `TypeError` on a name that is no permission: that is a mistake in code, not input. */
  permissionSet(names: readonly string[]): PermissionSet;
  namesOf(set: PermissionSet): string[];
  /**
   * The names of `scopes` that are not in the catalogue, each once; the first ten with the nearest known one. Lookup is exact: no
   * pattern, no trimming, no case folding.
   */
  unknownScopes(scopes: readonly string[]): UnknownScope[];
  /** What the scopes grant together; names not in the catalogue grant nothing. */
  grantOf(scopes: readonly string[]): Grant;
}

/** Compiles a catalogue. Throws `TypeError` when it names a permission twice, an undefined one, or lacks one the engine needs. */
export function createScopeCatalogue(definition: ScopeCatalogueDefinition): ScopeCatalogue {
  const permissionNames = definition.permissions.map(({ name }) => name);
  const positions = new Map(permissionNames.map((name, position) => [name, position]));
  if (positions.size !== permissionNames.length) throw new TypeError('The catalogue names a permission twice.');

  const permissionSet = (names: readonly string[]): PermissionSet => {
    const set = emptyPermissionSet(permissionNames.length);
    for (const name of names) {
      const position = positions.get(name);
      if (position === undefined) throw new TypeError(`"${name}" is not a permission of this catalogue.`);
      set[position >> 5] = (set[position >> 5] as number) | (1 << (position & 31));
    }
    return set;
  };
  permissionSet(TOKEN_PERMISSIONS);

  const reads = permissionSet(definition.permissions.filter(({ reads }) => reads).map(({ name }) => name));
  const scopes = new Map<string, Scope>();
  for (const scope of definition.scopes) {
    if (scopes.has(scope.name)) throw new TypeError(`The catalogue names the scope "${scope.name}" twice.`);
    const grants = permissionSet(scope.permissions);
    scopes.set(scope.name, { ...scope, grants, readOnly: containsAll(reads, grants) });
  }

  const grantOf = (names: readonly string[]): Grant => {
    let permissions = emptyPermissionSet(permissionNames.length);
    let changing = permissions;
    for (const name of names) {
      const scope = scopes.get(name);
      if (scope === undefined) continue;
      permissions = union(permissions, scope.grants);
      if (!scope.readOnly) changing = union(changing, scope.grants);
    }
    return { scopes: names, permissions, changing };
  };

  return {
    permissionNames,
    scopes,
    permissionSet,
    namesOf: (set) => bitsOf(set).map((bit) => permissionNames[bit] as string),
    unknownScopes: (names) =>
      [...new Set(names)]
        .filter((name) => !scopes.has(name))
        .map((name, i) => ({ name, nearest: i < MAX_COMPARED ? nearestName(name, scopes.keys()) : null })),
    grantOf,
  };
}
