import { defineGroup } from '../../../command/command.ts';
import { listDroplets } from './list-droplets.ts';

export const droplets = defineGroup({
  name: 'droplet',
  aliases: ['d'],
  summary: 'Create, look at and delete Droplets',
  commands: [listDroplets],
});
