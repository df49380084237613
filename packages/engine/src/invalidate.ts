import { decodeBase62 } from './base62.ts';
import type { Engine } from './engine.ts';
import { PUBLIC_ID_LENGTH } from './token-format.ts';

/** Makes this process forget what it knows of the secrets. Called after every change, before the change is answered. */
export function invalidateSecrets(engine: Engine, secrets: Iterable<{ readonly publicId: string }>): void {
  for (const { publicId } of secrets) {
    const middle = PUBLIC_ID_LENGTH / 2;
    const high = decodeBase62(publicId, 0, middle);
    const low = decodeBase62(publicId, middle, PUBLIC_ID_LENGTH);
    engine.cache.invalidate(publicId, high, low);
    engine.unknownIds.remove(high, low);
  }
}
