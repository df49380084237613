import { sql, type CreateTableBuilder } from 'kysely';
import type { DatabaseKind } from '../token-database.ts';

/** SQLite keeps rows in the tree of their primary key only when told so; PostgreSQL has no such thing. */
export function clustered<Table extends string, Column extends string>(
  kind: DatabaseKind,
): (table: CreateTableBuilder<Table, Column>) => CreateTableBuilder<Table, Column> {
  return (table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table);
}
