import { defineCommand } from '../../../command/command.ts';
import { backupPolicyColumns } from './backup-policy-columns.ts';

export const listBackupPolicies = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List whether and when backups of each Droplet are taken',
  doctl: 'doctl compute droplet backup-policies list',
  columns: backupPolicyColumns,
  examples: [{ line: 'compute droplet backup-policies list', summary: 'of all Droplets' }],
  async run(context) {
    const api = await context.api();
    const policies = await api.all('droplets_list_backup_policies', {}, (page) => Object.values(page.policies));
    context.output.rows(backupPolicyColumns, policies);
  },
});
