import { crc32 } from 'node:zlib';
import type { Random } from '../measure/random.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const START = 'pat_v1_';
const CHECKSUM_DIGITS = 6;

/** A well-formed token that nobody was given. */
export function forgeToken(random: Random): string {
  const body = START + Array.from({ length: 58 }, () => DIGITS.charAt(random() % DIGITS.length)).join('');
  let rest = crc32(body);
  let checksum = '';
  for (let at = 0; at < CHECKSUM_DIGITS; at++) {
    checksum = DIGITS.charAt(rest % DIGITS.length) + checksum;
    rest = Math.floor(rest / DIGITS.length);
  }
  return body + checksum;
}

/** The same with one digit changed to another. */
export function damage(token: string, random: Random): string {
  const at = START.length + (random() % (token.length - START.length));
  const digit = DIGITS.indexOf(token.charAt(at));
  const other = DIGITS.charAt((digit + 1 + (random() % (DIGITS.length - 1))) % DIGITS.length);
  return token.slice(0, at) + other + token.slice(at + 1);
}
