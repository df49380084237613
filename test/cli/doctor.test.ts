import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findFreePort } from '../process/free-port.ts';
import { SERVER_DATABASES, type ServerPlace } from '../process/server-databases.ts';
import { runCli } from '../support/cli.ts';
import { startMailServer } from '../support/mail-server.ts';
import { makeDataFolder } from '../support/server-process.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer } from '../support/test-server.ts';

interface Check {
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly saw: string;
  readonly advice: string | null;
}

interface Examined {
  readonly code: number;
  readonly checks: readonly Check[];
}

async function examine(
  data: string,
  environment: Readonly<Record<string, string>> = {},
  ...more: readonly string[]
): Promise<Examined> {
  const argv = ['doctor', '--data', data, '--port', '0', ...more, '-o', 'json'];
  const { code, stdout, stderr } = await runCli(argv, { environment });
  expect(stderr).toBe('');
  const { checks } = JSON.parse(stdout) as { checks: Check[] };
  return { code, checks };
}

function statesOf({ checks }: Examined, name: string): string[] {
  return checks.filter(({ check }) => check === name).map(({ state, saw }) => `${state}: ${saw}`);
}

/** A folder and a database as a server leaves them, with a token issued. */
async function fill({ data, environment }: ServerPlace): Promise<void> {
  const { code } = await runCli(['admin', 'owner-token', '--data', data], { environment, atTerminal: true });
  expect(code).toBe(0);
}

async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const digests = names.map(async (name) => {
    const path = join(folder, name);
    const { mode, mtimeMs } = await stat(path);
    return [
      name,
      `${mode} ${mtimeMs} ${createHash('sha256')
        .update(await readFile(path))
        .digest('hex')}`,
    ];
  });
  return Object.fromEntries((await Promise.all(digests)) as [string, string][]);
}

