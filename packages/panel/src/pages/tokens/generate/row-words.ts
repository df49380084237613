import type { Level } from '../../../scopes/picked-scopes.ts';
import type { Permission, Resource, ScopeIndex } from '../../../scopes/scope-index.ts';

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
  const write = writeScopes.length > 0 ? writeScopes : readScopes;
  const [name = permissions[0]?.name ?? '', ...others] = level === 'read' ? readScopes : write;
  if (others.length === 0) return index.scopes.get(name)?.summary ?? '';
  return permissions.map(({ summary }) => summary)[0] ?? '';
}

/** "create"; "snapshot: create" where it stands in the row of another resource. */
export function cellLabel({ key }: Resource, { name }: Permission): string {
  const [prefix = '', action = ''] = name.split(':');
  const words = action.replaceAll('_', ' ');
  return prefix === key ? words : `${prefix.replace(`${key}_`, '').replaceAll('_', ' ')}: ${words}`;
}
