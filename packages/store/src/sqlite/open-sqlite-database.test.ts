import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';
import { CompiledQuery, sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { credentialQuery } from '../credential-store.ts';
import { migrateTokenTables } from '../migrate.ts';
import { createSqlTokenStore } from '../sql-token-store.ts';
import type { TokenDatabase } from '../token-database.ts';
import { openSqliteDatabase } from './open-sqlite-database.ts';

let folder: string;
let path: string;
let database: TokenDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postern-sqlite-'));
  path = join(folder, 'postern.db');
  database = openSqliteDatabase({ path });
  await migrateTokenTables(database);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

async function pragma(name: string): Promise<unknown> {
  const { rows } = await database.kysely.executeQuery<Record<string, unknown>>(CompiledQuery.raw(`pragma ${name}`));
  return Object.values(rows[0] ?? {})[0];
}

const unavailable: Error = expect.objectContaining({ name: 'PosternError', code: 'store_unavailable' });

it('keeps a write-ahead log, syncs at every commit, checks references and waits for other processes', async () => {
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  expect(await pragma('busy_timeout')).toBe(5000);
});

it('makes files that only their owner can read', () => {
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(path + suffix).mode & 0o777, suffix).toBe(0o600);
});

it('answers the cold lookup from primary keys', async () => {
  const { rows } = await database.kysely.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${credentialQuery(database.kysely)}`, ['secret-1']),
  );
  expect(rows.map(({ detail }) => detail)).toEqual([
    'SEARCH token_secrets USING PRIMARY KEY (public_id=?)',
    'SEARCH tokens USING INTEGER PRIMARY KEY (rowid=?)',
  ]);
});

it('plans the cold lookup once, not at every call', async () => {
  await sql`insert into tokens (id, account_id, scopes, version, name, created_at, created_by)
    values (1, 1, 'tag:read', 1, 'token', 0, 'system:test')`.execute(database.kysely);
  await sql`with recursive numbers (n) as (select 0 union all select n + 1 from numbers where n < 1000)
    insert into token_secrets (public_id, token_id, digest, pepper_key_id, on_first_use, created_at)
    select 'secret-' || n, 1, 'digest', 'k1', 'nothing', 0 from numbers`.execute(database.kysely);
  const raw = new SqliteConnection(path, { readonly: true });
  const oneTable = raw.prepare('select digest from token_secrets where public_id = ?');
  // Planning takes three times as long as both lookups together. The best of many rounds, so that a busy machine does not matter.
  let [lookupMs, oneTableMs] = [Infinity, Infinity];
  for (let round = 0; round < 50; round++) {
    lookupMs = Math.min(lookupMs, timeOf(database.findCredential));
    oneTableMs = Math.min(
      oneTableMs,
      timeOf((publicId) => oneTable.get(publicId)),
    );
  }
  raw.close();
  expect(database.findCredential('secret-1000')).toMatchObject({ tokenId: 1, scopes: 'tag:read' });

  expect(lookupMs / oneTableMs).toBeLessThan(2.2);
});

function timeOf(lookup: (publicId: string) => unknown): number {
  const start = performance.now();
  for (let n = 0; n < 500; n++) lookup(`secret-${n}`);
  return performance.now() - start;
}

it('answers the cold lookup without a promise, also while a transaction is open', async () => {
  await database.kysely.transaction().execute(async () => {
    expect(database.findCredential('nobody')).toBeUndefined();
  });
});

it('refuses writes through a token that is not there, by reference', async () => {
  const orphan = sql`insert into token_permission_use (token_id, permission, last_used_at) values (4711, 'p', 0)`;
  await expect(orphan.execute(database.kysely)).rejects.toThrow('SQLITE_CONSTRAINT_FOREIGNKEY');
});

it('says that the store is unavailable when the file cannot be opened', () => {
  const open = (): unknown => openSqliteDatabase({ path: join(folder, 'missing', 'postern.db') });
  expect(open).toThrow(unavailable);
});

it('says that the store is unavailable when another process does not end its write', async () => {
  const impatient = openSqliteDatabase({ path, busyTimeoutMs: 1 });
  const store = createSqlTokenStore(impatient);
  await database.kysely.transaction().execute(async () => {
    await expect(store.transaction(1, async () => {})).rejects.toEqual(unavailable);
    expect(await store.findToken(1, 1)).toBeUndefined();
  });
  await expect(store.transaction(1, async () => 'free')).resolves.toBe('free');
  await impatient.close();
});

it('answers a ping while open, and says that the store is unavailable once closed', async () => {
  await database.ping();
  await database.close();
  await expect(database.ping()).rejects.toEqual(unavailable);
  expect(() => database.findCredential('secret-1')).toThrow(unavailable);
  await expect(createSqlTokenStore(database).findToken(1, 1)).rejects.toThrow('destroyed');
});

it('finishes the transaction in progress before it closes, and leaves one file', async () => {
  const work = createSqlTokenStore(database).transaction(1, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return 'done';
  });
  await database.close();
  await expect(work).resolves.toBe('done');
  expect(() => statSync(`${path}-wal`)).toThrow('ENOENT');
});
