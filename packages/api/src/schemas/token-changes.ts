import * as z from 'zod';
import { idSchema, lineSchema, orElse } from './fields.ts';
import { rateLimitSchema, revocationReasons } from './token.ts';

/** A hundred years: far beyond any sense, and within what a date can hold. */
const LIFETIME_MAX_SECONDS = 3_155_760_000;
const OVERLAP_MAX_SECONDS = 2_592_000;

/** A time with any offset. Fractions of a second are dropped, because no answer could show them. */
const momentSchema = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(Math.floor(Date.parse(text) / 1000) * 1000));

const fields = {
  name: lineSchema(255),
  scopes: z
    .array(z.string().max(100))
    .max(256)
    .meta({ examples: [['droplets:read']] }),
  expires_in_seconds: z.int().min(1).max(LIFETIME_MAX_SECONDS).nullish().meta({ description: 'Null: never.' }),
  expires_at: momentSchema.nullish().meta({ description: 'Null: never.' }),
  not_before: momentSchema.nullish(),
  allowed_ips: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(100)
    .nullish()
    .meta({ description: 'Addresses and ranges in CIDR notation. Null: from anywhere.', examples: [['192.0.2.0/24']] }),
  rate_limit: rateLimitSchema.nullish(),
};

const hasOneExpiry = (given: { expires_in_seconds?: unknown; expires_at?: unknown }): boolean =>
  given.expires_in_seconds === undefined || given.expires_at === undefined;
const oneExpiry = { path: ['expires_at'], message: 'Give expires_in_seconds or expires_at, not both.' };

/** Expiry that is left out or null means none: there is no default that a caller did not see. */
export const tokenCreateSchema = z
  .object({ ...fields })
  .refine(hasOneExpiry, oneExpiry)
  .meta({ id: 'TokenCreate' });

/** What is left out stays as it is; null takes a restriction away. */
export const tokenUpdateSchema = z
  .object({ ...fields, name: fields.name.optional(), scopes: fields.scopes.optional() })
  .refine(hasOneExpiry, oneExpiry)
  .refine(
    (changes) => Object.values(changes).some((value) => value !== undefined),
    'Give at least one field to change.',
  )
  .meta({ id: 'TokenUpdate', minProperties: 1 });

const reasonSchema = z.enum(revocationReasons);

/** The body may be left out. With `compromised` nothing overlaps: the old secret and all descendants end at once. */
export const tokenRotateSchema = z
  .object({
    overlap_seconds: orElse(z.int().min(0).max(OVERLAP_MAX_SECONDS), 3600).meta({
      description: 'How long the old secret goes on working.',
    }),
    retire_on_first_use: orElse(z.boolean(), true).meta({
      description: 'The first use of the new secret ends the old one.',
    }),
    reason: orElse(reasonSchema, 'superseded'),
  })
  .prefault({})
  .meta({ id: 'TokenRotate' });

/** The body may be left out. */
export const tokenRevokeSchema = z
  .object({ reason: orElse(reasonSchema, 'no_longer_needed') })
  .prefault({})
  .meta({ id: 'TokenRevoke' });

/** Naming none must be meant: a body that was lost on the way ends nothing. */
export const tokensRevokeSchema = z
  .object({
    token_ids: z
      .union([z.literal('all'), z.array(idSchema).min(1).max(200)])
      .meta({ description: '"all", or the ids of the tokens to revoke.', examples: [[12, 17]] }),
    reason: orElse(reasonSchema, 'no_longer_needed'),
  })
  .meta({ id: 'TokensRevoke' });

export type TokenCreate = z.output<typeof tokenCreateSchema>;
export type TokenUpdate = z.output<typeof tokenUpdateSchema>;
export type TokenRotate = z.output<typeof tokenRotateSchema>;
export type TokenRevoke = z.output<typeof tokenRevokeSchema>;
