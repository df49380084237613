import { defineCommand } from '../../command/command.ts';
import { usageFailure } from '../../failure.ts';
import { tokenColumns } from './token-columns.ts';

export const listTokens = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List tokens, newest first',
  columns: tokenColumns,
  options: {
    state: {
      kind: 'text',
      value: 'state',
      choices: ['active', 'expiring', 'expired', 'revoked', 'all'],
      summary: 'only those; without it, those that still work',
    },
    expiring: { kind: 'flag', summary: 'only those that end within 14 days' },
    search: { kind: 'text', value: 'text', summary: 'part of a name, or how a secret begins' },
  },
  examples: [
    { line: 'token list', summary: 'those that still work' },
    { line: 'token list --expiring --format ID,Name,Expires', summary: 'those to rotate soon' },
    { line: 'token list --state revoked --format ID,Name,Reason,Revoked', summary: 'those that ended, and why' },
  ],
  async run(context, { options }) {
    const { state, expiring, search } = options;
    if (expiring && state !== undefined && state !== 'expiring') {
      throw usageFailure('Give --state or --expiring, not both.');
    }
    const api = await context.api();
    const query = {
      // The cast gives back the names that the option's own choices allow.
      state: (expiring ? 'expiring' : (state ?? 'active')) as 'active',
      ...(search !== undefined && { search }),
    };
    context.output.rows(tokenColumns, await api.all('tokens_list', { query }, (page) => page.tokens));
  },
});
