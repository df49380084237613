import { defineGroup } from '../../../command/command.ts';
import { listRegions } from './list-regions.ts';

export const regions = defineGroup({
  name: 'region',
  summary: 'Look at the regions where things can be',
  commands: [listRegions],
});
