import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import process from 'node:process';
import { Failure } from '../failure.ts';
import type { ConfigDocument } from './config-document.ts';
import type { ConfigPlace } from './config-place.ts';
import { isFileError, withFileLock } from './file-lock.ts';
import type { Config } from './saved-context.ts';

const OTHERS = 0o077;

/** What is saved; nothing where there is no file yet. Rejects with a `Failure` for a file that others can read, or that is broken. */
export async function readConfig({ path }: ConfigPlace): Promise<Config> {
  const text = await readPrivately(path);
  if (text === null) return { current: null, contexts: new Map() };
  return (await documentOf(path, text)).read();
}

/**
 * Changes what is saved. It is read anew under a lock, so that nothing is lost that another command saved meanwhile, and the file is
 * replaced in one step. A change that throws changes nothing.
 */
export async function changeConfig<T>(
  { path, isOwnFolder }: ConfigPlace,
  change: (document: ConfigDocument, config: Config) => T,
): Promise<T> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (isOwnFolder) await chmod(folder, 0o700);
  return withFileLock(path, async () => {
    const document = await documentOf(path, await readPrivately(path));
    const result = change(document, document.read());
    const { default: writeFileAtomic } = await import('write-file-atomic');
    // It follows a link, and asks the disk to have it before the old file goes.
    await writeFileAtomic(path, document.toString(), { mode: 0o600 });
    return result;
  });
}

/** Loaded when there is something to read: most commands find their token elsewhere. */
async function documentOf(path: string, text: string | null): Promise<ConfigDocument> {
  const { ConfigDocument } = await import('./config-document.ts');
  return new ConfigDocument(path, text);
}

async function readPrivately(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return null;
    throw new Failure(`The configuration cannot be read: ${(error as Error).message}`, { cause: error });
  });
  if (file === null) return null;
  try {
    // Asked of the open file, so that it is the one that is read.
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & OTHERS) !== 0) throw readableByOthers(path);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function readableByOthers(path: string): Failure {
  return new Failure(`Others on this machine can read ${path}, which may hold tokens. It is not used.`, {
    advice: [`Close it to them: chmod 600 ${path}`, 'A token that others may have read is best revoked.'],
  });
}
