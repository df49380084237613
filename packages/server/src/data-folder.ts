import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPepperRing, PosternError, type Pepper, type PepperRing } from '@postern/engine';
import * as z from 'zod';

const OTHERS = 0o077;

/** `keys`: key id → key in base64url. */
const pepperFileSchema = z.object({ current: z.string(), keys: z.record(z.string(), z.string()) });
type PepperFile = z.output<typeof pepperFileSchema>;

/** Makes the folder (0700) when it is not there. Refuses one that other users of the machine can look into. */
export async function prepareDataFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  // The umask may have taken bits away from the mode, never added any; the chmod makes it exact.
  if (created !== undefined) await chmod(folder, 0o700);
  await refuseIfOthersCanRead(folder, '700');
}

/** The ring, and the keys themselves for what else is derived from them; the current one first. */
export interface LoadedPeppers {
  readonly ring: PepperRing;
  readonly keys: readonly Pepper[];
}

/**
 * Reads the pepper ring of the folder, and makes one (0600) the first time: while `keyIdsInUse`, the peppers that stored digests
 * were made with, is empty.
 */
export async function loadPeppers(folder: string, keyIdsInUse: readonly string[]): Promise<LoadedPeppers> {
  const path = join(folder, 'peppers.json');
  if (keyIdsInUse.length === 0) await createPepperFile(path);
  else if (!existsSync(path)) {
    throw new PosternError(
      'pepper_mismatch',
      `The database holds tokens made under pepper ${keyIdsInUse.join(', ')}, which is not in this data folder: ${path} is missing. Restore the file that belongs to this database.`,
    );
  }
  await refuseIfOthersCanRead(path, '600');
  const { current, keys } = parsePepperFile(path, await readFile(path, 'utf8'));
  const peppers = Object.entries(keys).map(([keyId, key]): Pepper => ({ keyId, key: Buffer.from(key, 'base64url') }));
  const first = peppers.find(({ keyId }) => keyId === current);
  if (first === undefined) throw unreadable(path);
  const retired = peppers.filter((pepper) => pepper !== first);
  return { ring: createPepperRing(first, retired), keys: [first, ...retired] };
}

/** Fails silently when the file is there: two processes that start at once agree on the one that was written first. */
async function createPepperFile(path: string): Promise<void> {
  const keyId = `p${Date.now().toString(36)}`;
  const file: PepperFile = { current: keyId, keys: { [keyId]: randomBytes(32).toString('base64url') } };
  try {
    await writeFile(path, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function parsePepperFile(path: string, text: string): PepperFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's own message would quote the file.
    throw unreadable(path);
  }
  const file = pepperFileSchema.safeParse(parsed);
  if (!file.success) throw unreadable(path);
  return file.data;
}

async function refuseIfOthersCanRead(path: string, mode: string): Promise<void> {
  if (process.platform === 'win32') return;
  if (((await stat(path)).mode & OTHERS) === 0) return;
  throw new PosternError(
    'invalid_configuration',
    `Other users of this machine can read ${path}, which guards every token. Close it with: chmod ${mode} ${path}`,
  );
}

function unreadable(path: string): PosternError {
  return new PosternError(
    'invalid_configuration',
    `${path} is not a pepper ring. Restore it from a backup: without it no token of this database can be verified.`,
  );
}
