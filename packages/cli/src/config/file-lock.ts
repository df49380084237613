import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../failure.ts';

const RETRY_MS = 20;
const PATIENCE_MS = 10_000;
/** The work under it takes milliseconds: a lock of this age was left by a process that was killed. */
const STALE_MS = 5_000;

/** Runs the work while no other process runs its own under the same lock: a file beside the one that it is about. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  await acquire(lock);
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function acquire(lock: string): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
      return;
    } catch (error) {
      if (!isFileError(error, 'EEXIST')) throw error;
    }
    if (await isStale(lock)) await rm(lock, { force: true });
    else if (Date.now() > giveUpAt) {
      throw new Failure(`Another command has been changing the configuration for too long.`, {
        advice: [`If none is running, delete ${lock}`],
      });
    } else await sleep(RETRY_MS);
  }
}

async function isStale(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > STALE_MS;
}

/** Whether the file system refused for this reason. */
export function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
