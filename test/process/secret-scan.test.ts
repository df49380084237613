import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { SecretScan } from './secret-scan.ts';

const random = randomBytes(24).toString('hex');
const token = `pat_v1_0123456789${random}ABCDEF`;
const scan = new SecretScan();
scan.add('it', token);

it.each([
  ['the token', token],
  ['its random part among other digits', `0aZ${random}9`],
  ['its first quarter', `"${random.slice(0, 12)}"`],
  ['its last quarter', random.slice(-12)],
])('finds %s', (_what, text) => {
  expect(scan.findIn(`x ${text} y`)).toEqual(['it']);
});

it.each([
  ['what names a token', token.slice(0, 17)],
  ['its checksum', token.slice(-6)],
  ['another token', `pat_v1_0123456789${randomBytes(24).toString('hex')}ABCDEF`],
])('does not take %s for a secret', (_what, text) => {
  expect(scan.findIn(`x ${text} y`)).toEqual([]);
});
