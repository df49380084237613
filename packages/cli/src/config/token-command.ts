import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Secret } from '@postern/engine';
import type { Context } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readToken } from './read-token.ts';

/** Runs a command by the shell and takes the first line that it prints for the token. What it says on stderr is passed on. */
export async function runTokenCommand(
  command: string,
  { environment, terminal }: Pick<Context, 'environment' | 'terminal'>,
): Promise<Secret> {
  // A vault may ask for its password at the terminal.
  const stdin = terminal.stdin.isTTY === true ? 'inherit' : 'ignore';
  const child = spawn(command, { shell: true, env: environment, stdio: [stdin, 'pipe', 'pipe'] });
  child.stderr?.pipe(terminal.stderr, { end: false });
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ?? String(code)));
  });
  const [said, end] = await Promise.all([child.stdout === null ? '' : text(child.stdout), ended]);
  if (end !== '0') throw failed(`ended with ${end}`);
  const [line = ''] = said.split('\n', 1);
  if (line.trim() === '') throw failed('printed nothing');
  return readToken(line, 'the first line that the token command printed');
}

function failed(how: string): Failure {
  return new Failure(`The command that fetches the token ${how}.`, {
    exitCode: exitCodes.unauthenticated,
    advice: ['It must print the token as its first line and end with 0. See it by itself in a shell.'],
  });
}
