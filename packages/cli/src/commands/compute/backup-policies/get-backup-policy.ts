import { defineCommand } from '../../../command/command.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { findDropletId } from '../droplets/find-droplet.ts';
import { backupPolicyColumns } from './backup-policy-columns.ts';

export const getBackupPolicy = defineCommand({
  name: 'get',
  summary: 'Show whether and when backups of a Droplet are taken',
  doctl: 'doctl compute droplet backup-policies get',
  columns: backupPolicyColumns,
  arguments: { droplet: { summary: 'its ID or its name', completes: completeDroplets } },
  examples: [
    {
      line: 'compute droplet backup-policies get web-1 --format BackupPolicyPlan,NextBackupWindowStart',
      summary: 'the plan, and when the next is taken',
    },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const params = { droplet_id: await findDropletId(api, args.droplet) };
    context.output.rows(backupPolicyColumns, [(await api.call('droplets_get_backup_policy', { params })).policy]);
  },
});
