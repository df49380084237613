import { defineGroup } from '../../../command/command.ts';
import { deleteSnapshots } from './delete-snapshots.ts';
import { getSnapshots } from './get-snapshots.ts';
import { listSnapshots } from './list-snapshots.ts';

export const snapshots = defineGroup({
  name: 'snapshot',
  aliases: ['s'],
  summary: 'Look at snapshots of Droplets and volumes, and delete them',
  commands: [deleteSnapshots, getSnapshots, listSnapshots],
});
