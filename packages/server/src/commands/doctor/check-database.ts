import type { TokenDatabase } from '@postern/store';
import { sql } from 'kysely';
import type { Config } from '../../config.ts';
import { migrationStatusOf, openToLookAt } from '../migrate.ts';
import { checkDatabaseClock } from './check-clock.ts';
import { checkPeppers } from './check-peppers.ts';
import { describeError } from './describe-error.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const CHECK = 'Database';
/** What one server opens at most, and some for its operators. */
const CONNECTIONS_NEEDED = 12;

/** The database, and all that can only be seen in it. Reads, and makes none where there is none. */
export async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  const place = 'url' in config.database ? describeUrl(config.database.url) : config.database.path;
  let database: TokenDatabase | null = null;
  try {
    database = openToLookAt(config);
    if (database === null) {
      const saw = `there is no file at ${place} yet`;
      return [warn(CHECK, saw, 'The first start makes it.'), ...(await checkPeppers(config, null))];
    }
    return [
      ...(database.kind === 'sqlite' ? await checkSqlite(database, place) : await checkPostgres(database, place)),
      ...(await checkMigrations(database)),
      ...(await checkPeppers(config, database)),
      ...(await checkDatabaseClock(database)),
    ];
  } catch (error) {
    const saw = `${place} does not answer: ${describeError(error)}`;
    const advice =
      'url' in config.database
        ? 'Is PostgreSQL running, and are address, user and password in DATABASE_URL right?'
        : 'The file cannot be read as a database. Restore it from a backup.';
    return [fail(CHECK, saw, advice)];
  } finally {
    await database?.close();
  }
}

async function checkSqlite({ kysely }: TokenDatabase, place: string): Promise<readonly Finding[]> {
  const { rows: versions } = await sql<{ version: string }>`select sqlite_version() as version`.execute(kysely);
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(3)`.execute(kysely);
  const problems = rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
  if (problems.length === 0) return [ok(CHECK, `${place}, whole (SQLite ${versions[0]?.version})`)];
  const advice = 'Stop the server, keep a copy of the file, and restore a backup.';
  return [fail(CHECK, `${place} is damaged: ${problems.join('; ')}`, advice)];
}

interface PostgresFacts {
  readonly version: string;
  readonly connections: string;
  readonly reserved: string;
  readonly used: number;
}

async function checkPostgres({ kysely }: TokenDatabase, place: string): Promise<readonly Finding[]> {
  const { rows } = await sql<PostgresFacts>`select current_setting('server_version') as version,
    current_setting('max_connections') as connections,
    current_setting('superuser_reserved_connections') as reserved,
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used`.execute(kysely);
  const [facts] = rows;
  if (facts === undefined) return [];
  const { version, used } = facts;
  return [
    ok(CHECK, `${place} (PostgreSQL ${version})`),
    judgeConnections({ all: Number(facts.connections) - Number(facts.reserved), used }),
  ];
}

/** `all` are those that an ordinary user can have. */
export function judgeConnections({ all, used }: { readonly all: number; readonly used: number }): Finding {
  const saw = `${used} of ${all} are in use`;
  if (all - used >= CONNECTIONS_NEEDED) return ok('Connections', saw);
  return warn('Connections', saw, 'A server takes up to 10. Raise max_connections, or close others.');
}

async function checkMigrations(database: TokenDatabase): Promise<readonly Finding[]> {
  const { ran, pending, unknown } = await migrationStatusOf(database);
  const names = (entries: readonly { readonly name: string }[]): string => entries.map(({ name }) => name).join(', ');
  if (unknown.length > 0) {
    const saw = `the database is newer than this program: ${names(unknown)}`;
    return [fail('Migrations', saw, 'Use the version that changed it, or a later one.')];
  }
  if (pending.length === 0) return [ok('Migrations', `all ${ran.length} have run`)];
  const saw = `${pending.length} are pending: ${names(pending)}`;
  return [warn('Migrations', saw, 'The next start runs them; to do it now: postern migrate')];
}

/** Without user and password. */
function describeUrl(url: string): string {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' };
  return `PostgreSQL at ${host}${pathname}`;
}
