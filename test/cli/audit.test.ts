import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createAccount } from '@postern/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { makeDataFolder } from '../support/server-process.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

interface Line {
  readonly account_id: number;
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly hash: string;
}

const TOKENS = 2100;

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe.each(DATABASES)('the audit trail on $name', (database) => {
  let server: TestServer;
  let folder: string;
  const audit = (...words: readonly string[]): Promise<CliEnd> =>
    runCli(['admin', 'audit', ...words, '--data', server.dataFolder], { environment: server.environment });

  beforeEach(async () => {
    server = await startTestServer({ database });
    folder = await makeDataFolder();
    const other = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, other);
    for (let made = 0; made < 3; made++) {
      await server.issue(['read']);
      await server.issue(['read'], { accountId });
    }
  });

  afterEach(() => server.stop());

  it('is written out entry by entry, account by account, and verified without a database', async () => {
    const { code, stdout, stderr } = await audit('export');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(linesOf(stdout).map(({ account_id, sequence }) => [account_id, sequence])).toEqual(
      [1, 2].flatMap((account) => [1, 2, 3].map((sequence) => [account, sequence])),
    );
    const file = join(folder, 'trail.jsonl');
    expect((await audit('export', file)).stdout).toBe(`Wrote 6 entries to ${file}.\n`);
    expect(await readFile(file, 'utf8')).toBe(stdout);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const verified = await runCli(['admin', 'audit', 'verify', file]);
    const last = linesOf(stdout).at(-1);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain(`Account 2: entries 1 to 3 hold. The last hash is ${last?.hash}.\n`);
    expect(verified.stdout).toMatch(/The trail holds: 6 entries\.\n$/);
  });

  it('is one array with -o json, which is verified as well', async () => {
    const { stdout } = await audit('export', '-o', 'json');
    expect(JSON.parse(stdout)).toHaveLength(6);
    const file = join(folder, 'trail.json');
    await writeFile(file, stdout);
    const { code, stdout: verdict } = await runCli(['admin', 'audit', 'verify', file, '-o', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(verdict)).toMatchObject({
      entries: 6,
      broken: null,
      accounts: [{ account_id: 1 }, { account_id: 2 }],
    });
    const nothing = await audit('export', '-o', 'json', '--since', '2999-01-01');
    expect(nothing.stdout).toBe('[]\n');
  });

  it('is taken of one account, or from a time on, and holds from there', async () => {
    const one = await audit('export', '--account', '2');
    expect(linesOf(one.stdout).map(({ account_id }) => account_id)).toEqual([2, 2, 2]);
    const since = linesOf(one.stdout)[1]?.at ?? '';
    const later = await audit('export', '--account', '2', '--since', since);
    const sequences = linesOf(later.stdout).map(({ sequence }) => sequence);
    expect(sequences.at(-1)).toBe(3);
    const file = join(folder, 'later.jsonl');
    await writeFile(file, later.stdout);
    const { code, stdout } = await runCli(['admin', 'audit', 'verify', file]);
    expect(code).toBe(0);
    expect(stdout).toContain(`Account 2: entries ${sequences[0]} to 3 hold.`);
    expect((await audit('export', '--account', '99')).stderr).toBe('Error: Account 99 has no audit trail here.\n');
    expect((await audit('export', '--since', 'yesterday')).code).toBe(2);
  });

  it('is broken where somebody changed an entry in the database, took one out, or cut off the end', async () => {
    const { kysely } = server.database;
    const verify = async (): Promise<{ code: number; stdout: string }> => audit('verify');
    expect((await verify()).code).toBe(0);
    const third = kysely.deleteFrom('audit_entries').where('account_id', '=', 2).where('sequence', '=', 3);
    await third.execute();
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /account 2 is broken at entry 3: the trail ends with entry 2, though there were 3\.\n$/,
      ),
    });
    await kysely.deleteFrom('audit_entries').where('account_id', '=', 2).where('sequence', '=', 1).execute();
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /account 2 is broken at entry 2 \(token\.issued, .*\): entry 1 should stand here\.\n$/,
      ),
    });
    await kysely
      .updateTable('audit_entries')
      .set({ actor: 'person:nobody' })
      .where('account_id', '=', 1)
      .where('sequence', '=', 2)
      .execute();
    expect(await verify()).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /^Account 1: entries 1 to 1 hold\..*\nThe trail of account 1 is broken at entry 2 \(token\.issued, .*\): it is not what was written: its hash is another\.\n$/,
      ),
    });
  });

  it('is read in parts, however long it is', async () => {
    for (let made = 0; made < TOKENS; made += 100) {
      await Promise.all(Array.from({ length: 100 }, () => server.issue(['read'])));
    }
    const file = join(folder, 'trail.jsonl');
    expect((await audit('export', file)).stdout).toBe(`Wrote 2,106 entries to ${file}.\n`);
    expect((await runCli(['admin', 'audit', 'verify', file])).stdout).toMatch(/The trail holds: 2,106 entries\.\n$/);
    const lines = (await readFile(file, 'utf8')).split('\n');
    const changed = lines.with(2000, (lines[2000] ?? '').replace('person:tester', 'person:another'));
    await writeFile(file, changed.join('\n'));
    const { code, stdout } = await runCli(['admin', 'audit', 'verify', file, '-o', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ entries: 2000, broken: { account_id: 1, sequence: 2001 } });
  });
});

it('names the first line of a file that is no entry, and a file that is not there', async () => {
  const file = join(await makeDataFolder(), 'trail.jsonl');
  await writeFile(file, 'not a trail\n');
  const { code, stderr } = await runCli(['admin', 'audit', 'verify', file]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: `Error: Line 1 of ${file} is no entry of an audit trail.\n` });
  await writeFile(file, '');
  expect((await runCli(['admin', 'audit', 'verify', file])).stderr).toBe(
    `Error: There is no entry of an audit trail in ${file}.\n`,
  );
  const missing = await runCli(['admin', 'audit', 'verify', `${file}.missing`]);
  expect(missing.code).toBe(1);
  expect(missing.stderr).toMatch(/^Error: ENOENT/);
});

it('writes over no file unless it is told to, and leaves no half of one', async () => {
  const server = await startTestServer();
  try {
    const folder = await makeDataFolder();
    const file = join(folder, 'trail.jsonl');
    await server.issue(['read']);
    await writeFile(file, 'kept');
    const words = ['admin', 'audit', 'export', file, '--data', server.dataFolder];
    const refused = await runCli(words);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
    expect((await runCli([...words, '--account', '9', '--force'])).code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('kept');
    expect(await readdir(folder)).toEqual(['trail.jsonl']);
    expect((await runCli([...words, '--force'])).code).toBe(0);
    expect(linesOf(await readFile(file, 'utf8'))).toHaveLength(1);
  } finally {
    await server.stop();
  }
});
