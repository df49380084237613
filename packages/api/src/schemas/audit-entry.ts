import * as z from 'zod';
import { idSchema } from './fields.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const detailSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

/** One link of the account's chain of events. Its hash covers every other field and the hash before it. */
export const auditEntrySchema = z
  .object({
    sequence: z.int().min(1),
    at: z.iso.datetime().meta({ description: 'In UTC, as fine as the hash covers it.' }),
    event: z.string().meta({ examples: ['token.issued'] }),
    actor: z.string().meta({ examples: ['token:12'] }),
    token_id: idSchema.nullable().meta({ description: '`null`, as is the name, for an event that is about no token.' }),
    token_name: z.string().nullable(),
    address: z.string().nullable(),
    request_id: z.string().nullable(),
    detail: z.record(z.string(), detailSchema),
    hash: hashSchema,
    previous_hash: hashSchema.meta({ description: '64 zeros before the first entry.' }),
  })
  .meta({ id: 'AuditEntry' });

export type AuditEntryBody = z.output<typeof auditEntrySchema>;
