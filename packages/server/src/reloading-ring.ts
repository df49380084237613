import type { PepperRing } from '@postern/engine';
import { readPeppers } from './data-folder.ts';

/** How long to wait before the file is read once more for a key that was not in it. */
const PATIENCE_MS = 1000;

/**
 * A ring that reads its file again when a digest names a key that it does not have. Another process of this machine may have added one
 * and used it, as `postern admin` does, and what it issued must work here as well.
 */
export function createReloadingRing(
  path: string,
  first: PepperRing,
  now: () => number = () => performance.now(),
): PepperRing {
  let ring = first;
  let readAt = -Infinity;
  const reload = (): void => {
    if (now() - readAt < PATIENCE_MS) return;
    readAt = now();
    const read = tryRing(path);
    if (read !== null && holdsAllOf(read, ring)) ring = read;
  };
  return {
    get currentKeyId() {
      return ring.currentKeyId;
    },
    get keyIds() {
      return ring.keyIds;
    },
    digest: (keyId, token) => {
      if (!ring.keyIds.includes(keyId)) reload();
      return ring.digest(keyId, token);
    },
    fingerprint: (keyId) => ring.fingerprint(keyId),
  };
}

/** `null` for a file that is gone or no ring: the keys that were read before go on. */
function tryRing(path: string): PepperRing | null {
  try {
    return readPeppers(path).ring;
  } catch {
    return null;
  }
}

/** A file that lost a key, or has another one under its name, belongs to another database. */
function holdsAllOf(read: PepperRing, known: PepperRing): boolean {
  return known.keyIds.every(
    (keyId) => read.keyIds.includes(keyId) && read.fingerprint(keyId) === known.fingerprint(keyId),
  );
}
