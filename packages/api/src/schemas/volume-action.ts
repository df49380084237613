import * as z from 'zod';
import { idSchema, lineSchema, orAbsent, slugSchema } from './fields.ts';
import { newTagsSchema, volumeSizeSchema } from './volume.ts';

const ofVolume = {
  region: orAbsent(slugSchema).meta({ description: 'Where the volume is.' }),
};

const byName = {
  volume_name: lineSchema(255),
  region: slugSchema.meta({ description: 'Where the volume is.' }),
};

const attach = { type: z.literal('attach'), droplet_id: idSchema, tags: newTagsSchema };
const detach = { type: z.literal('detach'), droplet_id: idSchema };
const resize = { type: z.literal('resize'), size_gigabytes: volumeSizeSchema };

/** What to do to the volume that the path names. */
export const volumeActionCreateSchema = z
  .discriminatedUnion(
    'type',
    [z.object({ ...attach, ...ofVolume }), z.object({ ...detach, ...ofVolume }), z.object({ ...resize, ...ofVolume })],
    'Give a type: attach, detach or resize.',
  )
  .meta({ id: 'VolumeActionCreate' });

/** What to do to the volume of a name and a region. */
export const volumeActionByNameSchema = z
  .discriminatedUnion(
    'type',
    [z.object({ ...attach, ...byName }), z.object({ ...detach, ...byName })],
    'Give a type: attach or detach.',
  )
  .meta({ id: 'VolumeActionByName' });

export type VolumeActionCreate = z.output<typeof volumeActionCreateSchema>;
export type VolumeActionByName = z.output<typeof volumeActionByNameSchema>;
