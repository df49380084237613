import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addPepper, createPepperFile, pepperPath, readPepperFile } from './pepper-file.ts';

/** More than Linux gives to any process. */
const NOBODY = 4_194_305;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-peppers-'));
  path = pepperPath(folder);
  await createPepperFile(path);
});

afterEach(() => rm(folder, { recursive: true }));

it('makes the new key the current one, keeps those before it, and stays closed to others', async () => {
  const first = readPepperFile(path);
  const second = await addPepper(path);
  const third = await addPepper(path);
  expect(readPepperFile(path)).toEqual(third);
  expect(third.keys).toMatchObject({ ...first.keys, ...second.keys });
  expect(Object.keys(third.keys)).toEqual([first.current, second.current, third.current]);
  expect(new Set(Object.values(third.keys)).size).toBe(3);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['peppers.json']);
});

it('loses no key of several that are added at once', async () => {
  const added = await Promise.allSettled([addPepper(path), addPepper(path), addPepper(path)]);
  const kept = Object.keys(readPepperFile(path).keys);
  const told = added.flatMap((one) => (one.status === 'fulfilled' ? [one.value.current] : []));
  expect(told.length).toBeGreaterThan(0);
  expect(kept).toEqual(expect.arrayContaining(told));
  expect(kept).toHaveLength(told.length + 1);
});

it('waits for nobody who is gone, and takes what they left half done away', async () => {
  await writeFile(`${path}.lock`, String(NOBODY));
  await writeFile(`${path}.new`, '{"current":"half');
  const { current } = await addPepper(path);
  expect(readPepperFile(path).current).toBe(current);
  expect(await readdir(folder)).toEqual(['peppers.json']);
});

it('changes nothing while another process does, and names the lock', async () => {
  const before = await readFile(path, 'utf8');
  await writeFile(`${path}.lock`, String(process.pid));
  await expect(addPepper(path)).rejects.toThrow(
    `Another process is changing the pepper ring. Try again once it has ended; if none is, delete ${path}.lock.`,
  );
  expect(await readFile(path, 'utf8')).toBe(before);
});

it('leaves a file alone that is no ring, and its lock behind for nobody', async () => {
  await writeFile(path, '{"keys":');
  await expect(addPepper(path)).rejects.toThrow('is not a pepper ring');
  expect(await readFile(path, 'utf8')).toBe('{"keys":');
  expect(await readdir(folder)).toEqual(['peppers.json']);
});
