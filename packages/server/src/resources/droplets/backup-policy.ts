import type { BackupPolicyRequest } from '@postern/api';
import type { Updateable } from 'kysely';
import type { DropletsTable } from '../../db/server-tables.ts';

export const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 1970 began on a Thursday. */
const WEEKDAY_OF_EPOCH = 4;

/** When backups of a Droplet are taken. Hours are UTC. */
export interface BackupPolicy {
  readonly plan: 'daily' | 'weekly';
  /** Null with a daily plan. */
  readonly weekday: (typeof WEEKDAYS)[number] | null;
  readonly hour: number;
}

/** Hours at which a window can open. */
export const BACKUP_HOURS: readonly number[] = [0, 4, 8, 12, 16, 20];

/** How long a window is, and how many backups a plan keeps: a week of days, four weeks. */
export const BACKUP_WINDOW_HOURS = 4;
export const BACKUPS_KEPT: Readonly<Record<BackupPolicy['plan'], number>> = { daily: 7, weekly: 4 };

/** What a request asks for, with what it leaves out: daily unless it names a weekday, at midnight; weekly ones on Sunday. */
export function backupPolicyOf(asked: BackupPolicyRequest | null | undefined): BackupPolicy {
  const plan = asked?.plan ?? (asked?.weekday === undefined ? 'daily' : 'weekly');
  return { plan, weekday: plan === 'daily' ? null : (asked?.weekday ?? 'SUN'), hour: asked?.hour ?? 0 };
}

/** When the first window of a policy begins that begins after a time. Both are milliseconds since the epoch. */
export function nextBackupAt({ plan, weekday, hour }: BackupPolicy, after: number): number {
  const midnight = Math.floor(after / DAY_MS) * DAY_MS;
  const days = plan === 'daily' ? 0 : daysUntil(weekday, midnight);
  const start = midnight + days * DAY_MS + hour * HOUR_MS;
  if (start > after) return start;
  return start + (plan === 'daily' ? 1 : 7) * DAY_MS;
}

function daysUntil(weekday: BackupPolicy['weekday'], midnight: number): number {
  const today = (midnight / DAY_MS + WEEKDAY_OF_EPOCH) % 7;
  return (WEEKDAYS.indexOf(weekday ?? 'SUN') - today + 7) % 7;
}

/** The window that begins at a time: when it begins and when it ends. */
export function backupWindow(start: number): { readonly start: Date; readonly end: Date } {
  return { start: new Date(start), end: new Date(start + BACKUP_WINDOW_HOURS * HOUR_MS) };
}

type BackupColumns = 'backup_plan' | 'backup_weekday' | 'backup_hour' | 'next_backup_at';

/** A policy as a Droplet's row keeps it, its first backup to be taken in the next window. */
export function backupColumns(
  policy: BackupPolicy,
  now: number,
): Required<Pick<Updateable<DropletsTable>, BackupColumns>> {
  return {
    backup_plan: policy.plan,
    backup_weekday: policy.weekday,
    backup_hour: policy.hour,
    next_backup_at: nextBackupAt(policy, now),
  };
}
