import type { Api } from '../../api/api.ts';
import { defineCommand } from '../../command/command.ts';
import { usageFailure } from '../../failure.ts';
import { completeScopes, completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { grantOptions, readBounds } from './grant-options.ts';
import { tokenColumns } from './token-columns.ts';

export const updateToken = defineCommand({
  name: 'update',
  aliases: ['u'],
  summary: 'Change what a token may do, and its bounds',
  description:
    'What is not given stays as it is. "any" lifts --allow-ip, "none" lifts --not-before and --rate-limit. What a token minted is narrowed with it. A token changes only tokens that lie within its own grant, and never widens itself.',
  columns: tokenColumns,
  arguments: {
    id: { summary: 'an id, "self", a whole name, or how a secret begins', completes: completeTokens },
  },
  options: {
    name: { kind: 'text', value: 'name', summary: 'another name' },
    scopes: { kind: 'list', value: 'scopes', summary: 'these scopes instead', completes: completeScopes },
    'add-scopes': { kind: 'list', value: 'scopes', summary: 'these scopes besides', completes: completeScopes },
    'remove-scopes': { kind: 'list', value: 'scopes', summary: 'without these scopes', completes: completeScopes },
    ...grantOptions,
  },
  examples: [
    { line: 'token update 12 --add-scopes images:read', summary: 'let it do more' },
    { line: 'token update ci-deploy --expires-in 30d --allow-ip 192.0.2.0/24', summary: 'bound it anew' },
    { line: 'token update self --rate-limit 100/minute', summary: 'narrow the token in use' },
  ],
  async run(context, { args, options }) {
    const bounds = readBounds(options);
    const name = options.name === undefined ? {} : { name: options.name };
    if (Object.keys({ ...bounds, ...name }).length === 0 && !changesScopes(options)) {
      throw usageFailure('Say what to change.', ['"postern token update --help" lists what can be.']);
    }
    const api = await context.api();
    const id = await findTokenId(api, args.id);
    const scopes = changesScopes(options) ? { scopes: await newScopes(api, id, options) } : {};
    const body = { ...name, ...scopes, ...bounds };
    const { token } = await api.call('tokens_update', { params: { token_id: id }, body });
    context.output.rows(tokenColumns, [token]);
  },
});

interface ScopeChanges {
  readonly scopes: readonly string[];
  readonly 'add-scopes': readonly string[];
  readonly 'remove-scopes': readonly string[];
}

function changesScopes(changes: ScopeChanges): boolean {
  return [changes.scopes, changes['add-scopes'], changes['remove-scopes']].some((names) => names.length > 0);
}

async function newScopes(api: Api, id: number, changes: ScopeChanges): Promise<string[]> {
  const { scopes, 'add-scopes': added, 'remove-scopes': removed } = changes;
  if (scopes.length > 0) {
    if (added.length + removed.length === 0) return [...scopes];
    throw usageFailure('Give --scopes for all of them, or --add-scopes and --remove-scopes for a change.');
  }
  const { token } = await api.call('tokens_get', { params: { token_id: id } });
  const absent = removed.filter((name) => !token.scopes.includes(name));
  if (absent.length > 0) {
    throw usageFailure(`Token ${id} has no scope ${absent.join(', ')} to remove.`, [
      `Its scopes: ${token.scopes.join(', ')}`,
    ]);
  }
  return [...new Set([...token.scopes, ...added])].filter((name) => !removed.includes(name));
}
