import { PosternError } from './errors.ts';
import type { PepperRing } from './pepper.ts';
import type { TokenStore } from './store.ts';

/**
 * Makes sure that this process holds the peppers that the stored digests were made with, and keeps the fingerprint of a new one.
 * Call it before serving. Throws {@link PosternError} `pepper_mismatch`: with another pepper every token would be refused.
 */
export async function pinPeppers(store: TokenStore, peppers: PepperRing): Promise<void> {
  const missing = (await store.pepperKeyIdsInUse()).filter((keyId) => !peppers.keyIds.includes(keyId));
  if (missing.length > 0) {
    throw new PosternError(
      'pepper_mismatch',
      `The database holds tokens made under pepper ${missing.join(', ')}, which is not in this pepper ring. Restore the ring that belongs to this database.`,
    );
  }
  for (const keyId of peppers.keyIds) {
    if ((await store.pinPepper(keyId, peppers.fingerprint(keyId))) !== peppers.fingerprint(keyId)) {
      throw new PosternError(
        'pepper_mismatch',
        `Pepper "${keyId}" is not the one this database was used with. Restore the ring that belongs to this database.`,
      );
    }
  }
}
