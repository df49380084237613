import * as z from 'zod';
import { timestampSchema } from './fields.ts';
import { countParameter } from './pagination.ts';

/** Why a request of a proven token was turned away. */
const requestRefusals = [
  'missing_permission',
  'rate_limited',
  'address_not_allowed',
  'expired',
  'revoked',
  'retired',
  'not_yet_valid',
] as const;

/** The longest that counts may be kept, in days. */
const MAX_USAGE_DAYS = 400;

const daySchema = z.iso.date().meta({ description: 'A date in UTC.', examples: ['2026-11-22'] });
const countSchema = z.int().min(0);

export const usageQuerySchema = z.object({
  days: countParameter({
    max: MAX_USAGE_DAYS,
    default: 30,
    description: 'How far back to look, today included; no further than counts are kept.',
    message: `Give a whole number from 1 to ${MAX_USAGE_DAYS}.`,
  }),
});

export const tokenUsageSchema = z
  .object({
    from: daySchema,
    to: daySchema,
    retention_days: z.int().min(1).meta({ description: 'How long counts are kept.' }),
    requests: z
      .object({ allowed: countSchema, refused: countSchema })
      .meta({ description: 'Allowed: the token opened the door, whatever was answered behind it.' }),
    days: z
      .array(z.object({ date: daySchema, allowed: countSchema, refused: countSchema }))
      .meta({ description: 'Every day, oldest first.' }),
    permissions: z
      .array(z.object({ permissions: z.array(z.string()), requests: countSchema, last_used_on: daySchema }))
      .meta({
        description: 'The permissions that requests took together, the most frequent first. Empty: any token would do.',
      }),
    permissions_used: z.array(z.string()),
    permissions_unused: z.array(z.string()).meta({ description: 'What the token holds and did not use.' }),
    refusals: z.array(
      z.object({
        reason: z.enum(requestRefusals),
        missing: z
          .array(z.string())
          .meta({ description: 'The permissions it lacked. None of them, where no token may do what was asked for.' }),
        requests: countSchema,
        last_on: daySchema,
      }),
    ),
    clients: z
      .array(
        z.object({
          ip: z.string().nullable(),
          user_agent: z
            .string()
            .nullable()
            .meta({ examples: ['doctl/1.104'] }),
          requests: countSchema,
          last_seen_at: timestampSchema,
        }),
      )
      .meta({ description: 'Where requests came from, the last seen first. Refused ones count as well.' }),
    other_clients: countSchema.meta({
      description: 'Requests of further clients: of very many on one day, only the first are kept apart.',
    }),
  })
  .meta({ id: 'TokenUsage' });

/** In short, for lists. */
export const recentUseSchema = z
  .object({
    permissions_used: z.array(z.string()),
    requests: countSchema.meta({ description: 'Refused ones count as well.' }),
    requests_last_day: countSchema.meta({ description: 'Today and yesterday, in UTC.' }),
    addresses_last_day: countSchema.meta({ description: 'Today and yesterday, in UTC.' }),
    last_user_agent: z
      .string()
      .nullable()
      .meta({ examples: ['doctl/1.104'] }),
  })
  .meta({ id: 'RecentUse', description: 'What a token did in the last 30 days.' });

const shrinkObstacles = ['nothing_used', 'nothing_to_remove', 'not_active'] as const;

export const tokenShrinkSchema = z
  .object({
    from: daySchema,
    requests: countSchema.meta({ description: 'Requests since then that the token let pass.' }),
    scopes: z.array(z.string()).meta({
      description:
        'The scopes that hold the least and cover these requests, for a change of the token. Its own, where not possible.',
    }),
    removes: z
      .object({ scopes: z.array(z.string()), permissions: z.array(z.string()) })
      .meta({ description: 'What the token holds now and would not any more.' }),
    keeps: z.array(z.string()).meta({ description: 'The permissions that the token would still hold.' }),
    would_have_refused: countSchema.meta({ description: 'Of these requests, how many the scopes would not cover.' }),
    would_have_refused_before: countSchema.meta({
      description: 'The same of the requests before that, as far back as they are kept.',
    }),
    possible: z.boolean(),
    reason: z.enum(shrinkObstacles).nullable().meta({ description: 'Why it is not possible.' }),
  })
  .meta({ id: 'TokenShrink' });

export type TokenUsage = z.output<typeof tokenUsageSchema>;
export type TokenShrink = z.output<typeof tokenShrinkSchema>;
export type RecentUse = z.output<typeof recentUseSchema>;
