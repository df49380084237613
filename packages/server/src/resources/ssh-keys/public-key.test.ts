import { createHash, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPublicKey } from './public-key.ts';

/** A byte string behind its length: RFC 4251 §5. */
const text = (value: string | Buffer): Buffer => {
  const bytes = Buffer.from(value as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const blobOf = (...fields: (string | Buffer)[]): Buffer => Buffer.concat(fields.map(text));
const bytesOf = (part: string | undefined): Buffer => Buffer.from(part ?? '', 'base64url');
const positive = (part: string | undefined): Buffer => {
  const bytes = bytesOf(part);
  return bytes.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
};
const lineOf = (type: string, blob: Buffer, comment = ''): string => `${type} ${blob.toString('base64')}${comment}`;
const md5Of = (blob: Buffer): string => (createHash('md5').update(blob).digest('hex').match(/../g) ?? []).join(':');

const jwkOf = ({ publicKey }: { publicKey: KeyObject }): JsonWebKey => publicKey.export({ format: 'jwk' });
const pointOf = ({ x, y }: JsonWebKey): Buffer => Buffer.concat([Buffer.of(4), bytesOf(x), bytesOf(y)]);
const ecPoint = (namedCurve: string): Buffer => pointOf(jwkOf(generateKeyPairSync('ec', { namedCurve })));
const edPoint = (): Buffer => bytesOf(jwkOf(generateKeyPairSync('ed25519')).x);
const rsaBlob = (modulusLength: number): Buffer => {
  const { e, n } = jwkOf(generateKeyPairSync('rsa', { modulusLength }));
  return blobOf('ssh-rsa', positive(e), positive(n));
};

const ED = 'ssh-ed25519';
const SK_ED = 'sk-ssh-ed25519@openssh.com';
const SK_EC = 'sk-ecdsa-sha2-nistp256@openssh.com';
const KEYS: readonly (readonly [type: string, blob: Buffer])[] = [
  ['ssh-rsa', rsaBlob(512)],
  ['ssh-rsa', rsaBlob(1024)],
  ['ssh-rsa', rsaBlob(2048)],
  [ED, blobOf(ED, edPoint())],
  ['ecdsa-sha2-nistp256', blobOf('ecdsa-sha2-nistp256', 'nistp256', ecPoint('P-256'))],
  ['ecdsa-sha2-nistp384', blobOf('ecdsa-sha2-nistp384', 'nistp384', ecPoint('P-384'))],
  ['ecdsa-sha2-nistp521', blobOf('ecdsa-sha2-nistp521', 'nistp521', ecPoint('P-521'))],
  [SK_ED, blobOf(SK_ED, edPoint(), 'ssh:')],
  [SK_EC, blobOf(SK_EC, 'nistp256', ecPoint('P-256'), 'ssh:')],
];
const anyKey = fc.constantFrom(...KEYS);
const refusalOf = (given: string): string => {
  const outcome = readPublicKey(given);
  return 'refusal' in outcome ? outcome.refusal : '';
};

describe('readPublicKey', () => {
  it.each([
    [
      'c9:91:c2:04:51:ab:19:61:23:d5:a6:b6:1f:f4:77:ef',
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFxDpLjjQtK1lxLCwioVkKFWvR/jj+Y9BEwpKVt+srkS ada@example.com',
    ],
    [
      'df:c0:57:58:19:d5:68:3e:ef:9b:41:a2:51:35:e0:b3',
      'ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBGDNUv8RMNPI+Gf8y1ZLq4XEmQG5FOefwKdXhU9Kyujk/i5AYgCm4veQwU2IhW/bP58mH7DQ1MnGGQNssr+sclloj7/Y+MZII/YB1/a2Qup+l36RnoxKEqqWGGzKIUrH6Q== ',
    ],
    [
      '4c:6e:8f:68:3d:27:fb:14:a8:c0:3f:60:01:3b:21:e7',
      'ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC5h8T491qrb8N2aPKGXjG8UvGyRab/9La9IH9PQ2NnsD9gXFLtCydg/yrpGTkN/FmRtABOEzWxtknsUcyoTo/gqcMe1R1vFKi5v2vAiAo+1lz3gRdV/qnuDqEZzL2wnztQmGFRVE4VQMk0moF3+01e9KgEG5YK3LQjvpVLW41Siw== two words',
    ],
  ])('finds the fingerprint %s that ssh-keygen prints', (fingerprint, line) => {
    expect(readPublicKey(`${line}\n`)).toEqual({ fingerprint });
  });

  it.each(KEYS)('reads a key of type %s with and without a comment', (type, blob) => {
    const read = { fingerprint: md5Of(blob) };
    for (const rest of ['', '\n', '\r\n', ' ada@example.com', ' two words\n', '\tdigitalocean@ssh-acceptance-test']) {
      expect(readPublicKey(lineOf(type, blob, rest)), JSON.stringify(rest)).toEqual(read);
    }
  });

  it('takes the fingerprint of the key alone, whatever stands around it', () => {
    const comment = fc.string({ unit: 'grapheme' }).filter((written) => !/[\p{Cc}\p{Cs}]/u.test(written));
    fc.assert(
      fc.property(anyKey, comment, fc.constantFrom('', ' ', '\n', '\r\n\r\n'), ([type, blob], written, around) => {
        const line = `${around}${lineOf(type, blob, ` ${written}`)}${around}`;
        expect(readPublicKey(line)).toEqual({ fingerprint: md5Of(blob) });
      }),
    );
  });

  it('refuses a key that is cut short or goes on after its end', () => {
    fc.assert(
      fc.property(anyKey, fc.nat(), fc.uint8Array({ minLength: 1 }), ([type, blob], cut, more) => {
        expect(refusalOf(lineOf(type, blob.subarray(0, cut % blob.length)))).not.toBe('');
        expect(refusalOf(lineOf(type, Buffer.concat([blob, more])))).not.toBe('');
      }),
    );
  });

  it('refuses a key under the name of another type', () => {
    const mixed = KEYS.flatMap(([type, blob]) =>
      KEYS.filter(([other]) => other !== type).map(([other]) => lineOf(other, blob)),
    );
    expect(mixed.filter((line) => refusalOf(line) === '')).toEqual([]);
  });

  it('has an answer to every text, and never repeats it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 40 }), (bytes) => {
        const given = Buffer.from(bytes).toString('latin1');
        expect(refusalOf(given)).not.toBe('');
        expect(refusalOf(`ssh-rsa ${given}`)).not.toContain(given);
      }),
    );
  });

  it('is as quick with a text made to be slow', () => {
    const fill = (part: string): string => part.repeat(16_000 / part.length);
    const slow = [fill('a'), fill('a '), `ssh-rsa AAAA${fill(' ')}\0`, `x${fill('\n')}x`, `ssh-rsa ${fill('A')}\0`];
    const start = performance.now();
    for (const given of slow) expect(refusalOf(given)).not.toBe('');
    expect(performance.now() - start).toBeLessThan(150);
  });

  it.each([
    [
      'a point that is not on its curve',
      lineOf('ecdsa-sha2-nistp256', blobOf('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(65, 4))),
    ],
    ['an even modulus', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(3), Buffer.alloc(128, 64)))],
    ['an exponent of one', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(1), Buffer.alloc(128, 65)))],
    ['a negative modulus', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(3), Buffer.alloc(128, 0x81)))],
    ['a modulus that is too short', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(3), Buffer.alloc(63, 65)))],
    ['a modulus that is too long', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(3), Buffer.alloc(2049, 65)))],
    ['a number with zeros before it', lineOf('ssh-rsa', blobOf('ssh-rsa', Buffer.of(0, 3), Buffer.alloc(128, 65)))],
    ['no application on a device’s key', lineOf(SK_ED, blobOf(SK_ED, edPoint(), ''))],
    ['base64 without its end', lineOf(ED, blobOf(ED, edPoint())).slice(0, -1)],
    ['half a character in the comment', `${lineOf(ED, blobOf(ED, edPoint()))} \ud800`],
  ])('refuses %s as damaged', (_, line) => {
    expect(refusalOf(line)).toContain('damaged');
  });

  it('says of a private key that it is one', () => {
    const framed = ['-----BEGIN OPENSSH', 'PRIVATE KEY-----\nAAAA\n-----END OPENSSH', 'PRIVATE KEY-----'].join(' ');
    const unframed = Buffer.from('openssh-key-v1\0\0\0\0\0').toString('base64');
    const both = `${lineOf(ED, blobOf(ED, edPoint()))}\n${framed}`;
    for (const given of [
      framed,
      `  ${framed}`,
      'PuTTY-User-Key-File-3: ssh-rsa',
      unframed,
      `ssh-rsa ${unframed}`,
      both,
    ]) {
      expect(refusalOf(given)).toMatch(/^this is a private key/);
    }
  });

  it.each([
    ['-----BEGIN PUBLIC KEY-----\nAAAA', /another format/],
    ['---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', /another format/],
    ['ssh-rsa-cert-v01@openssh.com AAAA', /certificate/],
    ['ssh-dss AAAAB3NzaC1kc3M=', /DSA/],
    ['ssh-rsa AAAAB3NzaC1yc2E=', /damaged/],
    [`${lineOf(ED, blobOf(ED, edPoint()))}\n${lineOf(ED, blobOf(ED, edPoint()))}`, /one key at a time/],
    ['hello', /\.pub file; it begins with one of ssh-rsa, ssh-ed25519/],
    ['', /\.pub file/],
  ])('explains what is wrong with %j', (given, sentence) => {
    expect(refusalOf(given)).toMatch(sentence);
  });
});
