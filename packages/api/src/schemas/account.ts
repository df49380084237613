import * as z from 'zod';

export const accountSchema = z
  .object({
    uuid: z.string(),
    email: z.string(),
    name: z.string(),
    email_verified: z.boolean(),
    status: z.enum(['active', 'warning', 'locked']),
    status_message: z.string(),
    droplet_limit: z.int(),
    floating_ip_limit: z.int(),
    reserved_ip_limit: z.int(),
    volume_limit: z.int(),
    team: z.object({ uuid: z.string(), name: z.string() }).optional(),
  })
  .meta({ id: 'Account' });

export type Account = z.output<typeof accountSchema>;
