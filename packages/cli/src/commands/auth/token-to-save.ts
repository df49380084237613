import { text } from 'node:stream/consumers';
import type { Secret } from '@postern/engine';
import { environmentToken, optionToken } from '../../config/credentials.ts';
import { readToken } from '../../config/read-token.ts';
import { runTokenCommand } from '../../config/token-command.ts';
import type { Context } from '../../context.ts';
import { usageFailure } from '../../failure.ts';

/** A token that somebody signs in with. */
export interface TokenToSave {
  readonly token: Secret;
  /** Where it came from, in words. */
  readonly source: string;
  /** What fetches it, where that is to be saved in place of the token. */
  readonly command: string | null;
}

/** Takes the token from where the command line says, then from the environment, and asks for it last. */
export async function readTokenToSave(
  context: Context,
  options: { readonly 'token-stdin': boolean },
): Promise<TokenToSave> {
  const { globals, terminal, prompt } = context;
  const command = globals['token-command'] ?? null;
  const ways = [globals['access-token'] ?? globals.token, options['token-stdin'] || undefined, command ?? undefined];
  if (ways.filter((way) => way !== undefined).length > 1) {
    throw usageFailure('Give the token in one way: --token, --token-stdin or --token-command.');
  }
  if (options['token-stdin']) {
    const [line = ''] = (await text(terminal.stdin)).split('\n', 1);
    return { token: readToken(line, 'standard input'), source: 'standard input', command: null };
  }
  if (command !== null) return { token: await runTokenCommand(command, context), source: '--token-command', command };
  const given = optionToken(context) ?? environmentToken(context);
  if (given !== null) return { token: await given.fetch(), source: given.source, command: null };
  if (!prompt.isInteractive) {
    throw usageFailure('There is no token to sign in with, and nobody at a terminal to ask for it.', [
      'Pipe it in: postern auth init --token-stdin < FILE',
      'Or give it in POSTERN_TOKEN, or a command that prints it in --token-command.',
    ]);
  }
  const typed = await prompt.password('The token, as the control panel showed it');
  return { token: readToken(typed, 'what was typed'), source: 'what was typed', command: null };
}
