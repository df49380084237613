import { PosternError } from '@postern/engine';
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { TOKEN_MIGRATIONS } from './migrations/index.ts';
import { asStoreError } from './store-error.ts';
import type { DatabaseKind, TokenDatabase } from './token-database.ts';

/** One step of the schema, written once for both engines. */
export interface TableMigration {
  /** `NNN-what-changes`; ledgers are kept by it, so it never changes. */
  readonly name: string;
  up(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void>;
}

export interface MigrateOptions {
  /** Table that remembers which migrations have run; one for each list of migrations. */
  readonly ledger: string;
  /** The whole list, in order of name. */
  readonly migrations: readonly TableMigration[];
  /** Told before each one runs. */
  onMigration?(name: string): void;
}

/** What a ledger says, in order of name. */
export interface MigrationState {
  readonly ran: readonly string[];
  readonly pending: readonly string[];
  /** What ran here and this program does not know: it is older than the database. */
  readonly unknown: readonly string[];
}

/**
 * Runs the migrations that have not run yet, all of them or none, and answers their names. Safe to call from several processes
 * at once: the others wait and find nothing to do. Rejects with `invalid_configuration` when the ledger holds a migration that the list
 * does not.
 */
export async function migrate(database: TokenDatabase, options: MigrateOptions): Promise<string[]> {
  const { ledger, migrations, onMigration } = options;
  refuseNewer(await readMigrations(database, options));
  const byName: Record<string, Migration> = {};
  for (const { name, up } of migrations) {
    byName[name] = {
      up: (kysely) => {
        onMigration?.(name);
        return up(kysely, database.kind);
      },
    };
  }
  const migrator = new Migrator({
    db: database.kysely,
    provider: { getMigrations: async () => byName },
    migrationTableName: ledger,
    migrationLockTableName: `${ledger}_lock`,
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : asStoreError(error);
  return results.map(({ migrationName }) => migrationName);
}

/** Which of the migrations have run; none has where there is no database yet. Changes nothing. */
export async function readMigrations(
  database: TokenDatabase | null,
  { ledger, migrations }: Pick<MigrateOptions, 'ledger' | 'migrations'>,
): Promise<MigrationState> {
  const ran = database === null ? [] : await readLedger(database, ledger);
  const known = migrations.map(({ name }) => name);
  return {
    ran: ran.filter((name) => known.includes(name)),
    pending: known.filter((name) => !ran.includes(name)),
    unknown: ran.filter((name) => !known.includes(name)),
  };
}

async function readLedger({ kysely }: TokenDatabase, ledger: string): Promise<string[]> {
  const tables = await kysely.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === ledger)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(ledger)} order by name`.execute(kysely);
  return rows.map(({ name }) => name);
}

function refuseNewer({ unknown }: MigrationState): void {
  if (unknown.length === 0) return;
  throw new PosternError(
    'invalid_configuration',
    `The database is newer than this program: ${unknown.join(', ')} ran on it, which this version does not know. Use the version that ran it, or a later one.`,
  );
}

const TOKEN_LEDGER = { ledger: 'postern_token_migrations', migrations: TOKEN_MIGRATIONS } as const;

/** Brings the token tables up to date; answers the names of the migrations that ran. */
export function migrateTokenTables(
  database: TokenDatabase,
  options: Pick<MigrateOptions, 'onMigration'> = {},
): Promise<string[]> {
  return migrate(database, { ...TOKEN_LEDGER, ...options });
}

/** Which migrations of the token tables have run. Changes nothing. */
export function readTokenMigrations(database: TokenDatabase | null): Promise<MigrationState> {
  return readMigrations(database, TOKEN_LEDGER);
}
