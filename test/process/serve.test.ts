import { execFile } from 'node:child_process';
import { chmod, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from '@postern/api';
import { createClient } from '@postern/api/client';
import { describe, expect, it } from 'vitest';
import {
  makeDataFolder,
  plainEnvironment,
  CLI_BIN,
  spawnProcess,
  spawnCli,
  startServer,
} from '../support/server-process.ts';
import { findFreePort } from './free-port.ts';
import { paste } from './paste.ts';
import { SERVER_DATABASES } from './server-databases.ts';
import { issueOwnerToken, openCliTerminal, openTerminal, readShownToken } from './terminal.ts';

const run = promisify(execFile);

async function statusOf(origin: string, token: string): Promise<number> {
  return (await createClient({ origin, token }).call('account_get')).status;
}

/** What the owner may have, as a server says that runs with these settings. */
async function limitsUnder(data: string, token: string, environment: Record<string, string>): Promise<number[]> {
  const { server, origin } = await startServer(data, { environment });
  const answer = await fetch(`${origin}/v2/account`, { headers: { authorization: `Bearer ${token}` } });
  const { account } = (await answer.json()) as { account: Account };
  await server.end();
  return [account.droplet_limit, account.reserved_ip_limit, account.volume_limit];
}

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

describe.each(SERVER_DATABASES)('a new server on $name', ({ createPlace }) => {
  it('shows an owner token at a terminal, once, with a line to paste', async () => {
    const { data, environment } = await createPlace();
    const first = openCliTerminal(['serve', '--port', '0', '--data', data], environment);
    const token = await readShownToken(first);
    const curl = await first.waitFor(/curl .*(?=\r)/);
    const { stdout } = await paste(curl);
    expect(JSON.parse(stdout)).toMatchObject({ account: { email: 'owner@localhost' } });
    first.type('\x03');
    expect(await first.exitCode).toBe(0);

    const second = openCliTerminal(['serve', '--port', '0', '--data', data], environment);
    const [, origin = ''] = /on (\S+)/.exec(await second.waitFor(/Postern listens on \S+/)) ?? [];
    expect(await statusOf(origin, token)).toBe(200);
    expect(second.text()).not.toContain('pat_v1_');
  });

  it('shows no token without a terminal, but the command that does, which works while it runs', async () => {
    const { data, environment } = await createPlace();
    const folder = join(data, "o'reilly's data");
    const { server, origin } = await startServer(folder, { environment });
    const [, command = ''] = await server.waitFor('stderr', /no token yet\. .*at a terminal: (.*)\n/);
    const terminal = openTerminal('sh', ['-c', command], environment);
    const token = await readShownToken(terminal);
    expect(await terminal.exitCode).toBe(0);
    expect(await statusOf(origin, token)).toBe(200);

    const { code, stdout, stderr } = await server.end();
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).not.toContain('pat_v1_');
  });

  it('gives its owner the limits that each start names', async () => {
    const { data, environment } = await createPlace();
    const more = { POSTERN_DROPLET_LIMIT: '2000', POSTERN_VOLUME_LIMIT: '300' };
    const token = await issueOwnerToken(data, { ...environment, ...more });
    expect(await limitsUnder(data, token, { ...environment, ...more })).toEqual([2000, 2000, 300]);
    expect(await limitsUnder(data, token, { ...environment, POSTERN_DROPLET_LIMIT: '30' })).toEqual([30, 30, 100]);
    expect(await limitsUnder(data, token, environment)).toEqual([25, 25, 100]);
  });

  it('refuses to start when its pepper is gone, or is another one', async () => {
    const { data, environment } = await createPlace();
    const token = await issueOwnerToken(data, environment);
    const peppers = join(data, 'peppers.json');
    const start = (): ReturnType<typeof spawnCli> =>
      spawnCli(['serve', '--port', '0', '--data', data], { environment });

    await rename(peppers, `${peppers}.kept`);
    const without = await start().ended;
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toMatch(
      /^Error: The database holds tokens made under pepper \w+, which is not in this .*\n$/,
    );

    const { current } = JSON.parse(await readFile(`${peppers}.kept`, 'utf8')) as { current: string };
    const swapped = { current, keys: { [current]: Buffer.alloc(32, 7).toString('base64url') } };
    await writeFile(peppers, JSON.stringify(swapped), { mode: 0o600 });
    const withAnother = await start().ended;
    expect(withAnother).toMatchObject({ code: 1, stdout: '' });
    expect(withAnother.stderr).toMatch(/^Error: Pepper "\w+" is not the one this database was used with\. .*\n$/);

    await rename(`${peppers}.kept`, peppers);
    const { origin } = await startServer(data, { environment });
    expect(await statusOf(origin, token)).toBe(200);
  });
});

it('makes what only its user can read, whatever the umask', async () => {
  const data = join(await makeDataFolder(), 'new');
  const command = `umask 000; exec "$0" "$1" serve --port 0 --data "$2"`;
  const server = spawnProcess('sh', ['-c', command, process.execPath, CLI_BIN, data]);
  await server.waitFor('stderr', /"listening"/);
  const names = (await readdir(data)).toSorted();
  expect(await modeOf(data)).toBe('700');
  expect(names).toEqual(['peppers.json', 'postern.db', 'postern.db-shm', 'postern.db-wal']);
  for (const name of names) expect(await modeOf(join(data, name)), name).toBe('600');
});

