import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase62 } from './base62.ts';
import { wordsOf } from './permission-set.ts';
import { UsageRecorder, type Use } from './usage-recorder.ts';

const START = Date.parse('2026-03-01T12:00:00Z');

function use(secret: number, fields: Partial<Use> = {}): Use {
  return {
    publicIdHigh: secret,
    publicIdLow: secret + 1,
    tokenId: secret * 10,
    usedAtMs: START,
    address: '192.0.2.7',
    ...fields,
  };
}

const publicIdOf = (secret: number): string => encodeBase62(secret, 5) + encodeBase62(secret + 1, 5);
const permissions = (...words: number[]): Int32Array => Int32Array.from(words);

describe('the usage recorder', () => {
  it('gives back what was last seen of a secret', () => {
    const recorder = new UsageRecorder(2);
    const handle = recorder.record(use(1), 0);
    recorder.record(use(1, { usedAtMs: START + 5000, address: '2001:db8::1' }), handle);
    expect(recorder.drain()).toEqual([
      {
        publicId: publicIdOf(1),
        tokenId: 10,
        lastUsedAt: new Date(START + 5000),
        lastUsedAddress: '2001:db8::1',
        permissions: permissions(0, 0),
      },
    ]);
  });

  it('gathers the permissions of every request', () => {
    const recorder = new UsageRecorder(2);
    const handle = recorder.record(use(1), 0);
    recorder.permit(use(1), handle, wordsOf(permissions(0b101, 0)));
    recorder.permit(use(1), handle, wordsOf(permissions(0b010, 1 << 31)));
    expect(recorder.drain()[0]?.permissions).toEqual(permissions(0b111, 1 << 31));
  });

  it('keeps secrets apart, whatever handle a use comes with', () => {
    const recorder = new UsageRecorder(1);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 40 })), { maxLength: 30 }), (uses) => {
        for (const [secret, handle] of uses) {
          recorder.permit(use(secret), recorder.record(use(secret), handle), wordsOf(permissions(1 << secret)));
        }
        for (const gathered of recorder.drain()) {
          const secret = gathered.tokenId / 10;
          expect(gathered.publicId).toBe(publicIdOf(secret));
          expect(gathered.permissions).toEqual(permissions(1 << secret));
        }
      }),
    );
  });

  it('takes no more than one entry for a secret that is used with the handle it was given', () => {
    const recorder = new UsageRecorder(1);
    let handle = 0;
    for (let i = 0; i < 1000; i++) handle = recorder.record(use(3, { usedAtMs: START + i }), handle);
    expect(recorder.size).toBe(1);
  });

  it('grows without losing anything', () => {
    const recorder = new UsageRecorder(3);
    for (let i = 0; i < 5000; i++) {
      recorder.permit(use(i), recorder.record(use(i, { address: `a${i % 7}` }), 0), wordsOf(permissions(i, -1, ~i)));
    }
    const gathered = recorder.drain();
    expect(gathered).toHaveLength(5000);
    for (const [i, each] of gathered.entries()) {
      expect([each.publicId, each.tokenId, each.lastUsedAddress]).toEqual([publicIdOf(i), i * 10, `a${i % 7}`]);
      expect(each.permissions).toEqual(permissions(i, -1, ~i));
    }
  });

  it('knows no address for a use that had none', () => {
    const recorder = new UsageRecorder(1);
    recorder.record(use(1, { address: null }), 0);
    recorder.record(use(2), 0);
    expect(recorder.drain().map(({ lastUsedAddress }) => lastUsedAddress)).toEqual([null, '192.0.2.7']);
  });

  it.each([2 ** 31 - 1, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER])('keeps the token id %i whole', (tokenId) => {
    const recorder = new UsageRecorder(1);
    recorder.record(use(1, { tokenId }), 0);
    expect(recorder.drain()[0]?.tokenId).toBe(tokenId);
  });

  it('keeps a time beyond 2038', () => {
    const recorder = new UsageRecorder(1);
    const usedAtMs = Date.parse('2090-01-01T00:00:00Z');
    recorder.record(use(1, { usedAtMs }), 0);
    expect(recorder.drain()[0]?.lastUsedAt).toEqual(new Date(usedAtMs));
  });
});

describe('draining', () => {
  it('empties the recorder', () => {
    const recorder = new UsageRecorder(1);
    recorder.record(use(1), 0);
    recorder.drain();
    expect([recorder.size, recorder.drain()]).toEqual([0, []]);
  });

  it('makes the handles given before it harmless', () => {
    const recorder = new UsageRecorder(1);
    const [one, two] = [recorder.record(use(1), 0), recorder.record(use(2), 0)];
    recorder.drain();
    recorder.record(use(2), two);
    recorder.permit(use(1), one, wordsOf(permissions(4)));
    expect(recorder.drain().map(({ publicId, permissions: used }) => [publicId, [...used]])).toEqual([
      [publicIdOf(2), [0]],
      [publicIdOf(1), [4]],
    ]);
  });

  it('keeps a request that was let in before it and authorized after it', () => {
    const recorder = new UsageRecorder(1);
    const handle = recorder.record(use(1), 0);
    recorder.drain();
    recorder.permit(use(1), handle, wordsOf(permissions(8)));
    expect(recorder.drain()).toEqual([
      expect.objectContaining({ publicId: publicIdOf(1), permissions: permissions(8), lastUsedAt: new Date(START) }),
    ]);
  });
});

describe('taking back what could not be written', () => {
  it('gives it out again with the next drain', () => {
    const recorder = new UsageRecorder(2);
    for (let i = 0; i < 300; i++) {
      recorder.permit(use(i), recorder.record(use(i, { address: `a${i}` }), 0), wordsOf(permissions(i, 1)));
    }
    const gathered = recorder.drain();
    recorder.restore(gathered);
    expect(recorder.drain()).toEqual(gathered);
  });

  it('never moves last use back, and loses no permission', () => {
    const recorder = new UsageRecorder(1);
    recorder.permit(use(1), recorder.record(use(1), 0), wordsOf(permissions(1)));
    const gathered = recorder.drain();
    const newer = use(1, { usedAtMs: START + 9000, address: '198.51.100.9' });
    recorder.permit(newer, recorder.record(newer, 0), wordsOf(permissions(2)));
    recorder.restore(gathered);
    expect(recorder.drain()).toEqual([
      expect.objectContaining({
        lastUsedAt: new Date(START + 9000),
        lastUsedAddress: '198.51.100.9',
        permissions: permissions(3),
      }),
    ]);
  });

  it('takes one entry a secret, however often it is done', () => {
    const recorder = new UsageRecorder(1);
    let handle = recorder.record(use(1), 0);
    for (let failure = 0; failure < 50; failure++) {
      recorder.restore(recorder.drain());
      handle = recorder.record(use(1, { usedAtMs: START + failure * 1000 }), handle);
      recorder.record(use(2), 0);
    }
    expect(recorder.drain().length).toBeLessThanOrEqual(4);
  });
});
