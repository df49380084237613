import { hash, timingSafeEqual } from 'node:crypto';
import { PosternError } from './errors.ts';
import type { ParsedToken } from './token-format.ts';

const LABEL = 'postern token v1\0';
const FINGERPRINT_LABEL = 'postern pepper fingerprint v1\0';
const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const DIGEST_CHARACTERS = 43;

/** An HMAC key for token digests. */
export interface Pepper {
  /** Stands beside every digest; letters, digits, `_` and `-`. */
  readonly keyId: string;
  /** 32 bytes or more from a secure generator; at most 64. */
  readonly key: Uint8Array;
}

/** The current pepper and the retired ones that stored digests may still be made with. */
export interface PepperRing {
  readonly currentKeyId: string;
  readonly keyIds: readonly string[];
  /** HMAC-SHA-256(pepper, label ‖ public id ‖ random) in base64url, or `undefined` for a key id that is not in the ring. */
  digest(keyId: string, token: ParsedToken): string | undefined;
  /** Names a key without giving it away; the database keeps it, so that a node with another key is noticed. */
  fingerprint(keyId: string): string;
}

/** Throws {@link PosternError} `invalid_configuration` on a key of the wrong size or a key id given twice. */
export function createPepperRing(current: Pepper, retired: readonly Pepper[] = []): PepperRing {
  const keys = new Map<string, HmacKey>();
  for (const { keyId, key } of [current, ...retired]) {
    if (!/^[\w-]{1,32}$/.test(keyId) || keys.has(keyId)) {
      throw new PosternError(
        'invalid_configuration',
        `Pepper key ids are short, plain and used once; "${keyId}" is not.`,
      );
    }
    if (key.length < DIGEST_BYTES || key.length > BLOCK_BYTES) {
      throw new PosternError('invalid_configuration', `Pepper "${keyId}" is ${key.length} bytes; it must be 32 to 64.`);
    }
    keys.set(keyId, new HmacKey(key));
  }
  return {
    currentKeyId: current.keyId,
    keyIds: [...keys.keys()],
    digest: (keyId, token) => keys.get(keyId)?.digest(LABEL, token.publicId, token.random),
    fingerprint: (keyId) => (keys.get(keyId) as HmacKey).digest(FINGERPRINT_LABEL, keyId, '').slice(0, 22),
  };
}

const left = Buffer.alloc(DIGEST_CHARACTERS);
const right = Buffer.alloc(DIGEST_CHARACTERS);

/** Compares two digests in a time that does not depend on where they differ. */
export function equalDigests(a: string, b: string): boolean {
  if (a.length !== DIGEST_CHARACTERS || b.length !== DIGEST_CHARACTERS) return false;
  left.write(a, 'latin1');
  right.write(b, 'latin1');
  return timingSafeEqual(left, right);
}

/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) as two one-shot hashes over blocks that already hold the padded key:
 * less than half the cost of `createHmac`, and the cold path runs it for every request.
 */
class HmacKey {
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  constructor(key: Uint8Array) {
    this.#inner = Buffer.alloc(BLOCK_BYTES + 192);
    this.#outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES);
    for (let i = 0; i < BLOCK_BYTES; i++) {
      this.#inner[i] = (key[i] ?? 0) ^ 0x36;
      this.#outer[i] = (key[i] ?? 0) ^ 0x5c;
    }
  }

  digest(label: string, first: string, second: string): string {
    const message = label + first + second;
    const end = BLOCK_BYTES + this.#inner.write(message, BLOCK_BYTES, 'latin1');
    this.#outer.write(hash('sha256', this.#inner.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
    // The buffer outlives the call; what it held of the secret must not.
    this.#inner.fill(0, BLOCK_BYTES, end);
    return hash('sha256', this.#outer, 'base64url');
  }
}
