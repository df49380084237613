import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PosternError } from '@postern/engine';
import * as z from 'zod';

/** `keys`: key id → key in base64url. */
const pepperFileSchema = z.object({ current: z.string(), keys: z.record(z.string(), z.string()) });
export type PepperFile = z.output<typeof pepperFileSchema>;

export function pepperPath(folder: string): string {
  return join(folder, 'peppers.json');
}

export function readPepperFile(path: string): PepperFile {
  return parse(path, readFileSync(path, 'utf8'));
}

/** Leaves a file alone that is there: two processes that start at once agree on the one that was written first. */
export async function createPepperFile(path: string): Promise<void> {
  try {
    await writeNew(path, withNewKey(null));
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
  }
}

/**
 * Adds a key and makes it the current one; all others stay. The file is the old one or the new one whatever happens meanwhile, and of
 * two that do this at once the second sees what the first has added, or is told to wait.
 */
export async function addPepper(path: string): Promise<PepperFile> {
  const release = await lock(`${path}.lock`);
  try {
    const file = withNewKey(readPepperFile(path));
    const next = `${path}.new`;
    // Left by somebody who was cut off before the rename; nobody else can be here now.
    await rm(next, { force: true });
    await writeNew(next, file);
    await rename(next, path);
    await flushFolder(dirname(path));
    return file;
  } finally {
    await release();
  }
}

export function unreadablePeppers(path: string): PosternError {
  return new PosternError(
    'invalid_configuration',
    `${path} is not a pepper ring. Restore it from a backup: without it no token of this database can be verified.`,
  );
}

function withNewKey(file: PepperFile | null): PepperFile {
  const keys = file?.keys ?? {};
  let now = Date.now();
  while (`p${now.toString(36)}` in keys) now++;
  const current = `p${now.toString(36)}`;
  return { current, keys: { ...keys, [current]: randomBytes(32).toString('base64url') } };
}

function writeNew(path: string, file: PepperFile): Promise<void> {
  return writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
}

/** A rename lasts once its folder is on the disk. Windows does that by itself, and opens no folder. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Answers what gives the lock back. Holds the number of the process, so that one that was killed locks nobody out. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (const attempt of [1, 2]) {
    try {
      await writeFile(path, String(process.pid), { mode: 0o600, flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if (!isFileError(error, 'EEXIST')) throw error;
    }
    if (attempt === 1 && !(await isHeld(path))) await rm(path, { force: true });
  }
  throw new PosternError(
    'invalid_configuration',
    `Another process is changing the pepper ring. Try again once it has ended; if none is, delete ${path}.`,
  );
}

async function isHeld(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isFileError(error, 'ESRCH');
  }
}

function parse(path: string, text: string): PepperFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    throw unreadablePeppers(path);
  }
  const file = pepperFileSchema.safeParse(parsed);
  if (!file.success) throw unreadablePeppers(path);
  return file.data;
}

function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
