import { defineCommand } from '../../command/command.ts';
import { completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { tokenColumns } from './token-columns.ts';

export const getToken = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show tokens, their secrets by name only',
  description: 'A token may always look at itself, whatever its scopes.',
  columns: tokenColumns,
  arguments: {
    id: {
      summary: 'an id, "self", a whole name, or how a secret begins',
      many: true,
      completes: completeTokens,
    },
  },
  examples: [
    { line: 'token get self', summary: 'the token in use' },
    { line: 'token get 12 14 --format ID,Name,AllowedIPs,RateLimit', summary: 'how two are bounded' },
    { line: 'token get ci-deploy -o json', summary: 'all about one, its secrets by name' },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const tokens = [];
    for (const word of args.id) {
      const { token } =
        word === 'self'
          ? await api.call('tokens_get_self')
          : await api.call('tokens_get', { params: { token_id: await findTokenId(api, word) } });
      tokens.push(token);
    }
    context.output.rows(tokenColumns, tokens);
  },
});
