import {
  createSqlTokenStore,
  migrate,
  migrateTokenTables,
  openPostgresDatabase,
  openSqliteDatabase,
  readMigrations,
  readTokenMigrations,
  type MigrationState,
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

const SERVER_LEDGER = { ledger: 'postern_server_migrations', migrations: SERVER_MIGRATIONS } as const;

/** Two ledgers: whoever embeds the token store alone never gets a Droplet table. */
export type LedgerName = 'tokens' | 'server';

/** Opens the database and runs the migrations that it lacks. */
export async function openDatabase(location: DatabaseLocation): Promise<OpenDatabase> {
  const database = connect(location);
  try {
    await migrateAll(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    tokens: createSqlTokenStore(database),
    kysely: withServerTables(database),
    ping: () => database.ping(),
    close: () => database.close(),
  };
}

/** Connects, and runs nothing: the tables may be older than this program. */
export function connect(location: DatabaseLocation): TokenDatabase {
  return 'url' in location ? openPostgresDatabase(location) : openSqliteDatabase(location);
}

function withServerTables({ kysely }: TokenDatabase): Database {
  return kysely.$extendTables<ServerTables>();
}

/** Brings both ledgers up to date. */
export async function migrateAll(
  database: TokenDatabase,
  onMigration: (ledger: LedgerName, name: string) => void = () => {},
): Promise<void> {
  await migrateTokenTables(database, { onMigration: (name) => onMigration('tokens', name) });
  await migrate(database, { ...SERVER_LEDGER, onMigration: (name) => onMigration('server', name) });
}

/** Which migrations have run, by ledger; none where there is no database yet. Changes nothing. */
export async function readAllMigrations(
  database: TokenDatabase | null,
): Promise<Readonly<Record<LedgerName, MigrationState>>> {
  return { tokens: await readTokenMigrations(database), server: await readMigrations(database, SERVER_LEDGER) };
}
