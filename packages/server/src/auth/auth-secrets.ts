import { hkdfSync } from 'node:crypto';
import type { Pepper } from '@postern/engine';

/** A key of the account library, with the number that it puts beside what it encrypts. */
export interface AuthSecret {
  readonly version: number;
  readonly value: string;
}

/**
 * The account library's keys, one for each pepper, the current one first: it signs cookies with the first and decrypts with any. Derived
 * (HKDF-SHA-256, RFC 5869), so that nodes that share their peppers share these, and nothing more must be kept safe.
 */
export function deriveAuthSecrets(peppers: readonly Pepper[]): AuthSecret[] {
  return peppers.map(({ keyId, key }) => ({
    version: Buffer.from(derive(key, `postern auth version v1 ${keyId}`, 4)).readUInt32BE(),
    value: Buffer.from(derive(key, 'postern auth secret v1', 32)).toString('base64url'),
  }));
}

function derive(key: Uint8Array, purpose: string, bytes: number): ArrayBuffer {
  return hkdfSync('sha256', key, new Uint8Array(), purpose, bytes);
}
