import { createScopeCatalogue, type ScopeCatalogue, type ScopeDefinition, type ScopeKind } from '@postern/engine';
import { areas, coarseScopes, type AreaName, type CoarseName } from './broad-scopes.ts';
import { withCompanions } from './companions.ts';
import { families, type FamilyName } from './families.ts';
import {
  isRead,
  permissionNames,
  permissionSummaries,
  sensitivePermissions,
  type PermissionName,
} from './permissions.ts';
import { renamedScopes, type RenamedScopeName } from './renamed-scopes.ts';

/** Every name that a token may be given. */
export type ScopeName = CoarseName | AreaName | FamilyName | PermissionName | RenamedScopeName;

export interface CatalogueScope extends ScopeDefinition {
  readonly name: ScopeName;
  readonly permissions: readonly PermissionName[];
  /** The name to use instead, where this one is only kept for old scripts. */
  readonly replacedBy?: ScopeName;
}

const inOrder = new Map(permissionNames.map((name, position) => [name, position]));

function defineScope(
  kind: ScopeKind,
  scope: { name: ScopeName; summary: string; permissions: readonly PermissionName[]; replacedBy?: ScopeName },
): CatalogueScope {
  const permissions = withCompanions(scope.permissions).sort((a, b) => Number(inOrder.get(a)) - Number(inOrder.get(b)));
  return { ...scope, kind, permissions, sensitive: permissions.some((name) => sensitivePermissions.has(name)) };
}

// The casts below only give back the literal names that Object.entries forgets.
const broadScopes = [
  ...Object.entries(coarseScopes).map(([name, scope]) => defineScope('coarse', { name: name as CoarseName, ...scope })),
  ...Object.entries(areas).map(([name, scope]) => defineScope('area', { name: name as AreaName, ...scope })),
];

const familyScopes = Object.entries(families).flatMap(([family, { reading, writing, read, write }]) => [
  defineScope('family', { name: `${family}:read` as FamilyName, summary: reading, permissions: read }),
  defineScope('family', { name: `${family}:write` as FamilyName, summary: writing, permissions: [...read, ...write] }),
]);

const fineScopes = permissionNames.map((name) =>
  defineScope('fine', { name, summary: permissionSummaries[name], permissions: [name] }),
);

const keptScopes = Object.entries(renamedScopes).map(([name, replacedBy]) =>
  defineScope('fine', {
    name: name as RenamedScopeName,
    summary: `An old name of ${replacedBy}.`,
    permissions: [replacedBy],
    replacedBy,
  }),
);

/** Every scope with the permissions it denotes, companions included; broad ones first. */
export const scopeDefinitions: readonly CatalogueScope[] = [
  ...broadScopes,
  ...familyScopes,
  ...fineScopes,
  ...keptScopes,
];

/** The catalogue that scopes are parsed and tokens are authorized with. */
export const scopeCatalogue: ScopeCatalogue = createScopeCatalogue({
  permissions: permissionNames.map((name) => ({ name, reads: isRead(name) })),
  scopes: scopeDefinitions,
});
