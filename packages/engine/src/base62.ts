/** Digits in ascending order; numbers are written most significant digit first. */
export const BASE62_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const DIGITS = new Int8Array(128).fill(-1);
for (let digit = 0; digit < 62; digit++) DIGITS[BASE62_ALPHABET.charCodeAt(digit)] = digit;

/** The number written at `from` (inclusive) to `to` (exclusive), or -1 when a character there is not a base62 digit. At most 8 digits. */
export function decodeBase62(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const digit = code < 128 ? (DIGITS[code] as number) : -1;
    if (digit < 0) return -1;
    value = value * 62 + digit;
  }
  return value;
}

/** Writes `value` with exactly `length` digits, padded with zeros. */
export function encodeBase62(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62)) {
    text = BASE62_ALPHABET.charAt(rest % 62) + text;
  }
  return text;
}

/** Whether every character of `text` from `from` on is a base62 digit. */
export function isBase62(text: string, from: number): boolean {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128 || (DIGITS[code] as number) < 0) return false;
  }
  return true;
}
