import {
  createSqlTokenStore,
  migrate,
  migrateTokenTables,
  openPostgresDatabase,
  openSqliteDatabase,
  type TokenDatabase,
} from '@postern/store';
import type { TokenStore } from '@postern/engine';
import { SERVER_MIGRATIONS } from './migrations/index.ts';
import type { Database, ServerTables } from './server-tables.ts';

/** The one database: token tables and the server's own, brought up to date. */
export interface OpenDatabase {
  readonly tokens: TokenStore;
  readonly kysely: Database;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A `postgres://` address, or the path of a SQLite file. */
export type DatabaseLocation = { readonly url: string } | { readonly path: string };

/** Opens the database and runs the migrations that it lacks. */
export async function openDatabase(location: DatabaseLocation): Promise<OpenDatabase> {
  const database = 'url' in location ? openPostgresDatabase(location) : openSqliteDatabase(location);
  try {
    await migrateAll(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    tokens: createSqlTokenStore(database),
    kysely: database.kysely.$extendTables<ServerTables>(),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

/** Two ledgers: whoever embeds the token store alone never gets a Droplet table. */
async function migrateAll(database: TokenDatabase): Promise<void> {
  await migrateTokenTables(database);
  await migrate(database, { ledger: 'postern_server_migrations', migrations: SERVER_MIGRATIONS });
}
