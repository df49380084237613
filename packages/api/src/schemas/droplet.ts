import * as z from 'zod';
import { backupWindowSchema } from './droplet-backup-policy.ts';
import { idSchema, timestampSchema } from './fields.ts';
import { imageSchema } from './image.ts';
import { regionSchema } from './region.ts';
import { sizeSchema } from './size.ts';

const networksSchema = z.object({
  v4: z.array(
    z.object({
      ip_address: z.ipv4(),
      netmask: z.ipv4(),
      gateway: z.string().nullable().meta({ description: 'Null on a private network.' }),
      type: z.enum(['public', 'private']),
    }),
  ),
  v6: z.array(
    z.object({
      ip_address: z.ipv6(),
      netmask: z.int().meta({ description: 'Length of the prefix in bits.' }),
      gateway: z.string(),
      type: z.literal('public'),
    }),
  ),
});

/** `image`, `region`, `size` and `networks` are always there, whatever the token may see: clients follow them blindly. */
export const dropletSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    memory: z.int().meta({ description: 'Megabytes.' }),
    vcpus: z.int(),
    disk: z
      .int()
      .meta({ description: 'Gigabytes. Less than the size offers after a resize that left the disk alone.' }),
    locked: z.boolean().meta({ description: 'An action is in progress.' }),
    status: z.enum(['new', 'active', 'off', 'archive']),
    kernel: z.null(),
    created_at: timestampSchema,
    features: z.array(z.string()).meta({ examples: [['backups', 'ipv6', 'monitoring']] }),
    backup_ids: z.array(idSchema),
    snapshot_ids: z.array(idSchema),
    next_backup_window: backupWindowSchema.nullable(),
    image: imageSchema,
    volume_ids: z.array(z.string()),
    size: sizeSchema,
    size_slug: z.string(),
    networks: networksSchema,
    region: regionSchema,
    tags: z.array(z.string()),
    vpc_uuid: z.string(),
  })
  .meta({ id: 'Droplet' });

export type Droplet = z.output<typeof dropletSchema>;
