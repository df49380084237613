import type { Api } from '../../api/api.ts';
import { defineCommand } from '../../command/command.ts';
import { completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { nameToken } from './token-words.ts';

const MAX_NAMED = 10;

export const revokeToken = defineCommand({
  name: 'revoke',
  aliases: ['delete', 'rm'],
  summary: 'End tokens at once, and those that they minted',
  description: 'What is revoked stays revoked. It is kept in the list with its reason.',
  arguments: {
    id: { summary: 'an id, "self", a whole name, or how a secret begins', many: true, completes: completeTokens },
  },
  options: {
    reason: {
      kind: 'text',
      value: 'reason',
      default: 'no_longer_needed',
      choices: ['superseded', 'compromised', 'no_longer_needed', 'owner_left', 'leaked'],
      summary: 'why, for the list and the audit trail',
    },
    force: { kind: 'flag', short: 'f', summary: 'do not ask' },
  },
  examples: [
    { line: 'token revoke 12', summary: 'one, after a question' },
    { line: 'token revoke pat_v1_7Kd2mQx9Za --reason leaked -f', summary: 'one that was found where it should not be' },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const ids: number[] = [];
    for (const word of args.id) ids.push(await findTokenId(api, word));
    const isAsked = context.prompt.isInteractive && !options.force;
    const question = isAsked ? await questionAbout(api, ids) : `Revoke ${ids.join(', ')}?`;
    await context.prompt.confirm(question, { force: options.force });
    // The cast gives back the names that the option's own choices allow.
    const body = { reason: options.reason as 'leaked' };
    for (const id of ids) {
      await api.call('tokens_revoke', { params: { token_id: id }, body });
      context.output.note(`Revoked token ${id}.`);
    }
  },
});

/** Names what would end. Where this token may not look, it says no more than the ids. */
async function questionAbout(api: Api, ids: readonly number[]): Promise<string> {
  const names: string[] = [];
  const children: string[] = [];
  for (const id of ids) {
    const found = await api.attempt('tokens_get', { params: { token_id: id } });
    const own = await api.attempt('tokens_list', { query: { parent_id: id, per_page: 200 } });
    names.push(found.ok ? nameToken(found.body.token) : String(id));
    if (own.ok) children.push(...own.body.tokens.map(nameToken));
  }
  const more = children.length > MAX_NAMED ? ` and ${children.length - MAX_NAMED} more` : '';
  const minted = children.slice(0, MAX_NAMED).join(', ') + more;
  const along =
    minted === '' ? '' : `, and with ${names.length === 1 ? 'it what it' : 'them what they'} minted: ${minted}`;
  return `Revoke ${names.length === 1 ? 'token' : 'tokens'} ${names.join(', ')}${along}?`;
}
