import { execFile } from 'node:child_process';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plainEnvironment, REPOSITORY, spawnProcess, type DemoLine } from '../support/server-process.ts';

const run = promisify(execFile);
const SLOW_MS = 600_000;

let folder: string;
let prefix: string;
/** As a newcomer's shell has it: Node.js, and the prefix's commands. */
let environment: Record<string, string>;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'postern-install-')));
  prefix = join(folder, 'prefix');
  const plain = plainEnvironment();
  const path = [join(prefix, 'bin'), dirname(process.execPath), plain['PATH'] ?? ''].join(delimiter);
  environment = { ...plain, PATH: path, HOME: folder, POSTERN_NO_KEYCHAIN: '1' };
  const { stdout } = await run(process.execPath, ['scripts/pack.ts', join(folder, 'out')], { cwd: REPOSITORY });
  // With the settings and the cache of whoever runs the tests: what `npm ci` fetched is not fetched again.
  const install = ['install', '--global', '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', [...install, stdout.trim()], { cwd: folder, env: { ...process.env, PATH: path } });
}, SLOW_MS);

afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

it('brings one command, whose help needs nothing else', async () => {
  expect(await readdir(join(prefix, 'bin'))).toEqual(['postern']);
  const { stdout, stderr } = await run('postern', ['--help'], { cwd: folder, env: environment });
  expect(stderr).toBe('');
  expect(stdout).toContain('Usage:');
});

it(
  'runs the server, panel included, signs in and lists Droplets, without the repository',
  { timeout: SLOW_MS },
  async () => {
    const demo = spawnProcess('postern', ['demo', '--port', '0', '-o', 'json'], { cwd: folder, environment });
    await demo.waitFor('stdout', /\n/);
    const { origin, token } = JSON.parse(demo.stdout) as DemoLine;
    const panel = await fetch(`${origin}/tokens`, { headers: { accept: 'text/html' } });
    expect(await panel.text()).toContain('<div id="root">');

    const signIn = spawnProcess('postern', ['auth', 'init', '--token', token, '--api-url', origin], {
      cwd: folder,
      environment,
    });
    expect(await signIn.ended).toMatchObject({ code: 0 });
    const list = spawnProcess('postern', ['compute', 'droplet', 'list', '--format', 'Name', '--no-header'], {
      cwd: folder,
      environment,
    });
    expect(await list.ended).toMatchObject({ code: 0, stdout: 'web-1\nweb-2\ndb-1\n' });
    expect(await demo.end()).toMatchObject({ code: 0 });
  },
);
