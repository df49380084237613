import type { Permission, Resource, ScopeIndex } from '@postern/api/scope-review';
import type { Level } from '../../../scopes/picked-scopes.ts';

/** The steps that a row offers. */
export function levelsOf({ readScopes, writeScopes }: Resource): readonly Level[] {
  return [
    'nothing',
    ...(readScopes.length > 0 ? ['read' as const] : []),
    ...(writeScopes.length > 0 ? ['write' as const] : []),
  ];
}

/** What a row's step does; for nothing, what the widest would do. */
export function sentenceOf(
  index: ScopeIndex,
  { readScopes, writeScopes, permissions }: Resource,
  level: Level,
): string {
  // Where writing takes many scopes, there is no one sentence for it: that of reading says what the row is about.
  const [name = permissions[0]?.name ?? ''] = level === 'read' || writeScopes.length !== 1 ? readScopes : writeScopes;
  return index.scopes.get(name)?.summary ?? '';
}

/** "create"; "snapshot: create" where it stands in the row of another resource. */
export function cellLabel({ key }: Resource, { name }: Permission): string {
  const [prefix = '', action = ''] = name.split(':');
  const words = action.replaceAll('_', ' ');
  return prefix === key ? words : `${prefix.replace(`${key}_`, '').replaceAll('_', ' ')}: ${words}`;
}
