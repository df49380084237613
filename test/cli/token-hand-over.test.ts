import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Token } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, statusOf } from '../support/token-calls.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

const PATH = process.env['PATH'] ?? '';

interface CreateOptions {
  readonly token?: string;
  readonly path?: string;
}

const create = (words: readonly string[], { token = owner, path = PATH }: CreateOptions = {}): Promise<CliEnd> =>
  runCli(['token', 'create', '--name', 'handed', '--scopes', 'droplets:read', ...words], {
    token,
    origin: server.origin,
    environment: { PATH: path },
  });

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-hand-over-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function newest(): Promise<Token> {
  const { body } = await server.request('GET', '/v2/tokens?state=all&per_page=1', { token: owner });
  return (body['tokens'] as [Token])[0];
}

describe('postern token create --to-env', () => {
  it('sets the key in a file that only its owner can read, and shows the secret nowhere', async () => {
    const file = join(await makeFolder(), '.env');
    const { code, stdout, stderr } = await create(['--to-env', file, 'API_TOKEN']);
    expect(code).toBe(0);
    const [, secret = ''] = /^API_TOKEN=(\S+)\n$/.exec(await readFile(file, 'utf8')) ?? [];
    expect(await statusOf(server, secret)).toBe(200);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(stdout).toMatch(/^Token \d+ "handed" went to \S+ as API_TOKEN\.\n$/);
    expect(stdout + stderr).not.toContain(secret.slice(20));
  });

  it('leaves the other lines and the mode of a file that is there, and says that others can read it', async () => {
    const file = join(await makeFolder(), '.env');
    await writeFile(file, '# mine\nA="1"\nAPI_TOKEN=old # last year\nB=2', { mode: 0o644 });
    await chmod(file, 0o644);
    const { code, stderr } = await create(['--to-env', file, 'API_TOKEN', '-o', 'json']);
    expect(code).toBe(0);
    expect(await readFile(file, 'utf8')).toMatch(/^# mine\nA="1"\nAPI_TOKEN=pat_v1_\w{64} # last year\nB=2$/);
    expect((await stat(file)).mode & 0o777).toBe(0o644);
    expect(stderr).toContain(`chmod 600 ${file}`);
  });

  it('makes no token for a file that git would commit, unless told to', async () => {
    const folder = await makeFolder();
    const git = (...words: string[]): Buffer => execFileSync('git', ['-C', folder, ...words]);
    git('init', '--quiet');
    const file = join(folder, '.env');
    const before = (await newest()).id;
    const refused = await create(['--to-env', file, 'API_TOKEN']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('git does not ignore');
    expect((await newest()).id).toBe(before);
    await writeFile(join(folder, '.gitignore'), '.env\n');
    expect((await create(['--to-env', file, 'API_TOKEN'])).code).toBe(0);
    git('add', '--force', '.env');
    expect((await create(['--to-env', file, 'API_TOKEN'])).stderr).toContain('is kept by git');
    expect((await create(['--to-env', file, 'API_TOKEN', '--force'])).code).toBe(0);
  });

  it('refuses a key, a folder and a pair that cannot be, before there is a token', async () => {
    const folder = await makeFolder();
    const before = (await newest()).id;
    for (const words of [
      ['--to-env', join(folder, '.env'), 'NO-KEY'],
      ['--to-env', join(folder, 'nowhere', '.env'), 'KEY'],
      ['--to-env', join(folder, '.env')],
      ['--to-env', join(folder, '.env'), 'KEY', '-o', 'token'],
      ['--to-env', join(folder, '.env'), 'KEY', '--exec', 'true'],
      ['--repo', 'ada/site'],
    ]) {
      expect(await create(words), words.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
    expect((await newest()).id).toBe(before);
  });
});

describe('postern token create --exec', () => {
  it('gives the secret to the command in its environment, and passes on what it prints and how it ends', async () => {
    const { code, stdout, stderr } = await create([
      '--exec',
      'printf %s "$POSTERN_TOKEN"; echo "$POSTERN_API_URL" >&2',
    ]);
    expect(code).toBe(0);
    expect(await statusOf(server, stdout)).toBe(200);
    expect(stderr).toContain(`${server.origin}\n`);
    expect(stderr).toMatch(/Token \d+ "handed" went to the command/);
    expect(stderr).not.toContain(stdout);
  });

  it('revokes the token of a command that fails, and ends as the command did', async () => {
    const { code, stdout, stderr } = await create(['--exec', 'exit 7', '-o', 'json']);
    expect({ code, stdout }).toEqual({ code: 7, stdout: '' });
    const { id, state } = await newest();
    expect(state).toBe('revoked');
    expect(stderr).toContain(`The command ended with 7. Token ${id} was revoked.`);
  });

  it('revokes it by itself where the token that made it may not', async () => {
    const maker = await server.issue(['token:create', 'droplets:read']);
    await create(['--exec', 'kill -TERM $$'], { token: maker.secret });
    expect((await newest()).state).toBe('revoked');
  });

  it('keeps the secret out of what other processes can see', async () => {
    const { stdout } = await create(['--exec', 'tr "\\0" " " < /proc/$$/cmdline; tr "\\0" " " < /proc/$PPID/cmdline']);
    expect(stdout.length).toBeGreaterThan(10);
    expect(stdout).not.toMatch(/pat_v1_/);
  });
});

/** A folder with a `gh` that writes down how it was called, and then runs what is given. */
async function makeFakeGh(end: string): Promise<{ path: string; calls(): Promise<string> }> {
  const folder = await makeFolder();
  const script = `#!/bin/sh\n[ "$1" = --version ] && exit 0\n{ echo "argv: $*"; printf 'stdin: '; cat; echo; } >> "${folder}/calls"\n${end}\n`;
  await writeFile(join(folder, 'gh'), script, { mode: 0o755 });
  return { path: `${folder}:${PATH}`, calls: () => readFile(join(folder, 'calls'), 'utf8') };
}

describe('postern token create --to-github-secret', () => {
  it('gives the secret to gh on its standard input and in no other way', async () => {
    const gh = await makeFakeGh('env >> "$(dirname "$0")/calls"');
    const { code, stdout, stderr } = await create(['--to-github-secret', 'POSTERN_TOKEN', '--repo', 'ada/site'], gh);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Token \d+ "handed" went to the GitHub secret POSTERN_TOKEN of ada\/site\.\n$/);
    const [argv = '', stdin = '', ...environment] = (await gh.calls()).split('\n');
    expect(argv).toBe('argv: secret set POSTERN_TOKEN --repo ada/site');
    const secret = stdin.replace('stdin: ', '');
    expect(await statusOf(server, secret)).toBe(200);
    expect(environment.join('\n') + stdout + stderr).not.toContain(secret);
  });

  it('revokes the token when gh fails, with what gh said and without the secret', async () => {
    const gh = await makeFakeGh(
      'echo "no such repository" >&2; sed -n "s/^stdin: //p" "$(dirname "$0")/calls" >&2; exit 1',
    );
    const { code, stdout, stderr } = await create(['--to-github-secret', 'POSTERN_TOKEN'], gh);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const { id, state } = await newest();
    expect(state).toBe('revoked');
    expect(stderr).toContain('no such repository');
    expect(stderr).toContain('[the secret]');
    expect(stderr).toContain(`Token ${id} was revoked.`);
    expect(stderr).not.toMatch(/pat_v1_/);
  });

  it('makes no token where there is no gh', async () => {
    const before = (await newest()).id;
    const { code, stderr } = await create(['--to-github-secret', 'POSTERN_TOKEN'], { path: await makeFolder() });
    expect(code).toBe(1);
    expect(stderr).toContain('gh auth login');
    expect((await newest()).id).toBe(before);
    expect((await create(['--to-github-secret', 'GITHUB_TOKEN'])).code).toBe(2);
  });
});
