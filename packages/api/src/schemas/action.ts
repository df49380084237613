import * as z from 'zod';
import { idSchema, timestampSchema } from './fields.ts';
import { regionSchema } from './region.ts';

export const actionSchema = z
  .object({
    id: idSchema,
    status: z.enum(['in-progress', 'completed', 'errored']),
    type: z.string().meta({ examples: ['create'] }),
    started_at: timestampSchema,
    completed_at: timestampSchema
      .nullable()
      .meta({ description: 'Null exactly as long as the status is in-progress.' }),
    resource_id: idSchema.nullable().meta({ description: 'Null where the resource has a uuid.' }),
    resource_type: z.string().meta({ examples: ['droplet'] }),
    region: regionSchema.nullable(),
    region_slug: z.string().nullable(),
  })
  .meta({ id: 'Action' });

/** Where to follow an action that a request has started. */
export const actionLinkSchema = z
  .object({ id: idSchema, rel: z.string().meta({ examples: ['create'] }), href: z.url() })
  .meta({ id: 'ActionLink' });

export type Action = z.output<typeof actionSchema>;
export type ActionLink = z.output<typeof actionLinkSchema>;
