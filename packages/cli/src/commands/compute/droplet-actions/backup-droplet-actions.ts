import type { Command } from '../../../command/command.ts';
import { backupPolicyOptions, readBackupPolicy } from '../droplets/backup-policy-options.ts';
import { defineDropletAction } from './define-droplet-action.ts';

const WEEKLY = '--backup-policy-plan weekly --backup-policy-weekday SUN --backup-policy-hour 4';

/** Whether and when backups of a Droplet are taken. */
export const backupDropletActions: readonly Command[] = [
  defineDropletAction({
    name: 'change-backup-policy',
    summary: 'Change when backups of a Droplet are taken',
    description:
      'Backups must be enabled. What there is to choose: postern compute droplet backup-policies list-supported',
    options: {
      ...backupPolicyOptions,
      'backup-policy-plan': { ...backupPolicyOptions['backup-policy-plan'], required: true },
    },
    example: WEEKLY,
    request: (options) => ({ type: 'change_backup_policy', backup_policy: readBackupPolicy(options) ?? {} }),
  }),
  defineDropletAction({
    name: 'enable-backups',
    summary: 'Take backups of a Droplet, daily unless a policy says otherwise',
    options: backupPolicyOptions,
    example: WEEKLY,
    request: (options) => ({ type: 'enable_backups', backup_policy: readBackupPolicy(options) }),
  }),
];
