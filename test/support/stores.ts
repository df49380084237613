import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore, type TokenStore } from '@postern/engine';
import {
  createSqlTokenStore,
  migrateTokenTables,
  openPostgresDatabase,
  openSqliteDatabase,
  type DatabaseKind,
  type TokenDatabase,
} from '@postern/store';
import { createPostgresDatabase } from './postgres-database.ts';
import { rounds } from './rounds.ts';

/** A place for one database, and how to open it: more than once, as several processes would. */
export interface DatabasePlace {
  /** The file's path, or the server's URL. */
  readonly address: string;
  open(): TokenDatabase;
  /** After every database opened there is closed. */
  remove(): Promise<void>;
}

/** A database of a test's own, open and not migrated. */
export interface TestDatabase {
  readonly database: TokenDatabase;
  /** Closes and removes it. */
  close(): Promise<void>;
}

export interface DatabaseEngine {
  readonly name: DatabaseKind;
  createPlace(): Promise<DatabasePlace>;
  createDatabase(): Promise<TestDatabase>;
}

export interface TestStore {
  readonly store: TokenStore;
  close(): Promise<void>;
}

/** Both engines, for suites that need tables of their own. */
export const DATABASES: readonly [DatabaseEngine, DatabaseEngine] = [
  databaseEngine('sqlite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-sqlite-'));
    const path = join(folder, 'postern.db');
    return {
      address: path,
      open: () => openSqliteDatabase({ path }),
      remove: () => rm(folder, { recursive: true }),
    };
  }),
  databaseEngine('postgres', async () => {
    const { url, drop } = await createPostgresDatabase();
    return { address: url, open: () => openPostgresDatabase({ url }), remove: drop };
  }),
];

/** For what is decided before a database is asked, over very many cases: on one engine, and with all rounds on both. */
export const DATABASES_FOR_RULES: readonly DatabaseEngine[] = DATABASES.slice(0, rounds({ quick: 1, full: 2 }));

/** Every store there is, empty, for suites over the engine's port. */
export const STORES: readonly { readonly name: string; createStore(): Promise<TestStore> }[] = [
  { name: 'memory', createStore: async () => ({ store: createMemoryStore(), close: async () => {} }) },
  ...DATABASES.map(({ name, createDatabase }) => ({
    name,
    createStore: async () => {
      const { database, close } = await createDatabase();
      await migrateTokenTables(database);
      return { store: createSqlTokenStore(database), close };
    },
  })),
];

function databaseEngine(name: DatabaseKind, createPlace: () => Promise<DatabasePlace>): DatabaseEngine {
  return {
    name,
    createPlace,
    createDatabase: async () => {
      const place = await createPlace();
      const database = place.open();
      return {
        database,
        close: async () => {
          await database.close();
          await place.remove();
        },
      };
    },
  };
}
