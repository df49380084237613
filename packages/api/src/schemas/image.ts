import * as z from 'zod';
import { idSchema, timestampSchema } from './fields.ts';

export const imageSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    type: z.enum(['base', 'snapshot', 'backup', 'custom']),
    distribution: z.string(),
    slug: z.string().nullable().meta({ description: 'Only public images have one.' }),
    public: z.boolean(),
    regions: z.array(z.string()),
    created_at: timestampSchema,
    min_disk_size: z.int().meta({ description: 'Gigabytes.' }),
    size_gigabytes: z.number(),
    description: z.string(),
    tags: z.array(z.string()),
    status: z.enum(['NEW', 'available', 'pending', 'deleted', 'retired']),
    error_message: z.string(),
  })
  .meta({ id: 'Image' });

export type Image = z.output<typeof imageSchema>;
