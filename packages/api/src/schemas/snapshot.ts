import * as z from 'zod';
import { pathIdSchema, timestampSchema } from './fields.ts';

export const snapshotSchema = z
  .object({
    id: z.string().meta({ description: 'A number for a Droplet’s snapshot, a uuid for a volume’s.' }),
    name: z.string(),
    created_at: timestampSchema,
    regions: z.array(z.string()),
    min_disk_size: z.int().meta({ description: 'Gigabytes.' }),
    size_gigabytes: z.number(),
    resource_id: z.string().meta({ description: 'What it was taken of.' }),
    resource_type: z.enum(['droplet', 'volume']),
    tags: z.array(z.string()),
  })
  .meta({ id: 'Snapshot' });

/** The identifier of a snapshot in a path: a number for a Droplet’s, a uuid for a volume’s. */
export const snapshotIdSchema = z.union([pathIdSchema, z.guid().toLowerCase()]);

export type Snapshot = z.output<typeof snapshotSchema>;
