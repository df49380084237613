import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { SERVER_DATABASES, type ServerPlace } from '../process/server-databases.ts';
import { runCli, type CliEnd } from '../support/cli.ts';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataFolder } from '../support/server-process.ts';

interface Entry {
  readonly ledger: string;
  readonly name: string;
  readonly state?: string;
}

describe.each(SERVER_DATABASES)('postern migrate on $name', ({ createPlace }) => {
  let place: ServerPlace;
  const migrate = (...more: readonly string[]): Promise<CliEnd> =>
    runCli(['migrate', '--data', place.data, ...more], { environment: place.environment });
  const status = async (): Promise<{ code: number; entries: Entry[] }> => {
    const { code, stdout } = await migrate('--status', '-o', 'json');
    return { code, entries: JSON.parse(stdout) as Entry[] };
  };

  beforeEach(async () => {
    place = await createPlace();
  });

  it('runs what is missing in both ledgers, tells each on stderr, and finds nothing to do the second time', async () => {
    const first = await migrate();
    expect(first).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^The .* up to date: 20 migrations ran\.\n$/),
    });
    const told = first.stderr.trimEnd().split('\n');
    expect(told).toHaveLength(20);
    expect(told[0]).toBe('Running tokens 001-tokens');
    expect(told.at(-1)).toBe('Running server 016-two-factor-steps');
    expect(await migrate()).toEqual({ code: 0, stdout: 'The database is up to date.\n', stderr: '' });
  });

  it('says what is pending with 1, and what ran with 0', async () => {
    const before = await status();
    expect(before.code).toBe(1);
    expect(new Set(before.entries.map(({ state }) => state))).toEqual(new Set(['pending']));
    expect((await migrate('--dry-run')).stderr).toBe('20 are pending. To run them: postern migrate\n');
    await migrate();
    const after = await status();
    expect(after.code).toBe(0);
    expect(after.entries).toEqual(before.entries.map((entry) => ({ ...entry, state: 'ran' })));
  });

  it('refuses a database that a newer program has changed, and names what it does not know', async () => {
    await migrate();
    const database = place.open();
    await sql`insert into postern_server_migrations (name, timestamp) values ('999-of-tomorrow', '2030')`.execute(
      database.kysely,
    );
    await database.close();
    const { code, stdout, stderr } = await migrate();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: The database is newer than this program: 999-of-tomorrow ran on it, .*\n$/);
    const { code: statusCode, entries } = await status();
    expect(statusCode).toBe(1);
    expect(entries.at(-1)).toEqual({ ledger: 'server', name: '999-of-tomorrow', state: 'unknown' });
  });
});

it('makes nothing when it only looks', async () => {
  const data = join(await makeDataFolder(), 'not-there');
  expect((await runCli(['migrate', '--status', '--data', data])).code).toBe(1);
  await expect(stat(data)).rejects.toMatchObject({ code: 'ENOENT' });
});
