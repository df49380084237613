import { existsSync } from 'node:fs';
import { readConfig, type Config, type ConfigFlags, type Environment } from '../config.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { openPostgresDatabase, openSqliteDatabase, type MigrationState, type TokenDatabase } from '@postern/store';
import { connect, migrateAll, readAllMigrations, type LedgerName } from '../db/open-database.ts';

/** One migration, and whose tables it changes. */
export interface LedgerEntry {
  readonly ledger: LedgerName;
  readonly name: string;
}

/** What ran on the database, what this program would run, and what ran and this program does not know. */
export type MigrationStatus = Readonly<Record<keyof MigrationState, readonly LedgerEntry[]>>;

/** Brings the database up to date, and makes it where there is none. Answers what ran. */
export async function migrate(
  flags: ConfigFlags,
  environment: Environment,
  onMigration: (entry: LedgerEntry) => void = () => {},
): Promise<readonly LedgerEntry[]> {
  const config = readConfig(flags, environment);
  await prepareDataFolder(config.dataFolder);
  const database = connect(config.database);
  const ran: LedgerEntry[] = [];
  try {
    await migrateAll(database, (ledger, name) => {
      ran.push({ ledger, name });
      onMigration({ ledger, name });
    });
  } finally {
    await database.close();
  }
  return ran;
}

/** Says what `migrate` would do. Changes nothing, and makes no database where there is none. */
export async function readMigrationStatus(flags: ConfigFlags, environment: Environment): Promise<MigrationStatus> {
  const database = openToLookAt(readConfig(flags, environment));
  try {
    return await migrationStatusOf(database);
  } finally {
    await database?.close();
  }
}

export async function migrationStatusOf(database: TokenDatabase | null): Promise<MigrationStatus> {
  const states = Object.entries(await readAllMigrations(database)) as [LedgerName, MigrationState][];
  const collect = (kind: keyof MigrationState): readonly LedgerEntry[] =>
    states.flatMap(([ledger, state]) => state[kind].map((name) => ({ ledger, name })));
  return { ran: collect('ran'), pending: collect('pending'), unknown: collect('unknown') };
}

/** `null` where there is no database file yet. */
export function openToLookAt({ database }: Pick<Config, 'database'>): TokenDatabase | null {
  if ('url' in database) return openPostgresDatabase({ url: database.url, poolSize: 2 });
  return existsSync(database.path) ? openSqliteDatabase({ path: database.path, access: 'read' }) : null;
}
