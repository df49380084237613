import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, describe, expect, it } from 'vitest';
import { changeConfig, readConfig } from './config-file.ts';
import type { ConfigPlace } from './config-place.ts';
import type { SavedContext } from './saved-context.ts';

const LOCAL = 'http://127.0.0.1:7280';

async function freshPlace(): Promise<ConfigPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { path: join(folder, 'postern', 'config.yaml'), isOwnFolder: true };
}

async function placeWith(text: string, mode = 0o600): Promise<ConfigPlace> {
  const place = await freshPlace();
  await mkdir(dirname(place.path));
  await writeFile(place.path, text, { mode });
  await chmod(place.path, mode);
  return place;
}

function signIn(name: string): SavedContext {
  return { name, apiUrl: LOCAL, token: { kind: 'file', text: `token-of-${name}` }, tokenId: 7 };
}

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('saving', () => {
  it('makes a folder and a file that nobody else can look into, and leaves nothing else behind', async () => {
    const place = await freshPlace();
    await changeConfig(place, (document) => document.save(signIn('default')));
    expect(await modeOf(place.path)).toBe('600');
    expect(await modeOf(dirname(place.path))).toBe('700');
    expect(await readdir(dirname(place.path))).toEqual(['config.yaml']);
    expect(await readConfig(place)).toEqual({ current: null, contexts: new Map([['default', signIn('default')]]) });
  });

  it('closes a folder of its own that was open, and leaves one that was named as it is', async () => {
    const own = await placeWith('');
    await chmod(dirname(own.path), 0o755);
    await changeConfig({ ...own, isOwnFolder: false }, (document) => document.use('a'));
    expect(await modeOf(dirname(own.path))).toBe('755');
    await changeConfig(own, (document) => document.use('a'));
    expect(await modeOf(dirname(own.path))).toBe('700');
  });

  it('keeps comments and keys that it does not know', async () => {
    const place = await placeWith(
      `# mine\ncolour: blue\ncontexts:\n  work: # the other\n    api-url: ${LOCAL}\n    token: t\n    note: keep me\n`,
    );
    await changeConfig(place, (document) => {
      document.save({ name: 'work', apiUrl: LOCAL, token: { kind: 'command', command: 'vault read' }, tokenId: null });
      document.use('work');
    });
    const text = await readFile(place.path, 'utf8');
    for (const kept of ['# mine', 'colour: blue', '# the other', 'note: keep me']) expect(text).toContain(kept);
    expect(text).not.toMatch(/token: t$/m);
    expect((await readConfig(place)).contexts.get('work')?.token).toEqual({ kind: 'command', command: 'vault read' });
  });

  it('loses nothing when many save at once', async () => {
    const place = await freshPlace();
    const names = Array.from({ length: 20 }, (_, at) => `context-${at}`);
    await Promise.all(names.map((name) => changeConfig(place, (document) => document.save(signIn(name)))));
    expect([...(await readConfig(place)).contexts.keys()].toSorted()).toEqual(names.toSorted());
    expect(await readdir(dirname(place.path))).toEqual(['config.yaml']);
  });

  it('changes nothing when the change fails, and lets the next one in', async () => {
    const place = await placeWith('context: a\n');
    const failing = changeConfig(place, (document) => {
      document.use('b');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readFile(place.path, 'utf8')).toBe('context: a\n');
    await changeConfig(place, (document) => document.use('c'));
    expect((await readConfig(place)).current).toBe('c');
  });

  it('goes on where a command was killed while it saved', async () => {
    const place = await placeWith('context: a\n');
    await writeFile(`${place.path}.lock`, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${place.path}.lock`, longAgo, longAgo);
    await changeConfig(place, (document) => document.use('b'));
    expect((await readConfig(place)).current).toBe('b');
  });

  it('follows a link to the file, and leaves the link', async () => {
    const place = await placeWith('context: a\n');
    const link = join(dirname(place.path), 'link.yaml');
    await symlink(place.path, link);
    await changeConfig({ path: link, isOwnFolder: false }, (document) => document.use('b'));
    expect((await readConfig(place)).current).toBe('b');
  });
});

describe('a file', () => {
  it.each([0o640, 0o604, 0o620, 0o644, 0o666])('of mode %o is refused, and the cure named', async (mode) => {
    const place = await placeWith('context: a\n', mode);
    const refusal = {
      message: expect.stringContaining(place.path),
      advice: [`Close it to them: chmod 600 ${place.path}`, expect.any(String)],
    };
    await expect(readConfig(place)).rejects.toMatchObject(refusal);
    await expect(changeConfig(place, (document) => document.use('b'))).rejects.toMatchObject(refusal);
    expect(await readFile(place.path, 'utf8')).toBe('context: a\n');
  });

  it('that is not there is an empty configuration', async () => {
    expect(await readConfig(await freshPlace())).toEqual({ current: null, contexts: new Map() });
  });

  it.each([
    ['context: a\n\tcontexts: {}\n', 2],
    ['contexts:\n  a: {token: secret-1\n', 3],
    ['a: 1\na: secret-1\n', 2],
    ['- secret-1\n', 1],
    ['context:\n  - secret-1\n', 2],
    ['contexts:\n  a: secret-1\n', 2],
    ['contexts:\n  a:\n    token: secret-1\n', 3],
    [`contexts:\n  a:\n    api-url: ${LOCAL}\n`, 3],
    [`contexts:\n  a:\n    api-url: ${LOCAL}\n    token:\n      - secret-1\n`, 5],
  ])('that is broken is named with its line, not quoted and not replaced: %j', async (text, line) => {
    const place = await placeWith(text);
    const problem: unknown = await readConfig(place).catch((error: unknown) => error);
    expect(problem).toMatchObject({ name: 'Failure', message: expect.stringContaining(`${place.path}:${line}:`) });
    expect(String(problem)).not.toContain('secret-1');
    await expect(changeConfig(place, (document) => document.use('b'))).rejects.toThrow('broken');
    expect(await readFile(place.path, 'utf8')).toBe(text);
  });
});