it.each(['serve', 'admin owner-token', 'admin set-up-link'])(
  '%s refuses a data folder that others can read, and says how to close it',
  async (command) => {
    const data = await makeDataFolder();
    await chmod(data, 0o755);
    const terminal = openCliTerminal([...command.split(' '), '--data', data]);
    expect(await terminal.exitCode).toBe(1);
    expect(terminal.text()).toMatch(/Error:\S* Other users of this machine can read .*: chmod 700 \S+\r\n$/);
    expect(await readdir(data)).toEqual([]);
  },
);

it('refuses a pepper that others can read', async () => {
  const data = await makeDataFolder();
  await issueOwnerToken(data);
  await chmod(join(data, 'peppers.json'), 0o640);
  const { code, stderr } = await spawnCli(['serve', '--port', '0', '--data', data]).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Error: Other users of this machine can read .*: chmod 600 \S+peppers\.json\n$/);
});

it('keeps its first token for a start that succeeds', async () => {
  const data = await makeDataFolder();
  const port = await findFreePort();
  const { server } = await startServer(await makeDataFolder(), { flags: ['--port', `${port}`] });
  const blocked = openCliTerminal(['serve', '--port', `${port}`, '--data', data]);
  expect(await blocked.exitCode).toBe(1);
  expect(blocked.text()).toMatch(/Error:\S* Port \d+ on 127\.0\.0\.1 is in use\. .*\r\n$/);
  await server.end();
  const free = openCliTerminal(['serve', '--port', `${port}`, '--data', data]);
  expect(await statusOf(`http://127.0.0.1:${port}`, await readShownToken(free))).toBe(200);
});

it('shows an owner token to nothing but a terminal', async () => {
  const data = join(await makeDataFolder(), 'new');
  const { code, stdout, stderr } = await spawnCli(['admin', 'owner-token', '--data', data]).ended;
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    'Error: An owner token is shown to a terminal only. Run this command at one, without piping its output.\n',
  );
  await expect(stat(data)).rejects.toMatchObject({ code: 'ENOENT' });
});

it('shows a set-up link at a terminal, which makes the owner, and a new one lets them back in', async () => {
  const data = await makeDataFolder();
  const port = await findFreePort();
  const flags = ['--port', `${port}`, '--data', data];
  const terminal = openCliTerminal(['serve', ...flags]);
  const first = await terminal.waitFor(/http:\/\/127\.0\.0\.1:\d+\/set-up#[\w-]{43}/);
  const setUp = async (link: string, password: string): Promise<number> => {
    const { origin, hash } = new URL(link);
    const body = { secret: hash.slice(1), name: 'Ada', email: 'ada@example.com', password };
    return (await fetch(`${origin}/v2/account/set_up`, { method: 'POST', body: JSON.stringify(body) })).status;
  };
  expect(await setUp(first, 'correct horse battery staple')).toBe(201);
  const token = await readShownToken(terminal);
  const again = openCliTerminal(['admin', 'set-up-link', ...flags]);
  const second = await again.waitFor(/http:\/\/127\.0\.0\.1:\d+\/set-up#[\w-]{43}/);
  expect(await again.exitCode).toBe(0);
  expect(await setUp(second, 'a mule of quite another colour')).toBe(201);
  const account = await createClient({ origin: `http://127.0.0.1:${port}`, token }).call('account_get');
  expect(account).toMatchObject({ ok: true, body: { account: { email: 'ada@example.com', name: 'Ada' } } });

  const piped = await spawnCli(['admin', 'set-up-link', '--data', data]).ended;
  expect(piped).toMatchObject({ code: 1, stdout: '' });
  expect(piped.stderr).toMatch(/^Error: A set-up link is shown to a terminal only\. .*\n$/);
});

describe('on a Node.js that is too old', () => {
  it.each(['22.12.0', '20.20.2', '18.0.0'])(
    'one sentence says so instead of a crash (%s, pretended)',
    async (version) => {
      const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`;
      const nodeFlags = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
      const { code, stdout, stderr } = await spawnCli(['serve'], { nodeFlags }).ended;
      expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: tooOld(version) });
    },
  );

  it('one sentence says so on every Node.js that this machine has', async () => {
    const found = await findNodes();
    expect(found).toContainEqual({ path: process.execPath, version: process.versions.node });
    for (const { path, version } of found.filter((node) => isTooOld(node.version))) {
      const { code, stderr } = await spawnProcess(path, [CLI_BIN, 'demo']).ended;
      expect({ code, stderr }).toEqual({ code: 1, stderr: tooOld(version) });
    }
  });
});

function tooOld(version: string): string {
  return `postern needs Node.js 22.13 or later, and this is ${version}. In a clone of the repository, "npm ci" brings a newer one, and "npx postern" uses it.\n`;
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 13);
}

async function findNodes(): Promise<{ path: string; version: string }[]> {
  const folders = (plainEnvironment()['PATH'] ?? '').split(delimiter);
  const paths = [process.execPath, ...folders.map((folder) => join(folder, 'node'))];
  const answers = await Promise.all(
    paths.map((path) =>
      run(path, ['--print', 'process.versions.node']).then(
        ({ stdout }) => [{ path, version: stdout.trim() }],
        () => [],
      ),
    ),
  );
  return answers.flat();
}
