import { defineCommand } from '../../../command/command.ts';
import { addSshKey } from './add-ssh-key.ts';
import { sshKeyColumns } from './ssh-key-columns.ts';

export const createSshKey = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Add an SSH key, given as its text',
  doctl: 'doctl compute ssh-key create',
  columns: sshKeyColumns,
  arguments: { name: { summary: 'what to call it' } },
  options: {
    'public-key': { kind: 'text', value: 'key', required: true, summary: 'the line of a .pub file' },
  },
  examples: [
    { line: 'compute ssh-key create laptop --public-key "$(cat ~/.ssh/id_ed25519.pub)"', summary: 'a key of yours' },
  ],
  run: (context, { args, options }) => addSshKey(context, { name: args.name, publicKey: options['public-key'] }),
});
