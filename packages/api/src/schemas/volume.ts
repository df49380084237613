import * as z from 'zod';
import { idSchema, orAbsent, orElse, slugSchema, tagNameSchema, timestampSchema } from './fields.ts';
import { regionSchema } from './region.ts';

const MAX_GIGABYTES = 16_384;
const MAX_TAGS = 100;

export const volumeSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string(),
    region: regionSchema,
    size_gigabytes: z.int().min(1).max(MAX_GIGABYTES),
    filesystem_type: z.string().meta({ examples: ['ext4'], description: 'Empty where the volume was not formatted.' }),
    filesystem_label: z.string(),
    droplet_ids: z.array(idSchema).meta({ description: 'The Droplet it is attached to: one, or none.' }),
    tags: z.array(z.string()),
    created_at: timestampSchema,
  })
  .meta({ id: 'Volume' });

const SIZE = 'Give a size in GiB: a whole number from 1 to 16384.';
export const volumeSizeSchema = z.int(SIZE).min(1, SIZE).max(MAX_GIGABYTES, SIZE);

/** Underscores are not in DigitalOcean's rule, but in its examples. */
const volumeNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,63}$/, 'Use small letters, digits and dashes, at most 64, and begin with a letter.');

/** An identifier of a volume or of its snapshot in a path. Anything else names nothing. */
export const uuidPathSchema: z.ZodGUID = z.guid().toLowerCase();

export const newTagsSchema = orElse(z.array(tagNameSchema).max(MAX_TAGS, `Give at most ${MAX_TAGS} tags.`), []).meta({
  description: 'Tags to put on it; those that are missing are made.',
});

const LABEL_LENGTHS = { ext4: 16, xfs: 12 } as const;

/** Clients send an empty string, or 0, for whatever they leave out. */
export const volumeCreateSchema = z
  .object({
    name: volumeNameSchema,
    description: orElse(
      z
        .string()
        .max(1024)
        .regex(/^[^\0\p{Cs}]*$/u, 'Use plain text.'),
      '',
    ),
    region: orAbsent(slugSchema).meta({ description: 'Of a volume made from a snapshot: the snapshot’s.' }),
    size_gigabytes: z
      .union([volumeSizeSchema, z.literal(0)], { error: () => SIZE })
      .nullish()
      .transform((size) => (size === 0 || size === null ? undefined : size))
      .meta({ description: 'Does not apply to a volume made from a snapshot: that is as large as the snapshot’s.' }),
    snapshot_id: orAbsent(z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'Give the identifier of a volume snapshot.')).meta({
      description: 'The volume snapshot to make it from.',
    }),
    filesystem_type: orAbsent(z.enum(['ext4', 'xfs'])).meta({ description: 'Left out: not formatted.' }),
    filesystem_label: orAbsent(
      z.string().regex(/^[\x21-\x7E]*$/, 'Use letters, digits and signs, without spaces.'),
    ).meta({ description: 'At most 16 characters with ext4, 12 with xfs.' }),
    tags: newTagsSchema,
  })
  .refine(({ region, snapshot_id: snapshot }) => region !== undefined || snapshot !== undefined, {
    path: ['region'],
    message: 'Give a region, or the snapshot to make the volume from.',
  })
  .refine(({ size_gigabytes: size, snapshot_id: snapshot }) => size !== undefined || snapshot !== undefined, {
    path: ['size_gigabytes'],
    message: SIZE,
  })
  .refine(({ filesystem_type: type, filesystem_label: label }) => type !== undefined || label === undefined, {
    path: ['filesystem_label'],
    message: 'A label goes with a filesystem_type only.',
  })
  .refine(
    ({ filesystem_type: type, filesystem_label: label }) =>
      type === undefined || (label ?? '').length <= LABEL_LENGTHS[type],
    { path: ['filesystem_label'], message: 'Use at most 16 characters with ext4, 12 with xfs.' },
  )
  .meta({ id: 'VolumeCreate' });

export type Volume = z.output<typeof volumeSchema>;
export type VolumeCreate = z.output<typeof volumeCreateSchema>;
