import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BASE62_ALPHABET } from './base62.ts';
import { PosternError } from './errors.ts';
import { createPepperRing, equalDigests, type Pepper } from './pepper.ts';
import type { ParsedToken } from './token-format.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...BASE62_ALPHABET.split('')), minLength: length, maxLength: length });
const token: fc.Arbitrary<ParsedToken> = fc.record({ publicId: digits(10), random: digits(48) });
const key = fc.uint8Array({ minLength: 32, maxLength: 64 });
const pepper = (bytes: Uint8Array, keyId = 'k1'): Pepper => ({ keyId, key: bytes });
const sample: ParsedToken = { publicId: '0123456789', random: 'A'.repeat(48) };

afterEach(() => vi.restoreAllMocks());

describe('a digest', () => {
  it('is the HMAC-SHA-256 that node:crypto makes of label, public id and random part', () => {
    fc.assert(
      fc.property(key, token, (bytes, { publicId, random }) => {
        const expected = createHmac('sha256', bytes).update(`postern token v1\0${publicId}${random}`, 'latin1');
        expect(createPepperRing(pepper(bytes)).digest('k1', { publicId, random })).toBe(expected.digest('base64url'));
      }),
    );
  });

  it('is what it was when the format was laid down', () => {
    const ring = createPepperRing(pepper(Uint8Array.from({ length: 32 }, (_, i) => i)));
    // From Python: hmac.new(bytes(range(32)), b'postern token v1\0' + b'0123456789' + b'A' * 48, 'sha256').
    expect(ring.digest('k1', sample)).toBe('rxvUpLf9zy4fxX7l0-ob4JA11nT_mGGSVROLDtdF6Vo');
  });

  it('does not depend on what was digested before', () => {
    fc.assert(
      fc.property(key, token, token, (bytes, first, second) => {
        const used = createPepperRing(pepper(bytes));
        used.digest('k1', second);
        used.fingerprint('k1');
        expect(used.digest('k1', first)).toBe(createPepperRing(pepper(bytes)).digest('k1', first));
      }),
    );
  });

  it('fits its own row only: another public id, random part or pepper gives another', () => {
    fc.assert(
      fc.property(key, token, token, (bytes, a, b) => {
        fc.pre(a.publicId !== b.publicId && a.random !== b.random);
        const ring = createPepperRing(pepper(bytes), [
          pepper(
            bytes.map((byte) => byte ^ 1),
            'k2',
          ),
        ]);
        const made = [
          ring.digest('k1', a),
          ring.digest('k1', { publicId: b.publicId, random: a.random }),
          ring.digest('k1', { publicId: a.publicId, random: b.random }),
          ring.digest('k2', a),
        ];
        expect(new Set(made).size).toBe(4);
      }),
    );
  });

  it('is not made under a pepper that the ring does not hold', () => {
    expect(createPepperRing(pepper(new Uint8Array(32))).digest('k2', sample)).toBeUndefined();
  });

  it('leaves nothing of the secret in the memory it was made in', () => {
    const made: Buffer[] = [];
    const alloc = Buffer.alloc.bind(Buffer);
    vi.spyOn(Buffer, 'alloc').mockImplementation((size) => {
      const buffer = alloc(size);
      made.push(buffer);
      return buffer;
    });
    const ring = createPepperRing(pepper(new Uint8Array(64).fill(3)));
    const random = 'SecretRandomPart'.repeat(3);
    ring.digest('k1', { publicId: '0123456789', random });
    expect(made.length).toBeGreaterThan(0);
    for (const buffer of made) expect(buffer.toString('latin1')).not.toContain('Secret');
  });
});

describe('a pepper ring', () => {
  it('names its current pepper first', () => {
    const ring = createPepperRing(pepper(new Uint8Array(32), 'new'), [pepper(new Uint8Array(33), 'old')]);
    expect([ring.currentKeyId, ring.keyIds]).toEqual(['new', ['new', 'old']]);
  });

  it('fingerprints a key without giving away a digest made with it', () => {
    const ring = createPepperRing(pepper(new Uint8Array(32)), [pepper(new Uint8Array(32).fill(1), 'k2')]);
    expect(ring.fingerprint('k1')).toMatch(/^[\w-]{22}$/);
    expect(ring.fingerprint('k1')).not.toBe(ring.fingerprint('k2'));
    const again = createPepperRing(pepper(new Uint8Array(32)));
    expect(again.fingerprint('k1')).toBe(ring.fingerprint('k1'));
  });

  it('fingerprints the same key under another name differently', () => {
    const bytes = new Uint8Array(32).fill(5);
    const ring = createPepperRing(pepper(bytes, 'a'), [pepper(bytes, 'b')]);
    expect(ring.fingerprint('a')).not.toBe(ring.fingerprint('b'));
  });

  it('does not change when the bytes it was made from are wiped', () => {
    const bytes = new Uint8Array(32).fill(5);
    const ring = createPepperRing(pepper(bytes));
    const before = ring.digest('k1', sample);
    bytes.fill(0);
    expect(ring.digest('k1', sample)).toBe(before);
  });

  it('does not show its keys', () => {
    const ring = createPepperRing(pepper(new Uint8Array(64).fill(0x41)));
    expect(JSON.stringify(ring) + inspect(ring, { depth: 9, showHidden: true })).not.toMatch(
      /A{8}|(65,?\s*){8}|(41\s*){8}/,
    );
  });

  it.each([0, 31, 65, 1024])('refuses a key of %i bytes', (size) => {
    expect(() => createPepperRing(pepper(new Uint8Array(size)))).toThrow(PosternError);
  });

  it.each(['', 'a b', 'k:1', 'ключ', 'x'.repeat(33), 'k1\n'])('refuses the key id %j', (keyId) => {
    expect(() => createPepperRing(pepper(new Uint8Array(32), keyId))).toThrow(PosternError);
  });

  it('refuses a key id given twice', () => {
    const twice = (): unknown => createPepperRing(pepper(new Uint8Array(32)), [pepper(new Uint8Array(32).fill(1))]);
    expect(twice).toThrow(expect.objectContaining({ code: 'invalid_configuration' }));
  });
});

describe('comparing digests', () => {
  const digest = digits(43);

  it('finds a digest equal to itself only', () => {
    fc.assert(
      fc.property(digest, fc.nat({ max: 42 }), (text, at) => {
        expect(equalDigests(text, text)).toBe(true);
        const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
        expect(equalDigests(text, changed)).toBe(false);
        expect(equalDigests(changed, text)).toBe(false);
      }),
    );
  });

  it('finds nothing equal to what is no digest', () => {
    const whole = 'A'.repeat(43);
    for (const other of ['', 'A', whole.slice(1), `${whole}A`]) {
      expect(equalDigests(whole, other)).toBe(false);
      expect(equalDigests(other, other)).toBe(false);
    }
  });
});
