import type { Account } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';

const accountColumns: readonly Column<Account>[] = [
  { name: 'Email', title: 'User Email', value: ({ email }) => email },
  { name: 'Team', value: ({ team }) => team?.name },
  { name: 'DropletLimit', title: 'Droplet Limit', value: ({ droplet_limit: limit }) => limit },
  { name: 'EmailVerified', title: 'Email Verified', value: ({ email_verified: isVerified }) => isVerified },
  { name: 'UUID', title: 'User UUID', value: ({ uuid }) => uuid },
  { name: 'Status', value: ({ status }) => status },
];

export const getAccount = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show the account',
  doctl: 'doctl account get',
  columns: accountColumns,
  examples: [
    { line: 'account get', summary: 'whose it is and what it may have' },
    { line: 'account get --format Email --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    const { account } = await api.call('account_get');
    context.output.rows(accountColumns, [account], account);
  },
});
