import { routes } from '../route-table.ts';
import type { Route } from '../route.ts';
import type { ScopeList } from '../schemas/scope.ts';
import type { PermissionName } from './permissions.ts';

type OpenedRoute = ScopeList['permissions'][number]['routes'][number];

/** The routes of the table that take each permission, alone or with others; a condition's own where nothing else of the route does. */
export function findOpenedRoutes(): ReadonlyMap<PermissionName, readonly OpenedRoute[]> {
  const opened = new Map<PermissionName, OpenedRoute[]>();
  for (const route of routes) {
    for (const [permission, when] of permissionsOf(route)) {
      const { operationId: operation_id, method, path, summary } = route;
      const known = opened.get(permission) ?? [];
      opened.set(permission, [...known, { operation_id, method, path, summary, when }]);
    }
  }
  return opened;
}

/** With the clause of the first condition that asks for it, or null where the route always does. */
function permissionsOf({ access }: Route): ReadonlyMap<PermissionName, string | null> {
  const asked = new Map<PermissionName, string | null>();
  if (access.kind !== 'permissions') return asked;
  for (const name of access.anyOf.flat()) asked.set(name, null);
  for (const { summary, alsoAnyOf } of access.when ?? []) {
    for (const name of alsoAnyOf.flat()) if (!asked.has(name)) asked.set(name, summary);
  }
  return asked;
}
