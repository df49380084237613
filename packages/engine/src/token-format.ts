import { BASE62_ALPHABET, decodeBase62, encodeBase62, isBase62 } from './base62.ts';
import { crc32 } from './crc32.ts';
import { Secret } from './secret.ts';

export const PUBLIC_ID_LENGTH = 10;
/** 48 base62 digits: over 285 bits, where RFC 6749 §10.10 wants 160. */
const RANDOM_LENGTH = 48;
const CHECKSUM_LENGTH = 6;

/** `<prefix>_v1_` then 10 digits of public id, 48 random ones and 6 of CRC-32 over all that comes before, all base62. */
export interface TokenFormat {
  readonly prefix: string;
  /** `<prefix>_v1_` */
  readonly start: string;
  /** Length of the whole token: 71 with a three-letter prefix. */
  readonly length: number;
}

/** A well-formed token taken apart. `random` is as secret as the token. */
export interface ParsedToken {
  readonly publicId: string;
  readonly random: string;
}

/** Gives `size` bytes from a cryptographically secure generator. */
export type RandomBytes = (size: number) => Uint8Array;

/** Throws `TypeError` unless the prefix is 2 to 10 lower-case letters or digits, a letter first. */
export function createTokenFormat(prefix = 'pat'): TokenFormat {
  if (!/^[a-z][a-z0-9]{1,9}$/.test(prefix)) {
    throw new TypeError('A token prefix is 2 to 10 lower-case letters or digits and starts with a letter.');
  }
  const start = `${prefix}_v1_`;
  return { prefix, start, length: start.length + PUBLIC_ID_LENGTH + RANDOM_LENGTH + CHECKSUM_LENGTH };
}

/** Makes a new secret. The bytes it was made from are wiped. */
export function generateSecret(format: TokenFormat, random: RandomBytes): { secret: Secret; parsed: ParsedToken } {
  const publicId = randomDigits(PUBLIC_ID_LENGTH, random);
  const randomPart = randomDigits(RANDOM_LENGTH, random);
  const body = `${format.start}${publicId}${randomPart}`;
  const checksum = encodeBase62(crc32(body, body.length), CHECKSUM_LENGTH);
  return { secret: new Secret(body + checksum, publicId), parsed: { publicId, random: randomPart } };
}

/** Takes a token apart, or says why it cannot be one. Needs no store: scanners and clients use it offline. */
export function parseToken(format: TokenFormat, presented: string): ParsedToken | 'malformed' | 'checksum' {
  if (presented.length !== format.length || !presented.startsWith(format.start)) return 'malformed';
  const end = format.length - CHECKSUM_LENGTH;
  if (decodeBase62(presented, end, format.length) !== crc32(presented, end)) return 'checksum';
  if (!isBase62(presented, format.start.length)) return 'malformed';
  const randomStart = format.start.length + PUBLIC_ID_LENGTH;
  return { publicId: presented.slice(format.start.length, randomStart), random: presented.slice(randomStart, end) };
}

/** Uniform digits: bytes from 248 up are thrown away, because 256 is no multiple of 62. */
function randomDigits(length: number, random: RandomBytes): string {
  let digits = '';
  while (digits.length < length) {
    const bytes = random(length);
    for (let i = 0; i < bytes.length && digits.length < length; i++) {
      const byte = bytes[i] as number;
      if (byte < 248) digits += BASE62_ALPHABET.charAt(byte % 62);
    }
    bytes.fill(0);
  }
  return digits;
}
