import type { Balance } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';

const balanceColumns: readonly Column<Balance>[] = [
  { name: 'MonthToDateBalance', title: 'Month-to-date Balance', value: (balance) => balance.month_to_date_balance },
  { name: 'AccountBalance', title: 'Account Balance', value: (balance) => balance.account_balance },
  { name: 'MonthToDateUsage', title: 'Month-to-date Usage', value: (balance) => balance.month_to_date_usage },
  { name: 'GeneratedAt', title: 'Generated At', value: (balance) => balance.generated_at },
];

export const getBalance = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show what the account owes and has used this month, in US dollars',
  doctl: 'doctl balance get',
  columns: balanceColumns,
  examples: [{ line: 'balance get', summary: 'as it stands now' }],
  async run(context) {
    const api = await context.api();
    const balance = await api.call('balance_get');
    context.output.rows(balanceColumns, [balance], balance);
  },
});
