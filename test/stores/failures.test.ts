import { inspect } from 'node:util';
import { PosternError } from '@postern/engine';
import { createSqlTokenStore, migrateTokenTables, openPostgresDatabase, type TokenDatabase } from '@postern/store';
import { Client } from 'pg';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPostgresDatabase, type PostgresTestDatabase } from '../support/postgres-database.ts';
import { DATABASES } from '../support/stores.ts';

const unavailable: Error = expect.objectContaining({ name: 'PosternError', code: 'store_unavailable' });

const TOKEN = {
  accountId: 1,
  parentId: null,
  name: 'a name of a token',
  scopes: [],
  expiresAt: null,
  notBefore: null,
  allowedAddresses: null,
  rateLimit: null,
  createdAt: new Date(0),
  createdBy: 'system:test',
};

it.each(DATABASES)('A statement that $name refuses is an error that quotes no row.', async ({ createDatabase }) => {
  const { database, close } = await createDatabase();
  await migrateTokenTables(database);
  const work = createSqlTokenStore(database).transaction(1, async (transaction) => {
    const { id } = await transaction.insertToken(TOKEN);
    for (const digest of ['quoted-1', 'quoted-2']) {
      const secret = { publicId: 'quoted-3', tokenId: id, digest, pepperKeyId: 'k1', createdAt: new Date(0) };
      await transaction.insertSecret({ ...secret, onFirstUse: 'nothing', retiresAt: null });
    }
  });
  const error: unknown = await work.catch((failure: unknown) => failure);
  await close();
  expect(error).toMatchObject({ message: expect.stringContaining('The database refused a statement') });
  expect(error).not.toBeInstanceOf(PosternError);
  expect(inspect(error, { depth: 9 })).not.toMatch(/quoted|a name of a token/);
});

it('A PostgreSQL that cannot be reached is an outage, for every call, and says nothing of the password.', async () => {
  const database = openPostgresDatabase({
    url: 'postgresql://postern:hush@127.0.0.1:1/postern',
    connectTimeoutMs: 500,
  });
  const store = createSqlTokenStore(database);
  const failures = await Promise.allSettled([
    (async () => store.findCredential('secret-1'))(),
    store.transaction(1, async () => {}),
    store.findToken(1, 1),
    store.recordUsage([{ publicId: 'x', tokenId: 1, lastUsedAt: new Date(), lastUsedAddress: null, permissions: [] }]),
    database.ping(),
    migrateTokenTables(database),
  ]);
  await database.close();
  for (const failure of failures) expect(failure).toMatchObject({ status: 'rejected', reason: unavailable });
  expect(inspect(failures, { depth: 9 })).not.toContain('hush');
});

describe('A PostgreSQL that drops connections', () => {
  let place: PostgresTestDatabase;
  let database: TokenDatabase;

  beforeEach(async () => {
    place = await createPostgresDatabase();
    database = openPostgresDatabase({ url: place.url, poolSize: 2 });
    await migrateTokenTables(database);
  });
  afterEach(async () => {
    await database.close();
    await place.drop();
  });

  const dropConnections = async (): Promise<void> => {
    const client = new Client({ connectionString: place.url });
    await client.connect();
    const others = 'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    await client.query(`select pg_terminate_backend(pid) from (${others}) others`);
    await client.end();
  };

  it('fails the transaction it drops, writes nothing of it, and serves the next.', async () => {
    const store = createSqlTokenStore(database);
    const cut = store.transaction(1, async (transaction) => {
      await transaction.insertToken(TOKEN);
      await dropConnections();
      await transaction.insertToken(TOKEN);
    });
    await expect(cut).rejects.toEqual(unavailable);
    expect((await store.listTokens(1, { state: 'all', now: new Date(), limit: 1, offset: 0 })).total).toBe(0);
    await expect(store.transaction(1, (transaction) => transaction.insertToken(TOKEN))).resolves.toMatchObject(TOKEN);
  });

  it('does not end the process when they were idle.', async () => {
    await database.ping();
    await dropConnections();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(database.ping()).resolves.toBeUndefined();
  });

  it('gives integers as numbers, and none that a number cannot hold.', async () => {
    const read = (value: string): Promise<unknown> =>
      sql`select cast(${value} as bigint) as value`.execute(database.kysely).then(({ rows }) => rows[0]);
    expect(await read('9007199254740991')).toEqual({ value: Number.MAX_SAFE_INTEGER });
    await expect(read('9007199254740993')).rejects.toEqual(unavailable);
  });
});
