import type { TokenShrink } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import { completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { usageDays } from './usage-days.ts';

const MOST_LISTED = 12;

export const shrinkToken = defineCommand({
  name: 'shrink',
  summary: 'Propose the least scopes that cover what a token was used for',
  arguments: {
    id: { summary: 'an id, "self", a whole name, or how a secret begins', completes: completeTokens },
  },
  options: {
    days: usageDays,
    apply: { kind: 'flag', summary: 'change the token so' },
    force: { kind: 'flag', short: 'f', summary: 'do not ask' },
  },
  examples: [
    { line: 'token shrink ci-deploy', summary: 'used against granted, and what is proposed' },
    { line: 'token shrink 12 --days 90 --apply', summary: 'by what it did in 90 days; after a question, do it' },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const id = await findTokenId(api, args.id);
    const params = { token_id: id };
    const { shrink } = await api.call('tokens_propose_shrink', { params, query: { days: options.days } });
    const applies = options.apply && shrink.possible;
    if (applies) {
      context.output.note(describe(shrink, id).join('\n'));
      const question = `Leave token ${id} only ${shrink.scopes.join(', ')}?`;
      await context.prompt.confirm(question, { force: options.force });
      await api.call('tokens_update', { params, body: { scopes: [...shrink.scopes] } });
    }
    const text = applies ? `Token ${id} has ${shrink.scopes.join(', ')} now.` : describe(shrink, id).join('\n');
    context.output.say(text, { shrink, applied: applies });
  },
});

function describe(shrink: TokenShrink, id: number): readonly string[] {
  const { from, requests, keeps, removes } = shrink;
  if (!shrink.possible) return [obstacle(shrink, id)];
  const before = shrink.would_have_refused_before;
  return [
    `Since ${from} token ${id} let ${requests} requests pass.`,
    `Would do:   ${shrink.scopes.join(', ')}`,
    `It keeps:   ${listed(keeps)}`,
    `It loses:   ${listed(removes.permissions)}`,
    `Of these requests ${shrink.would_have_refused} would have been refused${before === 0 ? '' : `, and ${before} of those before`}.`,
  ];
}

/** A token for everything would fill the screen. */
function listed(permissions: readonly string[]): string {
  const shown = permissions.slice(0, MOST_LISTED).join(', ');
  const more = permissions.length - MOST_LISTED;
  return more > 0 ? `${shown} and ${more} more, which -o json lists` : shown;
}

function obstacle({ reason, from, scopes }: TokenShrink, id: number): string {
  switch (reason) {
    case 'nothing_used':
      return `Token ${id} let no request pass since ${from}. Nobody may miss it: postern token revoke ${id}`;
    case 'not_active':
      return `Token ${id} is not active.`;
    case 'nothing_to_remove':
    case null:
      return `Token ${id} has nothing to lose: what it was used for needs ${scopes.join(', ')}.`;
  }
}
