import type { CallInput } from '@postern/api/client';
import type { Completer, OptionSpecs, OptionValues } from '../../../command/option-specs.ts';

const offer =
  (values: readonly string[]): Completer =>
  () =>
    Promise.resolve(values.map((value) => ({ value })));

/** When backups are taken. */
export const backupPolicyOptions = {
  'backup-policy-plan': {
    kind: 'text',
    value: 'plan',
    choices: ['daily', 'weekly'],
    summary: 'how often a backup is taken',
  },
  'backup-policy-weekday': {
    kind: 'text',
    value: 'day',
    completes: offer(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']),
    summary: 'SUN, MON, … of a weekly plan',
  },
  'backup-policy-hour': {
    kind: 'number',
    value: 'hour',
    completes: offer(['0', '4', '8', '12', '16', '20']),
    summary: 'when the window of four hours begins, UTC: 0, 4, 8, 12, 16 or 20',
  },
} as const satisfies OptionSpecs;

type BackupPolicy = NonNullable<NonNullable<CallInput<'droplets_create'>['body']>['backup_policy']>;

/** The policy that the options describe; `undefined` where none of them was given. */
export function readBackupPolicy(options: OptionValues<typeof backupPolicyOptions>): BackupPolicy | undefined {
  const plan = options['backup-policy-plan'] as BackupPolicy['plan'];
  const weekday = options['backup-policy-weekday']?.toUpperCase() as BackupPolicy['weekday'];
  const hour = options['backup-policy-hour'] as BackupPolicy['hour'];
  if (plan === undefined && weekday === undefined && hour === undefined) return undefined;
  return { plan, weekday, hour };
}
