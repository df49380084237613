import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPeppers, prepareDataFolder } from './data-folder.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'data-folder-'));
});
afterEach(() => rm(parent, { recursive: true }));

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);
const refused = (message: string): Error =>
  expect.objectContaining({ code: 'invalid_configuration', message: expect.stringContaining(message) });

describe('the data folder', () => {
  it('is made for its owner alone, and left as it is the next time', async () => {
    const folder = join(parent, 'a', 'b');
    await prepareDataFolder(folder);
    expect(await modeOf(folder)).toBe('700');
    await prepareDataFolder(folder);
    expect(await modeOf(folder)).toBe('700');
  });

  it.each([0o750, 0o705, 0o701, 0o777])('is refused when others may look into it: %o', async (mode) => {
    const folder = join(parent, 'open');
    await mkdir(folder);
    await chmod(folder, mode);
    await expect(prepareDataFolder(folder)).rejects.toThrow(refused(`chmod 700 ${folder}`));
  });
});

describe('the pepper ring', () => {
  const write = async (content: unknown): Promise<string> => {
    const path = join(parent, 'peppers.json');
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });
    return path;
  };
  const key = Buffer.alloc(32, 7).toString('base64url');

  it('is made once, with a random key, for its owner alone', async () => {
    const [{ ring: first }, { ring: again }] = [await loadPeppers(parent, []), await loadPeppers(parent, [])];
    expect(await modeOf(join(parent, 'peppers.json'))).toBe('600');
    expect(first.keyIds).toHaveLength(1);
    expect(again.fingerprint(again.currentKeyId)).toBe(first.fingerprint(first.currentKeyId));
    const elsewhere = join(parent, 'elsewhere');
    await mkdir(elsewhere);
    const { ring: other } = await loadPeppers(elsewhere, []);
    expect(other.fingerprint(other.currentKeyId)).not.toBe(first.fingerprint(first.currentKeyId));
  });

  it('is not made for a database that knows one, which would lose every token', async () => {
    const missing = { code: 'pepper_mismatch', message: expect.stringContaining('Restore the file') };
    await expect(loadPeppers(parent, ['k1'])).rejects.toMatchObject(missing);
    await expect(stat(join(parent, 'peppers.json'))).rejects.toMatchObject({ code: 'ENOENT' });
    await write({ current: 'k1', keys: { k1: key } });
    expect((await loadPeppers(parent, ['k1'])).ring.keyIds).toEqual(['k1']);
  });

  it('holds retired keys beside the current one', async () => {
    await write({ current: 'k2', keys: { k1: key, k2: Buffer.alloc(32, 8).toString('base64url') } });
    const { ring, keys } = await loadPeppers(parent, []);
    expect([ring.currentKeyId, ring.keyIds]).toEqual(['k2', ['k2', 'k1']]);
    expect(keys.map(({ keyId }) => keyId)).toEqual(['k2', 'k1']);
  });

  it('is refused when others may read it', async () => {
    const path = await write({ current: 'k1', keys: { k1: key } });
    await chmod(path, 0o640);
    await expect(loadPeppers(parent, [])).rejects.toThrow(refused(`chmod 600 ${path}`));
  });

  it.each([
    '',
    `{"current":"k1","keys":{"k1":"${key}"`,
    '[]',
    null,
    { current: 'k1' },
    { current: 'k1', keys: null },
    { current: 'k1', keys: { k1: 7 } },
    { current: 'k2', keys: { k1: key } },
    { current: 1, keys: { 1: key } },
  ])('is refused when it is none, without a word of what it holds: %j', async (content) => {
    const path = await write(content);
    const failure = (await loadPeppers(parent, []).catch((error: unknown) => error)) as Error;
    expect(failure).toEqual(refused(`${path} is not a pepper ring`));
    expect(failure.message).not.toContain(key.slice(0, 8));
    expect(await readFile(path, 'utf8')).toBe(typeof content === 'string' ? content : JSON.stringify(content));
  });

  it('is refused with a key that is too short', async () => {
    await write({ current: 'k1', keys: { k1: 'c2hvcnQ' } });
    await expect(loadPeppers(parent, [])).rejects.toThrow(refused('it must be 32 to 64'));
  });
});
