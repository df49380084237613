const TABLE = new Int32Array(256);
for (let n = 0; n < 256; n++) {
  let entry = n;
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
  TABLE[n] = entry;
}

/**
 * CRC-32 (ISO-HDLC, the one of zlib) over the first `length` characters of a Latin-1 text, as an unsigned number.
 * In JavaScript because crossing into zlib costs more than 65 table look-ups.
 */
export function crc32(text: string, length: number): number {
  let crc = -1;
  for (let i = 0; i < length; i++) crc = (TABLE[(crc ^ text.charCodeAt(i)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}
