import { text } from 'node:stream/consumers';
import type { Context } from '../../context.ts';
import { Failure, usageFailure } from '../../failure.ts';

/** A password that somebody is to have: from a pipe, or typed twice without showing. */
export async function readNewPassword(
  { terminal, prompt }: Context,
  email: string,
  options: { readonly 'password-stdin': boolean },
): Promise<string> {
  if (options['password-stdin']) return (await text(terminal.stdin)).replace(/\r?\n$/, '');
  if (!prompt.isInteractive) {
    throw usageFailure('There is no password, and nobody at a terminal to ask for it.', [
      'Pipe it in: postern admin reset-password --password-stdin < FILE',
    ]);
  }
  const password = await prompt.password(`The new password of ${email}`);
  if (password === (await prompt.password('The same once more'))) return password;
  throw new Failure('These were two different passwords. Nothing was changed.');
}
