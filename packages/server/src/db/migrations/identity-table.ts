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

/** Has the next ids of a table begin at `first`, which is above all that it holds. */
export async function beginIdentityAt(
  kysely: Kysely<unknown>,
  kind: DatabaseKind,
  { table, first }: { table: string; first: number },
): Promise<void> {
  if (kind === 'postgres') {
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(first)}`.execute(kysely);
    return;
  }
  await sql`delete from sqlite_sequence where name = ${sql.lit(table)}`.execute(kysely);
  await sql`insert into sqlite_sequence (name, seq) values (${sql.lit(table)}, ${sql.lit(first - 1)})`.execute(kysely);
}
