/** Four tables, so that four characters are taken at a step: the chain of look-ups is what a checksum waits for. */
const TABLES = Array.from({ length: 4 }, () => new Int32Array(256));
const [T0, T1, T2, T3] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
for (let n = 0; n < 256; n++) {
  let entry = n;
  for (let bit = 0; bit < 8; bit++) entry = entry & 1 ? (entry >>> 1) ^ 0xedb88320 : entry >>> 1;
  T0[n] = entry;
}
for (let n = 0; n < 256; n++) {
  T1[n] = shift(T0[n] as number);
  T2[n] = shift(T1[n] as number);
  T3[n] = shift(T2[n] as number);
}

/**
 * CRC-32 (ISO-HDLC, the one of zlib) over the first `length` characters of a Latin-1 text, as an unsigned number.
 * In JavaScript because crossing into zlib costs more than 65 table look-ups.
 */
export function crc32(text: string, length: number): number {
  let crc = -1;
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    crc ^=
      text.charCodeAt(i) |
      (text.charCodeAt(i + 1) << 8) |
      (text.charCodeAt(i + 2) << 16) |
      (text.charCodeAt(i + 3) << 24);
    crc =
      (T3[crc & 0xff] as number) ^
      (T2[(crc >>> 8) & 0xff] as number) ^
      (T1[(crc >>> 16) & 0xff] as number) ^
      (T0[crc >>> 24] as number);
  }
  for (; i < length; i++) crc = (T0[(crc ^ text.charCodeAt(i)) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

function shift(entry: number): number {
  return (entry >>> 8) ^ (T0[entry & 0xff] as number);
}
