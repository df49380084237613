import { crc32 } from 'node:zlib';
import { createRandom } from '../measure/random.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const TOKEN_START = 'pat_v1_';
const TOKEN_LENGTH = 71;
const PUBLIC_ID_END = TOKEN_START.length + 10;
const CHECKSUM_START = TOKEN_LENGTH - 6;

/** Well-formed tokens, kept as bytes: a million strings would be in the way of what is measured. */
export interface TokenSet {
  readonly size: number;
  /** A new flat string, as an HTTP parser would make it. */
  token(index: number): string;
  publicId(index: number): string;
  random(index: number): string;
}

/** The same seed gives the same tokens in every process. They are no secrets: nothing but a benchmark knows them. */
export function createTokenSet(size: number, seed: number): TokenSet {
  const bytes = Buffer.alloc(size * TOKEN_LENGTH);
  const random = createRandom(seed);
  for (let at = 0; at < bytes.length; at += TOKEN_LENGTH) {
    const token = bytes.subarray(at, at + TOKEN_LENGTH);
    token.write(TOKEN_START, 'latin1');
    for (let i = TOKEN_START.length; i < CHECKSUM_START; i++) token[i] = DIGITS.charCodeAt(random() % 62);
    writeChecksum(token);
  }
  const part = (index: number, from: number, to: number): string =>
    bytes.toString('latin1', index * TOKEN_LENGTH + from, index * TOKEN_LENGTH + to);
  return {
    size,
    token: (index) => part(index, 0, TOKEN_LENGTH),
    publicId: (index) => part(index, TOKEN_START.length, PUBLIC_ID_END),
    random: (index) => part(index, PUBLIC_ID_END, CHECKSUM_START),
  };
}

/** Another random part under the same public id; the checksum right again. */
export function withWrongSecret(token: string): string {
  const bytes = Buffer.from(withWrongChecksum(token), 'latin1');
  writeChecksum(bytes);
  return bytes.toString('latin1');
}

/** One digit of the random part changed, and the checksum left as it was. */
export function withWrongChecksum(token: string): string {
  const bytes = Buffer.from(token, 'latin1');
  bytes[PUBLIC_ID_END] = bytes[PUBLIC_ID_END] === 0x41 ? 0x42 : 0x41;
  return bytes.toString('latin1');
}

function writeChecksum(token: Buffer): void {
  let rest = crc32(token.subarray(0, CHECKSUM_START));
  for (let i = TOKEN_LENGTH - 1; i >= CHECKSUM_START; i--) {
    token[i] = DIGITS.charCodeAt(rest % 62);
    rest = Math.floor(rest / 62);
  }
}
