import type { Secret } from '@postern/engine';
import type { Api } from '../../api/api.ts';
import { defineCommand } from '../../command/command.ts';
import type { Context } from '../../context.ts';
import { completePresets, completeScopes } from './complete-tokens.ts';
import { draftToken, type TokenDraft } from './draft-token.ts';
import { grantOptions, readBounds, type Bounds } from './grant-options.ts';
import { deliver, revokeUndelivered } from './hand-over/deliver.ts';
import { handOverOptions, prepareHandOver } from './hand-over/hand-over.ts';
import { presentIssued, secretOutputs } from './present-issued.ts';

export const createToken = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Make a token, and show its secret this once',
  description:
    'Without --scopes it asks at a terminal what the token is for, says what it could and could not do, and asks once more. A token never goes beyond the one that makes it. It ends after 30 days, or after what its preset suggests, unless something else is said.',
  outputs: secretOutputs,
  options: {
    name: { kind: 'text', value: 'name', summary: 'who uses it, or what for' },
    scopes: { kind: 'list', value: 'scopes', summary: 'what it may do', completes: completeScopes },
    preset: {
      kind: 'text',
      value: 'preset',
      summary: 'scopes for a purpose: ci, doctl, terraform, dashboard, read_only, full_access',
      completes: completePresets,
    },
    ...grantOptions,
    ...handOverOptions,
  },
  examples: [
    { line: 'token create', summary: 'pick scopes from a list' },
    { line: 'token create --name ci --scopes droplets:write,images:read', summary: 'for 30 days' },
    {
      line: 'token create --name ci --preset ci --expires-in 8w --allow-ip 192.0.2.0/24 -o token',
      summary: 'the secret alone, for a pipe',
    },
    { line: 'token create --name app --preset ci --to-env .env POSTERN_TOKEN', summary: 'into a file, not shown' },
    {
      line: 'token create --name deploy --preset ci --to-github-secret POSTERN_TOKEN --repo ada/site',
      summary: 'for GitHub Actions',
    },
    {
      line: 'token create --name try --scopes droplets:read --exec "postern compute droplet list"',
      summary: 'for one command',
    },
  ],
  async run(context, { options }) {
    const bounds = readBounds(options);
    const handOver = await prepareHandOver(context, options);
    const api = await context.api();
    const draft = await draftToken(context, api, options);
    const end = hasExpiry(bounds) ? null : await defaultEnd(context, api, draft);
    if (draft.isPicked) await confirmReview(context, api, { draft, ends: end?.sentence });
    const body = { ...bounds, ...end?.bounds, name: draft.name, scopes: [...draft.scopes] };
    const issued = await api.call('tokens_create', { body });
    if (end !== null && !draft.isPicked) context.output.note(end.sentence);
    if (handOver === null) return presentIssued(context, api, issued);
    const { id } = issued.token;
    const undo = (secret: Secret): Promise<string> => revokeUndelivered(context, api, { id, secret });
    return deliver(context, { api, issued, handOver, undo });
  },
});

interface Reviewed {
  readonly draft: TokenDraft;
  /** When it ends, where nothing was said about that. */
  readonly ends: string | undefined;
}

async function confirmReview({ output, prompt }: Context, api: Api, { draft, ends }: Reviewed): Promise<void> {
  const { indexScopes, reviewScopes } = await import('@postern/api/scope-review');
  const { reviewLines } = await import('./review-lines.ts');
  const review = reviewScopes(indexScopes(await api.call('scopes_list')), draft.scopes);
  for (const line of ['', ...reviewLines(review, output.paintNote), ...(ends === undefined ? [] : [ends]), '']) {
    output.note(line);
  }
  await prompt.confirm(`Make the token "${draft.name}" with ${draft.scopes.join(', ')}?`, { force: false });
}

function hasExpiry(bounds: Bounds): boolean {
  return bounds.expires_at !== undefined || bounds.expires_in_seconds !== undefined;
}

interface DefaultEnd {
  readonly bounds: Bounds;
  readonly sentence: string;
}

/** No token outlives the one that makes it, so where that one ends sooner, the new one ends with it. */
async function defaultEnd(context: Context, api: Api, { expiresInDays }: TokenDraft): Promise<DefaultEnd> {
  const ends = context.now() + expiresInDays * 86_400_000;
  const own = await api.attempt('tokens_get_self');
  const ownEnd = own.ok ? own.body.token.expires_at : null;
  if (ownEnd !== null && Date.parse(ownEnd) < ends) {
    return { bounds: { expires_at: ownEnd }, sentence: `It ends with the token that made it, on ${ownEnd}.` };
  }
  return {
    bounds: { expires_in_seconds: expiresInDays * 86_400 },
    sentence: `It ends in ${expiresInDays} days. --expires-in takes another time, --no-expiry none.`,
  };
}
