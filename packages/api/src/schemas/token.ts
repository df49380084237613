import * as z from 'zod';
import { idSchema, timestampSchema } from './fields.ts';
import { recentUseSchema } from './token-usage.ts';

/** Why a token was revoked, after the reason codes of RFC 5280 §5.3.1. */
export const revocationReasons = ['superseded', 'compromised', 'no_longer_needed', 'owner_left', 'leaked'] as const;
export const tokenStates = ['active', 'expired', 'revoked'] as const;

export const rateLimitSchema = z
  .object({
    limit: z.int().min(1).max(1_000_000_000),
    window_seconds: z.int().min(1).max(31_536_000),
  })
  .meta({ id: 'RateLimit', description: 'At most so many requests in any so many seconds.' });

/** A token as it is shown: never with its secret. */
export const tokenSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    starts_with: z.string().meta({
      description: 'How its secret begins: enough to know it by, and nothing that proves it.',
      examples: ['pat_v1_7Kd2mQx9Za'],
    }),
    scopes: z.array(z.string()),
    permissions: z.array(z.string()).meta({ description: 'What the scopes open, one by one.' }),
    state: z.enum(tokenStates),
    parent_id: idSchema.nullable().meta({ description: 'The token that minted it.' }),
    created_at: timestampSchema,
    created_by: z.string().meta({ examples: ['person:ada@example.com'] }),
    expires_at: timestampSchema.nullable(),
    not_before: timestampSchema.nullable(),
    allowed_ips: z.array(z.string()).nullable().meta({ description: 'Null: from anywhere.' }),
    rate_limit: rateLimitSchema.nullable(),
    last_used_at: timestampSchema.nullable(),
    last_used_ip: z.string().nullable(),
    recent_use: recentUseSchema,
    revoked_at: timestampSchema.nullable(),
    revocation_reason: z.enum(revocationReasons).nullable(),
    revoked_by: z.string().nullable(),
  })
  .meta({ id: 'Token' });

/** One of the random strings that prove a token, named by its public part. */
const tokenSecretSchema = z.object({
  public_id: z.string(),
  created_at: timestampSchema,
  first_used_at: timestampSchema.nullable().meta({
    description: "When a secret made by rotation was first used; not kept for a token's first secret.",
  }),
  last_used_at: timestampSchema.nullable(),
  last_used_ip: z.string().nullable(),
  retires_at: timestampSchema.nullable().meta({ description: 'When it stops, or stopped, working.' }),
});

export const tokenDetailSchema = tokenSchema
  .extend({
    secrets: z.array(tokenSecretSchema),
    permissions_used: z.array(z.object({ permission: z.string(), last_used_at: timestampSchema })),
  })
  .meta({ id: 'TokenDetail' });

/** The only answer that ever holds a secret. */
export const issuedTokenSchema = z
  .object({
    token: tokenSchema,
    secret: z.string().meta({ description: 'Shown this once, and kept nowhere.' }),
  })
  .meta({ id: 'IssuedToken' });

export type Token = z.output<typeof tokenSchema>;
export type TokenDetail = z.output<typeof tokenDetailSchema>;
export type IssuedToken = z.output<typeof issuedTokenSchema>;
