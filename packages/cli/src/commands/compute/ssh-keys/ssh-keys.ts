import { defineGroup } from '../../../command/command.ts';
import { createSshKey } from './create-ssh-key.ts';
import { deleteSshKeys } from './delete-ssh-keys.ts';
import { getSshKey } from './get-ssh-key.ts';
import { importSshKey } from './import-ssh-key.ts';
import { listSshKeys } from './list-ssh-keys.ts';
import { updateSshKey } from './update-ssh-key.ts';

export const sshKeys = defineGroup({
  name: 'ssh-key',
  aliases: ['k'],
  summary: 'Look at your SSH keys, add, rename and remove them',
  commands: [createSshKey, deleteSshKeys, getSshKey, importSshKey, listSshKeys, updateSshKey],
});
