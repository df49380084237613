import { openedBy, type Permission, type Resource, type ScopeIndex } from '@postern/api/scope-review';

/** The names of the scopes that are picked, in the order of the catalogue, none of them needless. */
export type PickedScopes = readonly string[];

/** What of a resource is open: the steps that the picker offers. */
export type Level = 'nothing' | 'read' | 'write';

/** Adds scopes. What they hold is not picked twice. */
export function addScopes(index: ScopeIndex, picked: PickedScopes, added: readonly string[]): PickedScopes {
  return tidy(index, [...picked, ...added]);
}

/** Ticks one permission; with one that changes something comes the sight of it. */
export function tick(index: ScopeIndex, picked: PickedScopes, permission: string): PickedScopes {
  const brought = index.opensOf.get(permission) ?? new Set<string>();
  return addScopes(index, picked, [permission, ...sightOf(index, permission).filter((sight) => !brought.has(sight))]);
}

/**
 * Unticks one permission and what cannot be had without it in the same row. A scope that held it among others is broken up into
 * those others. What another row brings along stays open.
 */
export function untick(index: ScopeIndex, picked: PickedScopes, permission: string): PickedScopes {
  return tidy(index, without(index, picked, dependents(index, permission)));
}

/** Sets a whole row to one step. */
export function setLevel(index: ScopeIndex, picked: PickedScopes, { resource, level }: LevelChange): PickedScopes {
  if (level === 'write') return addScopes(index, picked, resource.writeScopes);
  const row = new Set(resource.permissions.map(({ name }) => name));
  const rest = picked.filter((scope) => !isWithin(index.ownOf.get(scope), row));
  const leaving =
    level === 'nothing' ? row : new Set(resource.permissions.filter(({ reads }) => !reads).map(({ name }) => name));
  const left = without(index, rest, leaving);
  return tidy(index, level === 'nothing' ? left : [...left, ...resource.readScopes]);
}

export interface LevelChange {
  readonly resource: Resource;
  readonly level: Level;
}

/** How far a row is open. Single permissions beyond that step do not lift it. */
export function levelOf(index: ScopeIndex, resource: Resource, open: ReadonlySet<string>): Level {
  const has = (scopes: readonly string[]): boolean =>
    scopes.length > 0 && scopes.every((scope) => isWithin(index.ownOf.get(scope), open));
  if (has(resource.writeScopes)) return 'write';
  return has(resource.readScopes) ? 'read' : 'nothing';
}

/** By what a permission comes along that was not picked itself: the names of the picked scopes that bring it. */
export function broughtBy(index: ScopeIndex, picked: PickedScopes, permission: string): readonly string[] {
  const bringing = picked.filter((scope) => index.opensOf.get(scope)?.has(permission) === true);
  return bringing.some((scope) => index.ownOf.get(scope)?.has(permission) === true) ? [] : bringing;
}

/** Whether unticking it would change nothing, because another row brings it along. */
export function isHeld(index: ScopeIndex, picked: PickedScopes, permission: string): boolean {
  const leaving = dependents(index, permission);
  return openedBy(index, without(index, picked, leaving)).has(permission);
}

/** The permissions of the same row that go when this one goes, itself among them. */
export function dependents(index: ScopeIndex, permission: string): ReadonlySet<string> {
  const row: readonly Permission[] = index.resourceOf.get(permission)?.permissions ?? [];
  const gone = row.filter(({ name }) => name === permission || needs(index, name).has(permission));
  return new Set(gone.map(({ name }) => name));
}

/** What has to be open together with it: what the catalogue brings along, and the sight of what it changes. */
function needs(index: ScopeIndex, permission: string): ReadonlySet<string> {
  const closure = index.opensOf.get(permission) ?? [];
  return new Set([...closure, ...sightOf(index, permission)].filter((name) => name !== permission));
}

function sightOf(index: ScopeIndex, permission: string): readonly string[] {
  const sight = `${permission.split(':')[0]}:read`;
  return index.permissions.has(sight) && index.permissions.get(permission)?.reads === false ? [sight] : [];
}

function without(index: ScopeIndex, picked: PickedScopes, leaving: ReadonlySet<string>): PickedScopes {
  return picked.flatMap((scope) => {
    const own = index.ownOf.get(scope) ?? new Set<string>();
    if (own.isDisjointFrom(leaving)) return [scope];
    const left = [...own.difference(leaving)];
    return left.length === 0 ? [] : [...left, ...extrasOf(index, scope)].filter((name) => !leaving.has(name));
  });
}

/** What a family adds that none of its own permissions brings along by itself. */
function extrasOf(index: ScopeIndex, scope: string): readonly string[] {
  const own = index.ownOf.get(scope) ?? new Set<string>();
  const brought = openedBy(index, own);
  return [...(index.opensOf.get(scope) ?? [])].filter((name) => !brought.has(name));
}

/** Leaves out what others hold, and says a family where all of it is picked. Changes nothing of what is open. */
function tidy(index: ScopeIndex, picked: PickedScopes): PickedScopes {
  const unique = [...new Set(picked)].filter((scope) => index.scopes.has(scope));
  const folded = index.resources.reduce<PickedScopes>((scopes, resource) => fold(index, scopes, resource), unique);
  const needed = folded.filter((scope) => !folded.some((other) => other !== scope && holds(index, other, scope)));
  return needed.toSorted((one, other) => (index.rankOf.get(one) ?? 0) - (index.rankOf.get(other) ?? 0));
}

function fold(index: ScopeIndex, picked: PickedScopes, { readScopes, writeScopes }: Resource): PickedScopes {
  const open = openedBy(index, picked);
  for (const [family, ...others] of [writeScopes, readScopes]) {
    if (family === undefined || others.length > 0 || picked.includes(family)) continue;
    const within = picked.filter((scope) => isNarrower(index, scope, family));
    const isWhole = isWithin(index.ownOf.get(family), openedBy(index, within));
    if (isWhole && isWithin(index.opensOf.get(family), open)) {
      return [...picked.filter((scope) => !within.includes(scope)), family];
    }
  }
  return picked;
}

/** Whether the one makes the other needless; of two that are the same, the earlier in the catalogue does. */
function holds(index: ScopeIndex, holder: string, held: string): boolean {
  if (!isNarrower(index, held, holder)) return false;
  return !isNarrower(index, holder, held) || (index.rankOf.get(holder) ?? 0) < (index.rankOf.get(held) ?? 0);
}

function isNarrower(index: ScopeIndex, scope: string, than: string): boolean {
  return (
    isWithin(index.ownOf.get(scope), index.ownOf.get(than)) &&
    isWithin(index.opensOf.get(scope), index.opensOf.get(than))
  );
}

function isWithin(inner: ReadonlySet<string> | undefined, outer: ReadonlySet<string> | undefined): boolean {
  return inner !== undefined && outer !== undefined && inner.isSubsetOf(outer);
}
