import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeSshKeys } from './complete-ssh-keys.ts';

export const deleteSshKeys = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Remove SSH keys from your account',
  description: 'Droplets that were made with a key keep it.',
  doctl: 'doctl compute ssh-key delete',
  arguments: { key: { summary: 'the ID or the fingerprint of the key', many: true, completes: completeSshKeys } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [
    { line: 'compute ssh-key delete 512190', summary: 'asks first' },
    { line: 'compute ssh-key delete 512190 512191 --force', summary: 'several, without asking' },
  ],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.key, {
      wording: { one: 'SSH key', many: 'SSH keys' },
      force,
      nameOf: async (key) => (await api.call('sshKeys_get', { params: { ssh_key_identifier: key } })).ssh_key.name,
      remove: (key) => api.call('sshKeys_delete', { params: { ssh_key_identifier: key } }),
    });
  },
});
