import { defineGroup } from '../../../command/command.ts';
import { createDroplets } from './create-droplets.ts';
import { deleteDroplets } from './delete-droplets.ts';
import { getDroplet } from './get-droplet.ts';
import { listDroplets } from './list-droplets.ts';

export const droplets = defineGroup({
  name: 'droplet',
  aliases: ['d'],
  summary: 'Create, look at and delete Droplets',
  commands: [createDroplets, deleteDroplets, getDroplet, listDroplets],
});
