import * as z from 'zod';
import { orAbsent } from './fields.ts';

/** When backups of a Droplet are taken, as requests say it; what is left out is chosen. Hours are UTC. */
export const backupPolicySchema = z
  .object({
    plan: orAbsent(z.enum(['daily', 'weekly'], 'Give daily or weekly.')).meta({
      description: 'Left out: daily, or weekly where a weekday is given.',
    }),
    // Clients send an empty weekday with a daily plan.
    weekday: orAbsent(z.enum(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'])).meta({
      description: 'Of a weekly plan; left out: SUN.',
    }),
    hour: z
      .literal([0, 4, 8, 12, 16, 20], 'Give 0, 4, 8, 12, 16 or 20.')
      .nullish()
      .meta({ description: 'When the window of four hours begins, UTC; left out: 0.' }),
  })
  .meta({ id: 'BackupPolicyRequest' });

export type BackupPolicyRequest = z.output<typeof backupPolicySchema>;
