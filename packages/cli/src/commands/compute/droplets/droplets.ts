import { defineGroup } from '../../../command/command.ts';
import { backupPolicies } from '../backup-policies/backup-policies.ts';
import { createDroplets } from './create-droplets.ts';
import { deleteDroplets } from './delete-droplets.ts';
import { dropletLists } from './droplet-lists.ts';
import { getDroplet } from './get-droplet.ts';
import { listDroplets } from './list-droplets.ts';
import { tagDroplets } from './tag-droplets.ts';
import { untagDroplets } from './untag-droplets.ts';

export const droplets = defineGroup({
  name: 'droplet',
  aliases: ['d'],
  summary: 'Create, look at and delete Droplets',
  commands: [
    ...dropletLists,
    backupPolicies,
    createDroplets,
    deleteDroplets,
    getDroplet,
    listDroplets,
    tagDroplets,
    untagDroplets,
  ].toSorted((one, other) => one.name.localeCompare(other.name)),
});
