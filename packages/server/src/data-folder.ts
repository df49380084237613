import { existsSync, statSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { createPepperRing, PosternError, type Pepper, type PepperRing } from '@postern/engine';
import { createPepperFile, pepperPath, readPepperFile, unreadablePeppers } from './pepper-file.ts';

const OTHERS = 0o077;

/** Makes the folder (0700) when it is not there. Refuses one that other users of the machine can look into. */
export async function prepareDataFolder(folder: string): Promise<void> {
  const created = await mkdir(folder, { recursive: true, mode: 0o700 });
  // The umask may have taken bits away from the mode, never added any; the chmod makes it exact.
  if (created !== undefined) await chmod(folder, 0o700);
  refuseIfOthersCanRead(folder, '700');
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
  const path = pepperPath(folder);
  if (keyIdsInUse.length === 0) await createPepperFile(path);
  else if (!existsSync(path)) {
    throw new PosternError(
      'pepper_mismatch',
      `The database holds tokens made under pepper ${keyIdsInUse.join(', ')}, which is not in this data folder: ${path} is missing. Restore the file that belongs to this database.`,
    );
  }
  return readPeppers(path);
}

/** Reads a ring that is there. */
export function readPeppers(path: string): LoadedPeppers {
  refuseIfOthersCanRead(path, '600');
  const { current, keys } = readPepperFile(path);
  const peppers = Object.entries(keys).map(([keyId, key]): Pepper => ({ keyId, key: Buffer.from(key, 'base64url') }));
  const first = peppers.find(({ keyId }) => keyId === current);
  if (first === undefined) throw unreadablePeppers(path);
  const retired = peppers.filter((pepper) => pepper !== first);
  return { ring: createPepperRing(first, retired), keys: [first, ...retired] };
}

function refuseIfOthersCanRead(path: string, mode: string): void {
  if (process.platform === 'win32') return;
  if ((statSync(path).mode & OTHERS) === 0) return;
  throw new PosternError(
    'invalid_configuration',
    `Other users of this machine can read ${path}, which guards every token. Close it with: chmod ${mode} ${path}`,
  );
}
