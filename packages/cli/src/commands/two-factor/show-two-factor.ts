import type { TwoFactor } from '@postern/api';
import { defineCommand } from '../../command/command.ts';
import type { Column } from '../../output/column.ts';

const twoFactorColumns: readonly Column<TwoFactor>[] = [
  { name: 'Enabled', value: ({ enabled }) => enabled },
  { name: 'EnrolledAt', title: 'Enrolled At', value: ({ enrolled_at: at }) => at },
  { name: 'RecoveryCodesLeft', title: 'Recovery Codes Left', value: ({ recovery_codes_left: left }) => left },
];

export const showTwoFactor = defineCommand({
  name: 'status',
  summary: 'Show whether a sign-in takes a code',
  columns: twoFactorColumns,
  examples: [
    { line: '2fa status', summary: 'since when, and how many recovery codes are left' },
    { line: '2fa status --format Enabled --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    const { two_factor: status } = await api.call('twoFactor_get');
    context.output.rows(twoFactorColumns, [status], status);
  },
});
