import type { DropletBackupPolicy, SupportedBackupPolicy } from '@postern/api';
import type { Column } from '../../../output/column.ts';

/** doctl's columns of a backup policy. */
export const backupPolicyColumns: readonly Column<DropletBackupPolicy>[] = [
  { name: 'DropletID', title: 'Droplet ID', value: ({ droplet_id: id }) => id },
  { name: 'BackupEnabled', title: 'Enabled', value: ({ backup_enabled: isEnabled }) => isEnabled },
  { name: 'BackupPolicyPlan', title: 'Plan', value: ({ backup_policy: { plan } }) => plan },
  { name: 'BackupPolicyWeekday', title: 'Weekday', value: ({ backup_policy: { weekday } }) => weekday },
  { name: 'BackupPolicyHour', title: 'Hour', value: ({ backup_policy: { hour } }) => hour },
  {
    name: 'BackupPolicyWindowLengthHours',
    title: 'Window Length Hours',
    value: ({ backup_policy: { window_length_hours: hours } }) => hours,
  },
  {
    name: 'BackupPolicyRetentionPeriodDays',
    title: 'Retention Period Days',
    value: ({ backup_policy: { retention_period_days: days } }) => days,
  },
  {
    name: 'NextBackupWindowStart',
    title: 'Next Window Start',
    value: ({ next_backup_window: { start } }) => start,
  },
  { name: 'NextBackupWindowEnd', title: 'Next Window End', value: ({ next_backup_window: { end } }) => end },
];

/** doctl's columns of a plan that can be chosen. */
export const supportedBackupPolicyColumns: readonly Column<SupportedBackupPolicy>[] = [
  { name: 'Name', value: ({ name }) => name },
  {
    name: 'PossibleWindowStarts',
    title: 'Possible Window Starts',
    value: ({ possible_window_starts: hours }) => asGoList(hours),
  },
  { name: 'WindowLengthHours', title: 'Window Length Hours', value: ({ window_length_hours: hours }) => hours },
  { name: 'RetentionPeriodDays', title: 'Retention Period Days', value: ({ retention_period_days: days }) => days },
  { name: 'PossibleDays', title: 'Possible Days', value: ({ possible_days: days }) => asGoList(days) },
];

/** As doctl prints a list, by the language that it is written in. */
function asGoList(values: readonly (number | string)[]): string {
  return `[${values.join(' ')}]`;
}
