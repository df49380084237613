import * as z from 'zod';
import { timestampSchema } from './fields.ts';

export const twoFactorSchema = z
  .object({
    enabled: z.boolean().meta({ description: 'Whether a sign-in takes a code besides the password.' }),
    enrolled_at: timestampSchema.nullable().meta({ description: 'Since when. Null while it is off.' }),
    recovery_codes_left: z
      .int()
      .min(0)
      .nullable()
      .meta({ description: 'How many recovery codes have not been used. Null while it is off.' }),
  })
  .meta({ id: 'TwoFactor' });

export const twoFactorEnrolmentSchema = z
  .object({
    otpauth_uri: z.string().meta({
      description: 'For an authenticator app, usually as a QR code.',
      examples: ['otpauth://totp/Postern:ada%40example.com?secret=ONSWG4TFOQ&issuer=Postern&digits=6&period=30'],
    }),
    secret: z.string().meta({ description: 'The same secret in base 32, to be typed in.', examples: ['ONSWG4TFOQ'] }),
  })
  .meta({ id: 'TwoFactorEnrolment' });

export const recoveryCodesSchema = z.object({
  recovery_codes: z.array(z.string()).meta({
    description: 'Each works once in place of a code. They are shown this one time.',
    examples: [['k3f9x-q0zt7']],
  }),
});

export const twoFactorEnrolSchema = z
  .object({ password: z.string().min(1).max(256).meta({ description: 'Of the person whose sign-in it is.' }) })
  .meta({ id: 'TwoFactorEnrol' });

/** What an app shows now. */
export const totpCodeSchema = z
  .object({
    code: z
      .string()
      .trim()
      .regex(/^[0-9]{6}$/, 'Give the six digits that the app shows.')
      .meta({ examples: ['123456'] }),
  })
  .meta({ id: 'TwoFactorConfirm' });

/** What an app shows now, or a recovery code. */
export const secondFactorSchema = z
  .object({
    code: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .meta({ description: 'Of the authenticator app, or a recovery code, which is used up.', examples: ['123456'] }),
  })
  .meta({ id: 'SecondFactor' });

export type TwoFactor = z.output<typeof twoFactorSchema>;
export type TwoFactorEnrolment = z.output<typeof twoFactorEnrolmentSchema>;
