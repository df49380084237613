import * as z from 'zod';
import { lineSchema } from './fields.ts';
import { newTagsSchema } from './volume.ts';

export const volumeSnapshotCreateSchema = z
  .object({ name: lineSchema(255), tags: newTagsSchema })
  .meta({ id: 'VolumeSnapshotCreate' });

export type VolumeSnapshotCreate = z.output<typeof volumeSnapshotCreateSchema>;
