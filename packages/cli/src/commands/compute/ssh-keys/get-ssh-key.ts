import { defineCommand } from '../../../command/command.ts';
import { completeSshKeys } from './complete-ssh-keys.ts';
import { wholeSshKeyColumns } from './ssh-key-columns.ts';

export const getSshKey = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show an SSH key, with the key itself',
  doctl: 'doctl compute ssh-key get',
  columns: wholeSshKeyColumns,
  arguments: { key: { summary: 'the ID or the fingerprint of the key', completes: completeSshKeys } },
  examples: [
    { line: 'compute ssh-key get 512190', summary: 'by its ID' },
    {
      line: 'compute ssh-key get 3b:16:bf:e4:8b:00:8b:b8:59:8c:a9:d3:f0:19:45:fa --format PublicKey --no-header',
      summary: 'by its fingerprint; the key alone',
    },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const { ssh_key: key } = await api.call('sshKeys_get', { params: { ssh_key_identifier: args.key } });
    context.output.rows(wholeSshKeyColumns, [key]);
  },
});