describe.each(SERVER_DATABASES)('postern doctor on $name, with no server running', ({ name, createPlace }) => {
  let place: ServerPlace;

  beforeEach(async () => {
    place = await createPlace();
  });

  it('finds nothing wrong with what a server left, and leaves it as it was', async () => {
    await fill(place);
    const before = await contentsOf(place.data);
    const examined = await examine(place.data, place.environment);
    expect(examined.checks.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(examined.code).toBe(0);
    expect(statesOf(examined, 'Migrations')).toEqual(['ok: all 20 have run']);
    expect(statesOf(examined, 'Pepper')).toEqual([expect.stringMatching(/^ok: p\w+ is the current one$/)]);
    expect(statesOf(examined, 'Clock')).toContainEqual(expect.stringMatching(/^ok: /));
    // SQLite's own index may be left beside its file, empty: a connection that only reads cannot take it away.
    expect(await contentsOf(place.data)).toMatchObject(before);
  });

  it('says what is pending in an empty place, and makes nothing', async () => {
    const examined = await examine(place.data, place.environment);
    expect(examined.code).toBe(0);
    expect(statesOf(examined, 'Pepper')).toEqual(['ok: no ring yet: the first start makes it']);
    const wanted = { sqlite: [], postgres: [expect.stringMatching(/^warn: 20 are pending: 001-tokens, /)] };
    expect(statesOf(examined, 'Migrations')).toEqual(wanted[name]);
    expect(await readdir(place.data)).toEqual([]);
  });

  it('fails where the pepper ring is missing, is another one, or is none', async () => {
    await fill(place);
    const path = join(place.data, 'peppers.json');
    const text = await readFile(path, 'utf8');
    const { current } = JSON.parse(text) as { current: string };

    await rm(path);
    const without = await examine(place.data, place.environment);
    expect(without.code).toBe(1);
    expect(statesOf(without, 'Pepper')).toEqual([expect.stringMatching(/^fail: .*peppers\.json is missing, /)]);
    const swapped = { current, keys: { [current]: Buffer.alloc(32, 7).toString('base64url') } };
    await writeFile(path, JSON.stringify(swapped), { mode: 0o600 });
    const other = await examine(place.data, place.environment);
    expect(statesOf(other, 'Pepper')).toEqual([`fail: ${current} is not the key that this database was used with`]);
    await writeFile(path, 'no ring');
    const broken = await examine(place.data, place.environment);
    expect(statesOf(broken, 'Pepper')).toEqual([
      `fail: ${path} is not a pepper ring. Restore it from a backup: without it no token of this database can be verified.`,
    ]);
  });

  it('fails where the database is newer, and where it was written at a later time than now', async () => {
    await fill(place);
    const database = place.open();
    await sql`insert into postern_token_migrations (name, timestamp) values ('999-later', '2030')`.execute(
      database.kysely,
    );
    await sql`update audit_entries set at = ${Date.now() + 3_600_000}`.execute(database.kysely);
    await database.close();
    const examined = await examine(place.data, place.environment);
    expect(examined.code).toBe(1);
    expect(statesOf(examined, 'Migrations')).toEqual(['fail: the database is newer than this program: 999-later']);
    expect(statesOf(examined, 'Clock')).toContainEqual(expect.stringMatching(/^fail: it is behind what was written/));
  });
});

describe.each(DATABASES)('postern doctor beside a running server on $name', (database) => {
  it('finds the server, and a port that is not its own taken', async () => {
    const server = await startTestServer({ database });
    onTestFinished(() => server.stop());
    const port = new URL(server.origin).port;
    const examined = await examine(server.dataFolder, server.environment, '--port', port);
    expect(examined.code).toBe(0);
    expect(statesOf(examined, 'Port')).toEqual([`ok: a server answers on ${server.origin}`]);
    await server.issue(['read']);
  });
});

it('fails where others can read the folder or what is in it, and says how to close them', async () => {
  const data = join(await makeDataFolder(), 'open');
  await mkdir(data);
  await chmod(data, 0o755);
  await writeFile(join(data, 'peppers.json'), '{}');
  await chmod(join(data, 'peppers.json'), 0o644);
  const { code, checks } = await examine(data);
  expect(code).toBe(1);
  const advice = checks
    .filter(({ check, state }) => check === 'Data folder' && state === 'fail')
    .map((one) => one.advice);
  expect(advice).toEqual([`Close it: chmod 700 ${data}`, `Close it: chmod 600 ${data}/peppers.json`]);
});

it('fails on a database file that is damaged, and on one that is none', async () => {
  const data = await makeDataFolder();
  const path = join(data, 'postern.db');
  await fill({
    data,
    environment: {},
    open: () => {
      throw new Error('not asked for');
    },
  });
  await copyFile(path, `${path}.whole`);
  const file = await open(path, 'r+');
  // Pages in the middle; the header stays.
  await file.write(Buffer.alloc(64 * 1024, 0x5a), 0, 64 * 1024, 8192);
  await file.close();
  expect((await examine(data)).checks).toContainEqual(expect.objectContaining({ check: 'Database', state: 'fail' }));
  await writeFile(path, 'no database at all, but as long as one has to be'.repeat(100));
  const none = await examine(data);
  expect(none.code).toBe(1);
  expect(statesOf(none, 'Database')).toEqual([
    expect.stringMatching(/^fail: .* does not answer: file is not a database/),
  ]);
});

it('fails on a port that something else listens on, and finds a free one free', async () => {
  const data = await makeDataFolder();
  const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = await examine(data, {}, '--port', String(port));
  expect(statesOf(taken, 'Port')).toEqual([`fail: something else listens on port ${port} of 127.0.0.1`]);
  const free = await findFreePort();
  expect(statesOf(await examine(data, {}, '--port', String(free)), 'Port')).toEqual([
    `ok: ${free} on 127.0.0.1 is free; no server runs there`,
  ]);
});

it('tries the mail server, and shows no password of any service', async () => {
  const data = await makeDataFolder();
  const mail = await startMailServer();
  onTestFinished(() => mail.close());
  const from = { POSTERN_MAIL_FROM: 'postern@example.com' };
  const reached = await examine(data, { ...from, POSTERN_SMTP_URL: mail.url });
  expect(statesOf(reached, 'Mail')).toEqual([
    expect.stringMatching(/^ok: 127\.0\.0\.1:\d+ takes mail from postern@example\.com$/),
  ]);
  const port = await findFreePort();
  const environment = {
    ...from,
    POSTERN_SMTP_URL: `smtp://postern:not-to-be-seen@127.0.0.1:${port}`,
    DATABASE_URL: `postgresql://postern:not-to-be-seen@127.0.0.1:${port}/postern`,
  };
  const unreached = await examine(data, environment);
  expect(unreached.code).toBe(1);
  expect(statesOf(unreached, 'Mail')).toEqual([expect.stringMatching(/^fail: 127\.0\.0\.1:\d+ does not take mail/)]);
  expect(statesOf(unreached, 'Database')).toEqual([
    expect.stringMatching(/^fail: PostgreSQL at 127\.0\.0\.1:\d+\/postern /),
  ]);
  expect(JSON.stringify(unreached)).not.toContain('not-to-be-seen');
});

it('says which setting cannot be used, in words and under the one before', async () => {
  const { code, stdout } = await runCli(['doctor'], { environment: { POSTERN_PORT: 'seven' } });
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^ok {4}Node\.js {8}\d+\.\d+\.\d+\nfail {2}Configuration {2}--port or POSTERN_PORT is "seven"; .*\n {21}Nothing else can .*\n$/,
  );
});
