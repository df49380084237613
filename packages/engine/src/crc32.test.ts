import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

const latin1 = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 200,
});

describe('crc32', () => {
  it('gives the published check value of CRC-32/ISO-HDLC', () => {
    expect(crc32('123456789', 9)).toBe(0xcbf43926);
  });

  it.each([
    ['', 0],
    ['a', 0xe8b7be43],
    ['abc', 0x352441c2],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
    ['\0', 0xd202ef8d],
    ['\xff\xff\xff\xff', 0xffffffff],
  ])('gives the known value of %j', (text, expected) => {
    expect(crc32(text, text.length)).toBe(expected);
  });

  it('agrees with zlib on any Latin-1 text and any part of it', () => {
    const part = latin1.chain((text) => fc.tuple(fc.constant(text), fc.nat({ max: text.length })));
    fc.assert(
      fc.property(part, ([text, length]) => {
        expect(crc32(text, length)).toBe(zlibCrc32(Buffer.from(text.slice(0, length), 'latin1')));
      }),
      { numRuns: 500 },
    );
  });

  it('never throws and never leaves 32 bits, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const crc = crc32(text, text.length);
        expect(Number.isInteger(crc) && crc >= 0 && crc <= 0xffffffff).toBe(true);
      }),
    );
  });
});
