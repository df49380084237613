import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParsedToken, PepperRing } from '@postern/engine';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readPeppers } from './data-folder.ts';
import { addPepper, createPepperFile, pepperPath } from './pepper-file.ts';
import { createReloadingRing } from './reloading-ring.ts';

let folder: string;
let path: string;
let now: number;
let ring: PepperRing;
let token: ParsedToken;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-ring-'));
  path = pepperPath(folder);
  await createPepperFile(path);
  now = 0;
  ring = createReloadingRing(path, readPeppers(path).ring, () => now);
  token = { publicId: '0123456789', random: 'a'.repeat(48) };
});

afterEach(() => rm(folder, { recursive: true }));

it('goes on with what it has read until a digest names a key that is not in it', async () => {
  const first = ring.currentKeyId;
  const digest = ring.digest(first, token);
  const { current } = await addPepper(path);
  expect(ring.digest(first, token)).toBe(digest);
  expect([ring.currentKeyId, ring.keyIds]).toEqual([first, [first]]);

  expect(ring.digest(current, token)).toMatch(/^[\w-]{43}$/);
  expect(ring.currentKeyId).toBe(current);
  expect(ring.digest(first, token)).toBe(digest);
  expect(ring.fingerprint(current)).toBe(readPeppers(path).ring.fingerprint(current));
});

it('looks for a key that is nowhere once a second at most', async () => {
  expect(ring.digest('unknown', token)).toBeUndefined();
  const { current } = await addPepper(path);
  now = 999;
  expect(ring.digest(current, token)).toBeUndefined();
  now = 1000;
  expect(ring.digest(current, token)).toBeDefined();
});

it.each([
  ['is no ring', '{'],
  ['has lost a key', JSON.stringify({ current: 'other', keys: { other: Buffer.alloc(32).toString('base64url') } })],
])('keeps the keys it has when the file %s', async (_, text) => {
  const known = ring.currentKeyId;
  await writeFile(path, text);
  expect(ring.digest('other', token)).toBeUndefined();
  expect(ring.digest(known, token)).toBeDefined();
});

it('takes no other key under the name of one that it has', async () => {
  const known = ring.currentKeyId;
  const digest = ring.digest(known, token);
  const key = Buffer.alloc(32, 7).toString('base64url');
  await writeFile(path, JSON.stringify({ current: known, keys: { [known]: key, other: key } }));
  expect(ring.digest('other', token)).toBeUndefined();
  expect(ring.digest(known, token)).toBe(digest);
});
