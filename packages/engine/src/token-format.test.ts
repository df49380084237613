import { randomBytes } from 'node:crypto';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASE62_ALPHABET, encodeBase62 } from './base62.ts';
import { seededRandom } from './test-support/world.ts';
import { createTokenFormat, generateSecret, parseToken, type RandomBytes } from './token-format.ts';

const format = createTokenFormat();
const seed = fc.integer();
const position = fc.nat({ max: 70 });
const digit = fc.constantFrom(...BASE62_ALPHABET.split(''));

function generate(random: RandomBytes | number): { plain: string; publicId: string; random: string } {
  const { secret, parsed } = generateSecret(format, typeof random === 'number' ? seededRandom(random) : random);
  return { plain: secret.reveal(), ...parsed };
}

const isAccepted = (presented: string): boolean => typeof parseToken(format, presented) === 'object';

function replaceAt(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1);
}

describe('a generated token', () => {
  it('is 71 characters that one double-click selects', () => {
    expect(generate(1).plain).toMatch(/^pat_v1_[0-9A-Za-z]{64}$/);
  });

  it('parses into what it was made of', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { plain, publicId, random } = generate(value);
        expect(parseToken(format, plain)).toEqual({ publicId, random });
        expect(plain.slice(7, 17)).toBe(publicId);
        expect(plain.slice(17, 65)).toBe(random);
      }),
    );
  });

  it('ends in the CRC-32 of all that comes before, as zlib counts it', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { plain } = generate(value);
        expect(plain.slice(65)).toBe(encodeBase62(zlibCrc32(plain.slice(0, 65)), 6));
      }),
    );
  });

  it('draws every digit alike', () => {
    const random = seededRandom(20_260_301);
    const counts = new Map<string, number>();
    for (let made = 0; made < 2000; made++) {
      for (const character of generate(random).plain.slice(7, 65)) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    const expected = (2000 * 58) / 62;
    const chiSquare = BASE62_ALPHABET.split('').reduce(
      (sum, character) => sum + ((counts.get(character) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 61 degrees of freedom: above 120 once in a hundred thousand; a modulo bias of 256 to 62 gives over 300.
    expect(chiSquare).toBeLessThan(120);
  });

  it('throws away the bytes that would favour some digits', () => {
    const sizes: number[] = [];
    const random: RandomBytes = (size) => {
      sizes.push(size);
      return Uint8Array.from({ length: size }, (_, i) => (i % 2 === 0 ? 248 + (i % 8) : 247));
    };
    const { plain } = generate(random);
    expect(plain.slice(7, 65)).toBe('z'.repeat(58));
    expect(sizes).toEqual([10, 10, 48, 48]);
  });

  it('uses every byte below 248', () => {
    const random: RandomBytes = (size) => Uint8Array.from({ length: size }, (_, i) => (i === 0 ? 247 : i));
    const { plain } = generate(random);
    expect(plain.slice(7, 17)).toBe(`z${BASE62_ALPHABET.slice(1, 10)}`);
    expect(plain.slice(17, 65)).toBe(`z${BASE62_ALPHABET.slice(1, 48)}`);
  });

  it('leaves nothing of itself in the bytes it was made from', () => {
    const given: Uint8Array[] = [];
    generate((size) => {
      const bytes = new Uint8Array(randomBytes(size));
      given.push(bytes);
      return bytes;
    });
    expect(given.length).toBeGreaterThanOrEqual(2);
    expect(given.every((bytes) => bytes.every((byte) => byte === 0))).toBe(true);
  });
});

describe('parsing', () => {
  it('refuses a token with any one character changed, anywhere', () => {
    const { plain } = generate(2);
    for (let at = 0; at < plain.length; at++) {
      for (const character of `${BASE62_ALPHABET}_-. \0é`) {
        expect(isAccepted(replaceAt(plain, at, character)), `${character} at ${at}`).toBe(character === plain[at]);
      }
    }
  });

  it('refuses a token with any two neighbours swapped', () => {
    fc.assert(
      fc.property(seed, (value) => {
        const { plain } = generate(value);
        for (let at = 0; at < plain.length - 1; at++) {
          const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
          expect(isAccepted(swapped), `${at}`).toBe(swapped === plain);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a token with any two characters changed', () => {
    fc.assert(
      fc.property(seed, fc.tuple(position, digit), fc.tuple(position, digit), (value, [a, first], [b, second]) => {
        const { plain } = generate(value);
        const changed = replaceAt(replaceAt(plain, a, first), b, second);
        expect(isAccepted(changed)).toBe(changed === plain);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells a wrong checksum from what can be no token at all', () => {
    const { plain } = generate(3);
    expect(parseToken(format, replaceAt(plain, 30, plain[30] === 'x' ? 'y' : 'x'))).toBe('checksum');
    expect(parseToken(format, plain.slice(1))).toBe('malformed');
    expect(parseToken(format, `${plain}0`)).toBe('malformed');
    expect(parseToken(format, plain.replace('pat_', 'PAT_'))).toBe('malformed');
    expect(parseToken(format, plain.replace('_v1_', '_v2_'))).toBe('malformed');
    expect(parseToken(format, '')).toBe('malformed');
  });

  it('refuses what is not base62 even when its checksum is right', () => {
    for (const stranger of ['-', '_', ' ', '\0', '\n', 'é', '\xff', '\u0130', '\uff10', '\ud800']) {
      const body = replaceAt(generate(4).plain.slice(0, 65), 40, stranger);
      const checksum = encodeBase62(zlibCrc32(Buffer.from(body, 'latin1')), 6);
      expect(parseToken(format, body + checksum), JSON.stringify(stranger)).toBeTypeOf('string');
    }
  });

  it('refuses a checksum written as a larger number with the same last 32 bits', () => {
    const { plain } = generate(5);
    const checksum = zlibCrc32(plain.slice(0, 65));
    expect(parseToken(format, plain.slice(0, 65) + encodeBase62(checksum + 2 ** 32, 6))).toBe('checksum');
  });

  it('refuses the tokens of another prefix', () => {
    const other = generateSecret(createTokenFormat('dop'), seededRandom(6)).secret.reveal();
    expect(parseToken(format, other)).toBe('malformed');
    expect(parseToken(createTokenFormat('dop'), other)).toBeTypeOf('object');
  });

  it('never throws and accepts nothing that was not generated', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.string({ unit: 'binary', minLength: 64, maxLength: 64 }).map((rest) => `pat_v1_${rest}`),
      fc.string({ unit: digit, minLength: 64, maxLength: 64 }).map((rest) => `pat_v1_${rest}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(parseToken(format, text)).toBeTypeOf('string');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a prefix', () => {
  it.each(['pat', 'dop', 'ab', 'a123456789'])('may be %s', (prefix) => {
    const { start, length } = createTokenFormat(prefix);
    expect(start).toBe(`${prefix}_v1_`);
    expect(length).toBe(prefix.length + 68);
  });

  it.each(['', 'p', 'PAT', '1pat', 'pa_t', 'pa-t', 'a1234567890', 'pat\n', 'pät', ' pat'])(
    'may not be %j',
    (prefix) => {
      expect(() => createTokenFormat(prefix)).toThrow(TypeError);
    },
  );
});
