import { nameOfPrefix } from './resource-names.ts';

/** What a permission's last part lets one do, as a verb that takes the resource. In the order in which a sentence says them. */
const VERBS: Readonly<Record<string, string>> = {
  read: 'see',
  create: 'create',
  update: 'change',
  assign_resource: 'move resources into',
  snapshot: 'snapshot',
  admin: 'rebuild',
  delete: 'delete',
  write: 'write',
  read_teams: 'see',
  introspect: 'check',
  access_console: 'open consoles of',
  access_cluster: 'open',
  view_credentials: 'see passwords of',
  create_credentials: 'create',
};
const ORDER = Object.keys(VERBS);

/** Where the usual verb would say the wrong thing. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'actions:create': 'start',
  'function:admin': 'administer',
  'ssh_key:create': 'add',
  'ssh_key:update': 'rename',
  'ssh_key:delete': 'remove',
  'block_storage_action:create': 'start',
  'token:update': 'rotate',
  'token:delete': 'revoke',
  'two_factor:update': 'turn off',
  'reserved_ip:create': 'reserve',
  'reserved_ip:update': 'assign',
  'reserved_ip:delete': 'release',
};

/** "create", for `droplet:create`. */
function verbOf(permission: string): string {
  const action = permission.split(':')[1] ?? '';
  return EXCEPTIONS[permission] ?? VERBS[action] ?? action.replaceAll('_', ' ');
}

/** "see, create and delete": with one word between the last two. */
export function joinWords(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** The permissions in phrases: "see images, sizes and regions", "create and delete Droplets". */
export function phrasesOf(permissions: Iterable<string>): readonly string[] {
  const actions = new Map<string, string[]>();
  for (const permission of permissions) {
    const [prefix = ''] = permission.split(':');
    actions.set(prefix, [...(actions.get(prefix) ?? []), permission]);
  }
  const nouns = new Map<string, string[]>();
  for (const [prefix, names] of actions) {
    const verbs = joinWords([
      ...new Set(names.toSorted((one, other) => actionRank(one) - actionRank(other)).map(verbOf)),
    ]);
    nouns.set(verbs, [...(nouns.get(verbs) ?? []), nameOfPrefix(prefix).noun]);
  }
  return [...nouns].map(([verbs, resources]) => `${verbs} ${joinWords(resources)}`);
}

/** Where a permission stands among those of its resource: seeing first, deleting last. */
export function actionRank(permission: string): number {
  const at = ORDER.indexOf(permission.split(':')[1] ?? '');
  return at === -1 ? ORDER.length : at;
}
