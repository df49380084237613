import { defineGroup } from '../../../command/command.ts';
import { getBackupPolicy } from './get-backup-policy.ts';
import { listBackupPolicies } from './list-backup-policies.ts';
import { listSupportedBackupPolicies } from './list-supported-backup-policies.ts';

export const backupPolicies = defineGroup({
  name: 'backup-policies',
  summary: 'Look at when backups of Droplets are taken',
  commands: [getBackupPolicy, listBackupPolicies, listSupportedBackupPolicies],
});
