import { describePostgresSchema } from './postgres/describe-postgres-schema.ts';
import { describeSqliteSchema } from './sqlite/describe-sqlite-schema.ts';
import type { DatabaseKind, TokenDatabase } from './token-database.ts';

const DESCRIBERS = { sqlite: describeSqliteSchema, postgres: describePostgresSchema } satisfies Record<
  DatabaseKind,
  unknown
>;

/** The database's tables and indexes as SQL, without the migration ledgers: for a file that reviewers read beside a migration. */
export function describeSchema({ kind, kysely }: Pick<TokenDatabase, 'kind' | 'kysely'>): Promise<string> {
  return DESCRIBERS[kind](kysely, (table) => /_migrations(_lock)?$/.test(table));
}
