import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { isFileError } from '../../../config/file-lock.ts';
import type { Context } from '../../../context.ts';
import { Failure, usageFailure } from '../../../failure.ts';
import { gitCommits } from './git-commits.ts';
import type { HandOver } from './hand-over.ts';
import { isKey, setEnvLine } from './set-env-line.ts';

interface EnvTarget {
  readonly file: string;
  readonly key: string;
  /** Whether it may be a file that git would commit. */
  readonly force: boolean;
}

const OTHERS = 0o077;

/** Sets a key in a dotenv file, which nobody else can read if it is new. */
export async function toEnvFile(context: Context, { file, key, force }: EnvTarget): Promise<HandOver> {
  const path = resolve(file);
  if (!isKey(key)) {
    throw usageFailure(`"${key}" cannot be a key: it takes letters, digits and _, and no digit first.`);
  }
  await checkFolder(path);
  const isNew = (await readIfThere(path)) === null;
  await checkGit(context, file, { path, force });
  return {
    place: `${file} as ${key}`,
    give: async (secret) => {
      // Read anew: the server was asked in between.
      const text = setEnvLine((await readIfThere(path)) ?? '', key, secret.reveal());
      const { default: writeFileAtomic } = await import('write-file-atomic');
      await writeFileAtomic(path, text, isNew ? { mode: 0o600 } : {});
      await warnOfReaders(context, file, path);
      return 0;
    },
  };
}

async function checkFolder(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true) throw usageFailure(`There is no folder ${dirname(path)}.`);
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

async function checkGit(
  { environment, output }: Context,
  file: string,
  { path, force }: { readonly path: string; readonly force: boolean },
): Promise<void> {
  const reason = await gitCommits(path, environment);
  if (reason === null) return;
  const problem = reason === 'tracked' ? `${file} is kept by git` : `git does not ignore ${file}`;
  if (force) return output.note(`Warning: ${problem}, and the next commit may hold the secret.`);
  throw usageFailure(`${problem}, so a commit would hold the secret.`, [
    reason === 'tracked' ? `Take it out: git rm --cached ${file}` : 'Add it to .gitignore.',
    'Or go ahead all the same with --force.',
  ]);
}

async function warnOfReaders({ output }: Context, file: string, path: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return;
  output.note(`Warning: others on this machine can read ${file}. Close it to them: chmod 600 ${file}`);
}
