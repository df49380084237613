import type { Access, Condition, Route } from './route.ts';
import type { PermissionName } from './scopes/permissions.ts';

type PermissionAccess = Extract<Access, { kind: 'permissions' }>;
type Alternatives = PermissionAccess['anyOf'];

/** What a request of a route asks of the token's scopes. */
export interface PermissionsAsked {
  /** Sets of permissions of which one is enough. */
  readonly anyOf: readonly (readonly PermissionName[])[];
  readonly changes: 'reads' | 'changes';
}

/** What a route asks together with those of its conditions that apply. The one place that says so, for whoever decides and whoever foretells it. */
export function permissionsAsked(
  { access, method }: { readonly access: PermissionAccess; readonly method: Route['method'] },
  applying: readonly Condition[],
): PermissionsAsked {
  return { anyOf: alternativesOf(access.anyOf, applying), changes: method === 'GET' ? 'reads' : 'changes' };
}

/** Every alternative of the route together with every one of each condition. */
function alternativesOf(anyOf: Alternatives, conditions: readonly Condition[]): Alternatives {
  return conditions.reduce(
    (sets, { alsoAnyOf }) => sets.flatMap((set) => alsoAnyOf.map((also) => [...new Set([...set, ...also])])),
    anyOf,
  );
}
