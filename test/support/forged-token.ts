import { crc32 } from 'node:zlib';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A well-formed token that nobody was given: this public id, or one that does not exist, with a random part made up here. */
export function forgeToken(publicId = 'Zz9Yy8Xx7W', random = 'q'.repeat(48)): string {
  const body = `pat_v1_${publicId}${random}`;
  return body + checksum(body);
}

/** Six digits in base 62, written apart from the product's own. */
function checksum(body: string): string {
  let rest = crc32(body);
  let written = '';
  for (let digit = 0; digit < 6; digit++) {
    written = `${DIGITS[rest % 62]}${written}`;
    rest = Math.floor(rest / 62);
  }
  return written;
}
