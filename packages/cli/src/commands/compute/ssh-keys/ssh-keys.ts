import { defineGroup } from '../../../command/command.ts';
import { listSshKeys } from './list-ssh-keys.ts';

export const sshKeys = defineGroup({
  name: 'ssh-key',
  aliases: ['k'],
  summary: 'Look at your SSH keys, add, rename and remove them',
  commands: [listSshKeys],
});
