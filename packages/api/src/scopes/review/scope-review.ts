import { riskOf, type Risk } from './risk.ts';
import { openedBy, pickedBy, type ScopeIndex } from './scope-index.ts';
import { phrasesOf } from './verbs.ts';

/** Something that comes along, and with what. */
export interface Companion {
  readonly phrase: string;
  readonly because: readonly string[];
}

/** What a set of scopes means, in plain language. */
export interface ScopeReview {
  readonly can: readonly string[];
  readonly comesAlong: readonly Companion[];
  readonly cannot: readonly string[];
  readonly risk: Risk;
}

/** What people ask first whether a token can do it. Said under "cannot" where nothing of it is open. */
const NOTABLE: readonly (readonly [phrase: string, permissions: readonly string[]])[] = [
  ['create Droplets', ['droplet:create']],
  ['delete Droplets', ['droplet:delete']],
  ['rebuild Droplets or reset their passwords', ['droplet:admin']],
  ['see billing', ['billing:read']],
  ['see the account', ['account:read']],
  ['see or touch two-factor', ['two_factor:read', 'two_factor:update']],
  ['make or change tokens', ['token:create', 'token:update']],
  ['read the audit trail', ['audit:read']],
];

export function reviewScopes(index: ScopeIndex, picked: readonly string[]): ScopeReview {
  const open = openedBy(index, picked);
  const own = pickedBy(index, picked);
  return {
    can: phrasesOf(inOrder(index, own)),
    comesAlong: companions(index, picked, new Set([...open].filter((name) => !own.has(name)))),
    cannot: open.size === 0 ? [] : cannot(index, open),
    risk: riskOf(index, open),
  };
}

function companions(index: ScopeIndex, picked: readonly string[], along: ReadonlySet<string>): readonly Companion[] {
  const groups = new Map<string, string[]>();
  for (const permission of inOrder(index, along)) {
    const because = picked.filter((scope) => index.opensOf.get(scope)?.has(permission) === true).join(' ');
    groups.set(because, [...(groups.get(because) ?? []), permission]);
  }
  return [...groups].flatMap(([because, permissions]) =>
    phrasesOf(permissions).map((phrase) => ({ phrase, because: because.split(' ') })),
  );
}

function cannot(index: ScopeIndex, open: ReadonlySet<string>): readonly string[] {
  const changes = [...open].some((name) => index.permissions.get(name)?.reads === false);
  const closed = NOTABLE.filter(([, permissions]) => !permissions.some((name) => open.has(name)));
  if (changes) return closed.map(([phrase]) => phrase);
  const looks = closed.filter(([, permissions]) => permissions.every((name) => name.endsWith(':read')));
  return [
    'change or delete anything',
    ...looks.map(([phrase]) => phrase),
    'see or touch two-factor',
    'make or change tokens',
  ].filter((phrase, at, all) => all.indexOf(phrase) === at);
}

/** Permissions in the order of the picker's rows. */
function inOrder(index: ScopeIndex, permissions: ReadonlySet<string>): readonly string[] {
  return index.resources
    .flatMap((row) => row.permissions.map(({ name }) => name))
    .filter((name) => permissions.has(name));
}
