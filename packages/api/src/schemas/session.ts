import * as z from 'zod';
import { orAbsent, timestampSchema } from './fields.ts';
import { passwordSchema } from './person.ts';
import { secondFactorSchema } from './two-factor.ts';

/** Somewhere a person is signed in. */
export const sessionSchema = z
  .object({
    id: z.uuid(),
    device: z.string().meta({ description: 'The browser and the system, in words.', examples: ['Firefox on Linux'] }),
    ip_address: z.string().nullable().meta({ description: 'Where the sign-in came from.' }),
    created_at: timestampSchema,
    last_active_at: timestampSchema.meta({ description: 'To the minute.' }),
    expires_at: timestampSchema,
    current: z.boolean().meta({ description: 'Whether this request was made in it.' }),
  })
  .meta({ id: 'Session' });

export const confirmationSchema = z
  .object({
    password: passwordSchema,
    code: orAbsent(secondFactorSchema.shape.code).meta({
      description:
        'Of the authenticator app, or a recovery code, which is used up. Needed where two-factor authentication is on.',
    }),
  })
  .meta({ id: 'Confirmation' });

export type Session = z.output<typeof sessionSchema>;
