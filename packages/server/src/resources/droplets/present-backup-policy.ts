import type { DropletBackupPolicy, SupportedBackupPolicy } from '@postern/api';
import { BACKUP_HOURS, BACKUP_WINDOW_HOURS, BACKUPS_KEPT, WEEKDAYS, type BackupPolicy } from './backup-policy.ts';
import type { DropletRow } from './droplet-details.ts';
import { presentBackupWindow } from './present.ts';

const DAYS_BETWEEN: Readonly<Record<BackupPolicy['plan'], number>> = { daily: 1, weekly: 7 };

/** Whether and when backups of a Droplet are taken. */
export function presentBackupPolicy(droplet: DropletRow): DropletBackupPolicy {
  const { id, backup_plan: plan, backup_hour: hour, next_backup_at: next } = droplet;
  if (plan === null) return { droplet_id: id, backup_enabled: false, backup_policy: {}, next_backup_window: {} };
  const weekday = WEEKDAYS.find((day) => day === droplet.backup_weekday);
  return {
    droplet_id: id,
    backup_enabled: true,
    backup_policy: { plan, ...(weekday !== undefined && { weekday }), hour: hour ?? 0, ...termsOf(plan) },
    next_backup_window: next === null ? {} : presentBackupWindow(next),
  };
}

/** A backup is kept until as many have been taken after it as a plan keeps. */
function termsOf(plan: BackupPolicy['plan']): { window_length_hours: number; retention_period_days: number } {
  return { window_length_hours: BACKUP_WINDOW_HOURS, retention_period_days: BACKUPS_KEPT[plan] * DAYS_BETWEEN[plan] };
}

/** The plans that there are, with what can be chosen of each. */
export const supportedBackupPolicies: SupportedBackupPolicy[] = (['weekly', 'daily'] as const).map((plan) => ({
  name: plan,
  possible_window_starts: [...BACKUP_HOURS],
  ...termsOf(plan),
  possible_days: plan === 'weekly' ? [...WEEKDAYS] : [],
}));
