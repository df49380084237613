import type { DatabaseKind } from '@postern/store';
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';

/** Starts a table with an id that is never given twice, in the words of each engine. */
export function identity(kysely: Kysely<unknown>, kind: DatabaseKind, table: string): CreateTableBuilder<string, 'id'> {
  return kysely.schema
    .createTable(table)
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.generatedByDefaultAsIdentity().primaryKey(),
    );
}

/** Has an empty table's ids begin at `first`, so that they never meet numbers that are given elsewhere. */
export async function beginIdentityAt(
  kysely: Kysely<unknown>,
  kind: DatabaseKind,
  { table, first }: { table: string; first: number },
): Promise<void> {
  const statement =
    kind === 'sqlite'
      ? sql`insert into sqlite_sequence (name, seq) values (${sql.lit(table)}, ${sql.lit(first - 1)})`
      : sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(first)}`;
  await statement.execute(kysely);
}
