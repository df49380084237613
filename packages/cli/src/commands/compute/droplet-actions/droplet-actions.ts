import { defineGroup } from '../../../command/command.ts';
import { backupDropletActions } from './backup-droplet-actions.ts';
import { changeKernel } from './change-kernel.ts';
import { diskDropletActions } from './disk-droplet-actions.ts';
import { getDropletAction } from './get-droplet-action.ts';
import { plainDropletActions } from './plain-droplet-actions.ts';
import { renameDroplet } from './rename-droplet.ts';

export const dropletActions = defineGroup({
  name: 'droplet-action',
  aliases: ['da'],
  summary: 'Do something to a Droplet: turn it off and on, resize, rename, snapshot it',
  commands: [
    ...backupDropletActions,
    changeKernel,
    ...diskDropletActions,
    getDropletAction,
    ...plainDropletActions,
    renameDroplet,
  ].toSorted((one, other) => one.name.localeCompare(other.name)),
});
