import { defineGroup } from '../../../command/command.ts';
import { listSizes } from './list-sizes.ts';

export const sizes = defineGroup({
  name: 'size',
  summary: 'Look at the sizes of Droplets and their prices',
  commands: [listSizes],
});
