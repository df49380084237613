import type { ScopeList } from '@postern/api';
import { connect } from '../../api/connect.ts';
import { defineCommand } from '../../command/command.ts';
import { findApiUrl } from '../../config/credentials.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';
import type { Column } from '../../output/column.ts';
import { completePresets } from './complete-tokens.ts';

interface ScopeRow {
  readonly name: string;
  readonly kind: string;
  readonly summary: string;
  /** All that it opens, companions included. */
  readonly permissions: readonly string[];
  readonly sensitive: boolean;
}

const columns: readonly Column<ScopeRow>[] = [
  { name: 'Name', value: ({ name }) => name },
  { name: 'Kind', value: ({ kind }) => kind },
  { name: 'Opens', value: ({ permissions }) => permissions.length },
  { name: 'Summary', value: ({ summary }) => summary },
  { name: 'Permissions', hidden: true, value: ({ permissions }) => permissions.join(',') },
  { name: 'Sensitive', hidden: true, value: ({ sensitive }) => sensitive },
];

export const listScopes = defineCommand({
  name: 'scopes',
  summary: 'List the scopes that a token can have, and what each opens',
  description: 'It takes no token. "Opens" counts permissions, those that come along included.',
  columns,
  arguments: { search: { summary: 'words that the name or the summary holds', many: true, optional: true } },
  options: {
    preset: {
      kind: 'text',
      value: 'preset',
      summary: 'only the scopes of a preset; "list" lists the presets',
      completes: completePresets,
    },
  },
  examples: [
    { line: 'token scopes droplet', summary: 'what has to do with Droplets' },
    { line: 'token scopes --preset list', summary: 'the presets' },
    { line: 'token scopes droplets:write --format Permissions --no-header', summary: 'all that one opens' },
  ],
  async run(context, { args, options }) {
    const list = await fetchScopes(context);
    const words = (args.search ?? []).map((word) => word.toLowerCase());
    const rows = rowsOf(list, options.preset).filter(({ name, summary }) =>
      words.every((word) => `${name} ${summary}`.toLowerCase().includes(word)),
    );
    const json = options.preset === 'list' ? list.presets : list.scopes;
    context.output.rows(
      columns,
      rows,
      json.filter(({ name }) => rows.some((row) => row.name === name)),
    );
  },
});

async function fetchScopes(context: Context): Promise<ScopeList> {
  const nobody = { token: null, source: 'nowhere', tokenId: null, contextName: null };
  return connect(context, { apiUrl: await findApiUrl(context), ...nobody }).call('scopes_list');
}

function rowsOf({ scopes, presets }: ScopeList, preset: string | undefined): readonly ScopeRow[] {
  // Old names still work, but nobody should begin with one.
  const current = scopes.filter(({ replaced_by: newName }) => newName === null);
  if (preset === undefined) return current;
  if (preset !== 'list') {
    const found = presets.find(({ name }) => name === preset.replaceAll('-', '_'));
    if (found !== undefined) return current.filter(({ name }) => found.scopes.includes(name));
    throw usageFailure(`There is no preset "${preset}".`, [`There are ${presets.map(({ name }) => name).join(', ')}.`]);
  }
  return presets.map(({ name, summary, scopes: names }) => {
    const own = current.filter((scope) => names.includes(scope.name));
    return {
      name,
      kind: 'preset',
      summary: names.length === 0 ? summary : `${summary} (${names.join(', ')})`,
      permissions: [...new Set(own.flatMap(({ permissions }) => permissions))],
      sensitive: own.some(({ sensitive }) => sensitive),
    };
  });
}
