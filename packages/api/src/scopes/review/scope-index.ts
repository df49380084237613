import type { ScopeList } from '../../schemas/scope.ts';
import { actionRank } from './verbs.ts';
import { nameOfPrefix, nameOfStem, resourceNames, titleOf, type SectionName } from './resource-names.ts';

export type Scope = ScopeList['scopes'][number];
export type Permission = ScopeList['permissions'][number];

/** One row of the picker: a resource, and what can be done with it. */
export interface Resource {
  readonly key: string;
  readonly title: string;
  readonly section: SectionName;
  readonly permissions: readonly Permission[];
  /** What `read` ticks; nothing where there is nothing to see. */
  readonly readScopes: readonly string[];
  /** What `write` ticks; nothing where there is nothing to change. */
  readonly writeScopes: readonly string[];
}

/** The catalogue, ready to be asked. */
export interface ScopeIndex {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly permissions: ReadonlyMap<string, Permission>;
  readonly resources: readonly Resource[];
  readonly resourceOf: ReadonlyMap<string, Resource>;
  /** What a scope is for. The rest of what it opens comes along with that. */
  readonly ownOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** Everything a scope opens. */
  readonly opensOf: ReadonlyMap<string, ReadonlySet<string>>;
  /** The place of a scope in the catalogue, by which sets of them are sorted. */
  readonly rankOf: ReadonlyMap<string, number>;
}

/** Reads the answer of `GET /v2/scopes` once, so that each click need not. */
export function indexScopes(list: ScopeList): ScopeIndex {
  const resources = groupByResource(list);
  const resourceOf = new Map(resources.flatMap((row) => row.permissions.map(({ name }) => [name, row] as const)));
  const opensOf = new Map(list.scopes.map((scope) => [scope.name, new Set(scope.permissions)] as const));
  return {
    scopes: new Map(list.scopes.map((scope) => [scope.name, scope])),
    permissions: new Map(list.permissions.map((permission) => [permission.name, permission])),
    resources,
    resourceOf,
    ownOf: new Map(list.scopes.map((scope) => [scope.name, new Set(ownPermissions(scope, resourceOf))] as const)),
    opensOf,
    rankOf: new Map(list.scopes.map(({ name }, rank) => [name, rank])),
  };
}

function groupByResource({ scopes, permissions }: ScopeList): readonly Resource[] {
  const rows = new Map<string, Permission[]>();
  for (const permission of permissions) {
    const key = keyOfPermission(permission.name);
    rows.set(key, [...(rows.get(key) ?? []), permission]);
  }
  const wide = scopes.filter(({ kind }) => kind === 'family' || kind === 'area').map(({ name }) => name);
  const order = resourceNames.map(({ prefix }) => prefix);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...rows]
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(([key, own]) => resourceFrom(key, own, wide));
}

function resourceFrom(key: string, permissions: readonly Permission[], wide: readonly string[]): Resource {
  const name = nameOfPrefix(key);
  const isServed = permissions.some(({ routes }) => routes.length > 0);
  const stem = name.stem ?? key;
  const reads = permissions.filter((permission) => permission.reads).map((permission) => permission.name);
  // What hands out credentials or opens a machine is not ticked by the way, unless a family of this name says so.
  const writes = permissions.filter(({ sensitive }) => !sensitive).map((permission) => permission.name);
  const area = wide.filter((scope) => scope === stem);
  const changes = permissions.length > reads.length;
  return {
    key,
    title: titleOf(name),
    section: isServed ? name.section : 'Other',
    permissions: permissions.toSorted(
      (one, other) => prefixRank(one) - prefixRank(other) || actionRank(one.name) - actionRank(other.name),
    ),
    readScopes: firstFilled(named(wide, `${stem}:read`), changes ? [] : area, reads),
    writeScopes: changes
      ? firstFilled(named(wide, `${stem}:write`), area, writes.length > reads.length ? writes : [])
      : [],
  };
}

/** What a row is named after comes before what stands in it besides. */
function prefixRank({ name }: Permission): number {
  return resourceNames.findIndex(({ prefix }) => prefix === name.split(':')[0]);
}

function named(scopes: readonly string[], name: string): readonly string[] {
  return scopes.filter((scope) => scope === name);
}

function firstFilled(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function keyOfPermission(permission: string): string {
  const { prefix, within } = nameOfPrefix(permission.split(':')[0] ?? '');
  return within ?? prefix;
}

function ownPermissions(scope: Scope, resourceOf: ReadonlyMap<string, Resource>): readonly string[] {
  if (scope.kind === 'coarse') return scope.permissions;
  if (scope.kind === 'fine') return [scope.replaced_by ?? scope.name];
  const key = nameOfStem(scope.name.split(':')[0] ?? '')?.prefix;
  const own = scope.permissions.filter((permission) => resourceOf.get(permission)?.key === key);
  // A family that the names do not know is for all that it opens.
  return own.length > 0 ? own : scope.permissions;
}

/** Everything the scopes open together. */
export function openedBy(index: ScopeIndex, scopes: Iterable<string>): ReadonlySet<string> {
  return new Set([...scopes].flatMap((scope) => [...(index.opensOf.get(scope) ?? [])]));
}

/** What was picked, without what comes along with it. */
export function pickedBy(index: ScopeIndex, scopes: Iterable<string>): ReadonlySet<string> {
  return new Set([...scopes].flatMap((scope) => [...(index.ownOf.get(scope) ?? [])]));
}
