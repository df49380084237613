import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE62_ALPHABET, decodeBase62, encodeBase62, isBase62 } from './base62.ts';

describe('base62', () => {
  it('reads back every number it wrote, at any length that holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 62 ** 8 - 1 }), (value) => {
        expect(decodeBase62(encodeBase62(value, 8), 0, 8)).toBe(value);
      }),
    );
  });

  it('writes back every text it read', () => {
    const digits = fc.string({ unit: fc.constantFrom(...BASE62_ALPHABET.split('')), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(digits, (text) => {
        expect(encodeBase62(decodeBase62(text, 0, text.length), text.length)).toBe(text);
      }),
    );
  });

  it('has the order 0-9, A-Z, a-z, most significant digit first', () => {
    expect(BASE62_ALPHABET).toBe(BASE62_ALPHABET.split('').sort().join(''));
    expect(encodeBase62(61, 1)).toBe('z');
    expect(encodeBase62(62, 2)).toBe('10');
    expect(encodeBase62(0, 6)).toBe('000000');
    expect(encodeBase62(0xffffffff, 6)).toBe('4gfFC3');
  });

  it('keeps the order of numbers in the order of texts', () => {
    const number = fc.integer({ min: 0, max: 62 ** 5 - 1 });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [textA, textB] = [encodeBase62(a, 5), encodeBase62(b, 5)];
        expect(Math.sign(a - b)).toBe(textA < textB ? -1 : textA > textB ? 1 : 0);
      }),
    );
  });

  it('reads only the stretch it is given', () => {
    expect(decodeBase62('!!10!!', 2, 4)).toBe(62);
  });

  it('refuses every character that is not a digit, and the end of the text', () => {
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const digits = characters.filter((character) => BASE62_ALPHABET.includes(character));
    expect(characters.filter((character) => isBase62(character, 0))).toEqual(digits);
    expect(characters.filter((character) => decodeBase62(character, 0, 1) !== -1)).toEqual(digits);
    expect(decodeBase62('00', 0, 3)).toBe(-1);
    expect(isBase62('!00', 1)).toBe(true);
    expect(isBase62('00!', 1)).toBe(false);
  });
});
