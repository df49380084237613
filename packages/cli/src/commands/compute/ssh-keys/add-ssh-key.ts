import type { Context } from '../../../context.ts';
import { usageFailure } from '../../../failure.ts';
import { sshKeyColumns } from './ssh-key-columns.ts';

interface NewSshKey {
  readonly name: string;
  readonly publicKey: string;
}

/** Adds a key, and answers it. What should have stayed secret is not sent. */
export async function addSshKey(context: Context, { name, publicKey }: NewSshKey): Promise<void> {
  if (/\bPRIVATE KEY\b/.test(publicKey)) {
    throw usageFailure('This is a private key, and was not sent. Give the public one, from the .pub file beside it.');
  }
  const api = await context.api();
  const { ssh_key: key } = await api.call('sshKeys_create', { body: { name, public_key: publicKey } });
  context.output.rows(sshKeyColumns, [key]);
}
