import { sql, type QueryExecutorProvider } from 'kysely';

/** The tables and indexes of a SQLite database as SQL, in order of name; `isOmitted` leaves tables out. */
export async function describeSqliteSchema(
  kysely: QueryExecutorProvider,
  isOmitted: (table: string) => boolean,
): Promise<string> {
  const { rows } = await sql<{ table_name: string; definition: string }>`
    select tbl_name as table_name, sql as definition
    from sqlite_schema
    where sql is not null and name not like 'sqlite\\_%' escape '\\'
    order by tbl_name, type desc, name
  `.execute(kysely);
  const kept = rows.filter((row) => !isOmitted(row.table_name));
  return kept.map(({ definition }) => `${breakLines(definition)};\n`).join('\n');
}

/** One column or constraint a line: a comma outside parentheses ends it. */
function breakLines(definition: string): string {
  if (!/^create table/i.test(definition)) return definition;
  const start = definition.indexOf('(');
  const end = definition.lastIndexOf(')');
  const parts = definition.slice(start + 1, end).split(/, (?![^(]*\))/);
  return `${definition.slice(0, start + 1)}\n  ${parts.join(',\n  ')}\n${definition.slice(end)}`;
}
