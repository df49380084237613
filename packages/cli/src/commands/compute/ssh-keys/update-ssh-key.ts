import { defineCommand } from '../../../command/command.ts';
import { completeSshKeys } from './complete-ssh-keys.ts';
import { sshKeyColumns } from './ssh-key-columns.ts';

export const updateSshKey = defineCommand({
  name: 'update',
  aliases: ['u'],
  summary: 'Rename an SSH key',
  doctl: 'doctl compute ssh-key update',
  columns: sshKeyColumns,
  arguments: { key: { summary: 'the ID or the fingerprint of the key', completes: completeSshKeys } },
  options: { 'key-name': { kind: 'text', value: 'name', required: true, summary: 'the new name' } },
  examples: [{ line: 'compute ssh-key update 512190 --key-name old-laptop', summary: 'a new name' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const { ssh_key: key } = await api.call('sshKeys_update', {
      params: { ssh_key_identifier: args.key },
      body: { name: options['key-name'] },
    });
    context.output.rows(sshKeyColumns, [key]);
  },
});
