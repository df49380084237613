import type { TokenUsage } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';
import type { Output } from '../../output/output.ts';
import { renderTable } from '../../output/table.ts';
import { completeTokens } from './complete-tokens.ts';
import { findTokenId } from './find-token.ts';
import { usageDays } from './usage-days.ts';

type Use = TokenUsage['permissions'][number];
type RefusalRow = TokenUsage['refusals'][number];
type Client = TokenUsage['clients'][number];

const useColumns: readonly Column<Use>[] = [
  { name: 'Permissions', value: ({ permissions }) => permissions.join(', ') || 'any token' },
  { name: 'Requests', value: ({ requests }) => requests },
  { name: 'LastUsed', title: 'Last Used', value: (use) => use.last_used_on },
];
const refusalColumns: readonly Column<RefusalRow>[] = [
  { name: 'Refused', value: ({ reason }) => reason },
  { name: 'Missing', value: ({ missing }) => missing.join(', ') },
  { name: 'Requests', value: ({ requests }) => requests },
  { name: 'Last', value: (refusal) => refusal.last_on },
];
const clientColumns: readonly Column<Client>[] = [
  { name: 'Client', value: (client) => client.user_agent ?? 'unnamed' },
  { name: 'IP', value: ({ ip }) => ip },
  { name: 'Requests', value: ({ requests }) => requests },
  { name: 'LastSeen', title: 'Last Seen', value: (client) => client.last_seen_at },
];

export const showUsage = defineCommand({
  name: 'usage',
  summary: 'Show what a token was used for, what it was refused, and from where',
  description: 'A token may always look at itself.',
  arguments: {
    id: { summary: 'an id, "self", a whole name, or how a secret begins', completes: completeTokens },
  },
  options: { days: usageDays },
  examples: [
    { line: 'token usage ci-deploy', summary: 'the last 30 days' },
    { line: 'token usage 12 --days 7 -o json', summary: 'a week, by day, for a program' },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const params = { token_id: await findTokenId(api, args.id) };
    const { usage } = await api.call('tokens_read_usage', { params, query: { days: options.days } });
    if (context.output.mode === 'json') context.output.json(usage);
    else context.output.text(describe(usage, context.output));
  },
});

function describe(usage: TokenUsage, { paint }: Output): string {
  const { requests, permissions, permissions_unused: unused, refusals, clients, other_clients: others } = usage;
  const table = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): readonly string[] =>
    rows.length === 0 ? [] : [`\n${renderTable(columns, rows, { header: 'shown', paint })}`];
  return [
    `From ${usage.from} to ${usage.to}: ${requests.allowed} requests allowed, ${requests.refused} refused.\n`,
    ...table(useColumns, permissions),
    ...table(refusalColumns, refusals),
    ...table(clientColumns, clients),
    ...(others === 0 ? [] : [`and ${others} requests of further clients\n`]),
    unused.length === 0 ? '' : `\nHeld and not used: ${unused.join(', ')}\n`,
  ].join('');
}
