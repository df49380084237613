import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from '../../../terminal/terminal.ts';

const run = promisify(execFile);

/** Whether a commit would take the file along: because git keeps it already, or because nothing says to ignore it. */
export async function gitCommits(path: string, environment: Environment): Promise<'tracked' | 'not_ignored' | null> {
  const [folder, name] = [dirname(path), basename(path)];
  const succeeds = async (...words: readonly string[]): Promise<boolean> => {
    try {
      await run('git', ['-C', folder, ...words], { env: environment });
      return true;
    } catch {
      // Outside a work tree, or without git on this machine, nothing is committed.
      return false;
    }
  };
  if (!(await succeeds('rev-parse', '--show-toplevel'))) return null;
  if (await succeeds('ls-files', '--error-unmatch', '--', name)) return 'tracked';
  return (await succeeds('check-ignore', '--quiet', '--', name)) ? null : 'not_ignored';
}
