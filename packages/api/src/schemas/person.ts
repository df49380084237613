import * as z from 'zod';
import { lineSchema, timestampSchema } from './fields.ts';

const WHOLE_TEXT = /^[^\p{Cc}\p{Cs}]*$/u;
const PASSWORD_CHARACTERS = 'Use a password without control characters.';

/** Of somebody who signs in; kept in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .meta({ examples: ['ada@example.com'] });

export const personNameSchema = lineSchema(100).meta({ examples: ['Ada Lovelace'] });

/** One that is to be taken from now on. Long rather than mixed: no rules about kinds of characters. */
export const newPasswordSchema = z
  .string()
  .min(12)
  .max(256)
  .regex(WHOLE_TEXT, PASSWORD_CHARACTERS)
  .meta({ description: 'At least 12 characters of any kind. Common ones are refused.' });

/** One that proves who somebody is. */
export const passwordSchema = z.string().min(1).max(256).regex(WHOLE_TEXT, PASSWORD_CHARACTERS);

/** What a one-time link holds behind its `#`. */
export const linkSecretSchema = z.string().regex(/^[\w-]{43}$/, 'Give what the link holds behind its #.');

export const personSchema = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: z.enum(['owner', 'member']).meta({ description: 'The owner may also say who else there is.' }),
    two_factor_enabled: z.boolean(),
    created_at: timestampSchema,
  })
  .meta({ id: 'Person' });

export const profileUpdateSchema = z.object({ name: personNameSchema }).meta({ id: 'ProfileUpdate' });

export const passwordChangeSchema = z
  .object({ current_password: passwordSchema, new_password: newPasswordSchema })
  .meta({ id: 'PasswordChange' });

export type Person = z.output<typeof personSchema>;
