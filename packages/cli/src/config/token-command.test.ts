import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { exitCodes } from '../exit-codes.ts';
import { runTokenCommand } from './token-command.ts';

async function fetchBy(command: string): Promise<{ readonly token: string; readonly stderr: string }> {
  const terminal = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  let stderr = '';
  terminal.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const environment = { PATH: process.env['PATH'], VAULT: 'kept' };
  const token = await runTokenCommand(command, { environment, terminal });
  return { token: token.reveal(), stderr };
}

it('takes the first line that the command prints, and passes on what it says besides', async () => {
  expect(await fetchBy('echo "$VAULT"; echo more; echo unlocking >&2')).toEqual({
    token: 'kept',
    stderr: 'unlocking\n',
  });
});

it.each([
  ['exit 7', 'ended with 7'],
  ['echo half; kill -9 $$', 'ended with SIGKILL'],
  ['no-such-vault-here 2>/dev/null', 'ended with 127'],
  ['echo; echo late', 'printed nothing'],
])('says how a command failed: %s', async (command, how) => {
  await expect(fetchBy(command)).rejects.toMatchObject({
    message: expect.stringContaining(how),
    exitCode: exitCodes.unauthenticated,
  });
});
