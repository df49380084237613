import { defineGroup } from '../../../command/command.ts';
import { createVolume } from './create-volume.ts';
import { deleteVolumes } from './delete-volumes.ts';
import { getVolume } from './get-volume.ts';
import { listVolumes } from './list-volumes.ts';
import { snapshotVolume } from './snapshot-volume.ts';

export const volumes = defineGroup({
  name: 'volume',
  summary: 'Create, look at, snapshot and delete volumes',
  commands: [createVolume, deleteVolumes, getVolume, listVolumes, snapshotVolume],
});
