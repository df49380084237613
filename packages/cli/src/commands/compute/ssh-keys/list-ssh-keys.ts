import { defineCommand } from '../../../command/command.ts';
import { sshKeyColumns } from './ssh-key-columns.ts';

export const listSshKeys = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your SSH keys',
  doctl: 'doctl compute ssh-key list',
  columns: sshKeyColumns,
  examples: [
    { line: 'compute ssh-key list', summary: 'all of them' },
    { line: 'compute ssh-key list --format ID --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    context.output.rows(sshKeyColumns, await api.all('sshKeys_list', {}, (page) => page.ssh_keys));
  },
});
