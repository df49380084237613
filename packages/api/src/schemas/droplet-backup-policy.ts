import * as z from 'zod';
import { idSchema, timestampSchema } from './fields.ts';

const planSchema = z.enum(['daily', 'weekly']);
const weekdaySchema = z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);
const hourSchema = z.int().meta({ description: 'When the window opens, UTC.', examples: [20] });
const windowLengthSchema = z.int().meta({ description: 'How long the window is open.' });
const retentionSchema = z.int().meta({ description: 'How long a backup is kept.' });

/** When a backup is taken next. */
export const backupWindowSchema = z.object({ start: timestampSchema, end: timestampSchema });

/** Whether and when backups of one Droplet are taken. Both objects are always there, since doctl looks into them unasked. */
export const dropletBackupPolicySchema = z
  .object({
    droplet_id: idSchema,
    backup_enabled: z.boolean(),
    backup_policy: z
      .object({
        plan: planSchema,
        weekday: weekdaySchema.meta({ description: 'Only of a weekly plan.' }),
        hour: hourSchema,
        window_length_hours: windowLengthSchema,
        retention_period_days: retentionSchema,
      })
      .partial()
      .meta({ description: 'Empty where no backups are taken.' }),
    next_backup_window: backupWindowSchema.partial().meta({ description: 'Empty where no backups are taken.' }),
  })
  .meta({ id: 'DropletBackupPolicy' });

/** A plan that there is, with what can be chosen of it. */
export const supportedBackupPolicySchema = z
  .object({
    name: planSchema,
    possible_window_starts: z.array(hourSchema),
    window_length_hours: windowLengthSchema,
    retention_period_days: retentionSchema,
    possible_days: z.array(weekdaySchema).meta({ description: 'Empty where every day is one.' }),
  })
  .meta({ id: 'SupportedBackupPolicy' });

export type DropletBackupPolicy = z.output<typeof dropletBackupPolicySchema>;
export type SupportedBackupPolicy = z.output<typeof supportedBackupPolicySchema>;
