import { createSqlTokenStore, migrate, migrateTokenTables, type TableMigration } from '@postern/store';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from '../support/stores.ts';

const createRooms: TableMigration = {
  name: '001-rooms',
  up: async (kysely) => {
    await kysely.schema.createTable('rooms').addColumn('name', 'text').execute();
  },
};
const createDoors: TableMigration = {
  name: '002-doors',
  up: async (kysely) => {
    await kysely.schema.createTable('doors').addColumn('name', 'text').execute();
  },
};
const fail: TableMigration = {
  name: '003-fail',
  up: async () => {
    throw new Error('the third migration failed');
  },
};
const ledger = 'house_migrations';

describe.each(DATABASES)('on $name', ({ name: kind, createDatabase }) => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await createDatabase();
  });
  afterEach(() => test.close());

  const countRows = async (table: string): Promise<unknown> => {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      test.database.kysely,
    );
    return rows[0]?.rows;
  };

  it('runs what has not run yet, and names it', async () => {
    expect(await migrate(test.database, { ledger, migrations: [createRooms] })).toEqual(['001-rooms']);
    expect(await migrate(test.database, { ledger, migrations: [createRooms, createDoors] })).toEqual(['002-doors']);
    expect(await migrate(test.database, { ledger, migrations: [createRooms, createDoors] })).toEqual([]);
    expect(await countRows('doors')).toBe(0);
  });

  it('runs all pending migrations or none', async () => {
    const migrations = [createRooms, createDoors, fail];
    await expect(migrate(test.database, { ledger, migrations })).rejects.toThrow('the third migration failed');
    await expect(countRows('rooms')).rejects.toThrow('refused');
    expect(await migrate(test.database, { ledger, migrations: [createRooms] })).toEqual(['001-rooms']);
  });

  it('refuses a database that a later release has migrated', async () => {
    await migrate(test.database, { ledger, migrations: [createRooms, createDoors] });
    await expect(migrate(test.database, { ledger, migrations: [createRooms] })).rejects.toThrow(
      'newer than this program: 002-doors ran on it',
    );
  });

  it('tells a migration which engine it runs on', async () => {
    const kinds: string[] = [];
    const tell: TableMigration = { name: '001-tell', up: async (_, given) => void kinds.push(given) };
    await migrate(test.database, { ledger, migrations: [tell] });
    expect(kinds).toEqual([kind]);
  });

  it('keeps tokens and the tables of others in ledgers of their own', async () => {
    expect(await migrate(test.database, { ledger, migrations: [createRooms] })).toEqual(['001-rooms']);
    const names = ['001-tokens', '002-account-events', '003-request-counts', '004-audit-by-token'];
    expect(await migrateTokenTables(test.database)).toEqual(names);
    expect(await migrateTokenTables(test.database)).toEqual([]);
    expect(await migrate(test.database, { ledger, migrations: [createRooms] })).toEqual([]);
  });

  it('lets tables of others be written in the same database', async () => {
    await migrateTokenTables(test.database);
    await migrate(test.database, { ledger, migrations: [createRooms] });
    const house = test.database.kysely.$extendTables<{ rooms: { name: string } }>();
    await createSqlTokenStore(test.database).transaction(1, async () => {});
    await house.insertInto('rooms').values({ name: 'hall' }).execute();
    expect(await house.selectFrom('rooms').selectAll().execute()).toEqual([{ name: 'hall' }]);
    expect(await countRows('audit_heads')).toBe(1);
  });
});
