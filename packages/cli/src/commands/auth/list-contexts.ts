import { defineCommand } from '../../command/command.ts';
import { readConfig } from '../../config/config-file.ts';
import { findConfigPlace } from '../../config/config-place.ts';
import { askedContextName } from '../../config/context-name.ts';
import type { SavedContext } from '../../config/saved-context.ts';
import type { Column } from '../../output/column.ts';

interface ListedContext extends SavedContext {
  readonly isCurrent: boolean;
}

const contextColumns: readonly Column<ListedContext>[] = [
  // doctl marks it in the same words, and scripts look for them.
  { name: 'Name', value: ({ name, isCurrent }) => (isCurrent ? `${name} (current)` : name) },
  { name: 'ApiUrl', title: 'API URL', value: ({ apiUrl }) => apiUrl },
  { name: 'Token', title: 'Token In', value: ({ token }) => token.kind },
  { name: 'Current', value: ({ isCurrent }) => isCurrent, hidden: true },
];

export const listContexts = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List the saved sign-ins',
  doctl: 'doctl auth list',
  columns: contextColumns,
  examples: [
    { line: 'auth list', summary: 'all of them' },
    { line: 'auth list --format Name --no-header', summary: 'their names, the current one marked' },
  ],
  async run(context) {
    const { contexts, current } = await readConfig(findConfigPlace(context));
    const inUse = askedContextName(context) ?? current;
    const rows = [...contexts.values()]
      .toSorted((one, other) => (one.name < other.name ? -1 : 1))
      .map((saved) => ({ ...saved, isCurrent: saved.name === inUse }));
    const json = rows.map(({ name, isCurrent, apiUrl, token }) => ({
      name,
      current: isCurrent,
      api_url: apiUrl,
      token_in: token.kind,
    }));
    context.output.rows(contextColumns, rows, json);
    if (rows.length === 0) context.output.note('Nothing is saved yet. Sign in: postern auth init');
  },
});
