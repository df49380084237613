import { readFile } from 'node:fs/promises';
import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { addSshKey } from './add-ssh-key.ts';
import { sshKeyColumns } from './ssh-key-columns.ts';

export const importSshKey = defineCommand({
  name: 'import',
  aliases: ['i'],
  summary: 'Add an SSH key, read from its file',
  doctl: 'doctl compute ssh-key import',
  columns: sshKeyColumns,
  arguments: { name: { summary: 'what to call it; "" for the comment at the end of the key' } },
  options: {
    'public-key-file': { kind: 'text', value: 'file', required: true, summary: 'the .pub file' },
  },
  examples: [
    { line: 'compute ssh-key import laptop --public-key-file ~/.ssh/id_ed25519.pub', summary: 'a key of yours' },
  ],
  async run(context, { args, options }) {
    const publicKey = await readKeyFile(options['public-key-file']);
    await addSshKey(context, { name: args.name === '' ? commentOf(publicKey) : args.name, publicKey });
  },
});

async function readKeyFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw usageFailure(`The file "${file}" cannot be read (${code}).`, ['--public-key-file takes a .pub file.']);
  }
}

/** What stands behind type and key. */
function commentOf(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(2).join(' ');
}
