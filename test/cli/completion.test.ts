import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../process/terminal.ts';
import { CLI_BIN, runCli } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let token: string;
let droplet: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
  const body = { name: 'completed-1', region: 'nyc3', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
  const created = await server.request('POST', '/v2/droplets', { token, body });
  droplet = String((created.body['droplet'] as { id: number }).id);
});

afterAll(() => server.stop());

/** The values that are offered behind what was typed; the last word is the one being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await runCli(['__complete', '--', ...words], { token, origin: server.origin });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0] ?? '');
}

describe('what a shell is offered', () => {
  it('is the commands that begin so, with what they are for', async () => {
    expect(await offered('comp')).toEqual(['compute', 'completion']);
    expect(await offered('compute', 'droplet', 'li')).toEqual(['list']);
    const { stdout } = await runCli(['__complete', '--', 'vers']);
    expect(stdout).toBe('version\tShow the version of this command\n');
  });

  it('is what follows an alias as well', async () => {
    expect(await offered('compute', 'd', 'lis')).toEqual(['list']);
  });

  it('is options, the command’s own first', async () => {
    const options = await offered('compute', 'droplet', 'list', '--');
    expect(options.slice(0, 2)).toEqual(['--tag-name', '--region']);
    expect(options).toContain('--output');
    expect(options).not.toContain('--token');
  });

  it('is the values of an option, by itself or behind an equals sign', async () => {
    expect(await offered('compute', 'droplet', 'list', '-o', '')).toEqual(['text', 'json']);
    expect(await offered('compute', 'droplet', 'list', '--output=j')).toEqual(['--output=json']);
  });

  it('is columns that are not there yet, one after the other', async () => {
    const columns = await offered('compute', 'droplet', 'list', '--format', 'ID,Name,P');
    expect(columns).toEqual(['ID,Name,PublicIPv4', 'ID,Name,PrivateIPv4', 'ID,Name,PublicIPv6']);
    expect(await offered('compute', 'droplet', 'list', '--format', 'ID,I')).toEqual(['ID,Image']);
  });

  it('is ids that the server has just now, and not the one that was given already', async () => {
    expect(await offered('compute', 'droplet', 'get', '')).toContain(droplet);
    expect(await offered('compute', 'droplet', 'delete', droplet, '')).not.toContain(droplet);
  });

  it('is nothing where the server does not answer, or not to this token', async () => {
    const words = ['__complete', '--', 'compute', 'droplet', 'get', ''];
    const options = [
      { token, origin: 'http://127.0.0.1:1' },
      { token: 'not-a-token', origin: server.origin },
      { origin: server.origin },
    ];
    const ends = await Promise.all(options.map((one) => runCli(words, one)));
    expect(ends).toEqual(options.map(() => ({ code: 0, stdout: '', stderr: '' })));
  });

  it('is nothing behind a word that is no command', async () => {
    expect(await offered('compote', '')).toEqual([]);
  });
});

/** bash is everywhere; the others are tried where they are. */
const shells = [
  { name: 'bash', start: ['--norc', '--noprofile', '-i'], load: 'source <(postern completion bash)' },
  { name: 'zsh', start: ['-f', '-i'], load: 'autoload -Uz compinit; compinit -u -D; source <(postern completion zsh)' },
  { name: 'fish', start: ['--no-config', '-i'], load: 'postern completion fish | source' },
].flatMap((shell) => {
  const place = ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].find((folder) =>
    existsSync(join(folder, shell.name)),
  );
  return place === undefined ? [] : [{ ...shell, path: join(place, shell.name) }];
});

describe.each(shells)('Tab in $name', ({ path, start, load }) => {
  it('fills in a command, an option’s value and the id of a Droplet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-shell-'));
    try {
      await symlink(CLI_BIN, join(folder, 'postern'));
      const shell = openTerminal(path, start, {
        PATH: [folder, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
        HOME: folder,
        TERM: 'xterm',
        POSTERN_TOKEN: token,
        POSTERN_API_URL: server.origin,
        POSTERN_NO_KEYCHAIN: '1',
      });
      shell.type(`${load}\r`);
      shell.type('postern vers\t\r');
      await shell.waitFor(/postern \d+\.\d+\.\d+ \(Node/);
      shell.type('postern compute droplet list --outp\tjs\t\r');
      await shell.waitFor(/"name": "completed-1"/);
      shell.type(`postern compute droplet get ${droplet.slice(0, -1)}\t --format Name,ID --no-header\r`);
      await shell.waitFor(new RegExp(`completed-1 +${droplet}`));
      shell.type('exit\r');
      expect(await shell.exitCode).toBe(0);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
