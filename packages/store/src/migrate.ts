import type { Kysely } from 'kysely';
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
}

/**
 * Runs the migrations that have not run yet, all of them or none, and answers their names. Safe to call from several processes
 * at once: the others wait and find nothing to do. Rejects when the ledger holds a migration that the list does not.
 */
export async function migrate(database: TokenDatabase, { ledger, migrations }: MigrateOptions): Promise<string[]> {
  const byName: Record<string, Migration> = {};
  for (const { name, up } of migrations) byName[name] = { up: (kysely) => up(kysely, database.kind) };
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

/** Brings the token tables up to date; answers the names of the migrations that ran. */
export function migrateTokenTables(database: TokenDatabase): Promise<string[]> {
  return migrate(database, { ledger: 'postern_token_migrations', migrations: TOKEN_MIGRATIONS });
}
