import { defineCommand } from '../../../command/command.ts';
import { supportedBackupPolicyColumns } from './backup-policy-columns.ts';

export const listSupportedBackupPolicies = defineCommand({
  name: 'list-supported',
  summary: 'List the plans that there are for backups',
  doctl: 'doctl compute droplet backup-policies list-supported',
  columns: supportedBackupPolicyColumns,
  examples: [{ line: 'compute droplet backup-policies list-supported', summary: 'what can be chosen' }],
  async run(context) {
    const api = await context.api();
    const { supported_policies: policies } = await api.call('droplets_list_supported_backup_policies');
    context.output.rows(supportedBackupPolicyColumns, policies);
  },
});
