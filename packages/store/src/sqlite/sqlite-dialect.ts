import type { Database, Statement } from 'better-sqlite3';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Dialect,
  type SqliteDatabase,
} from 'kysely';

/** More than the store's queries; the rest are slices of usage, each length a text of its own. */
const KEPT_STATEMENTS = 100;

/** Kysely's SQLite, with what one file shared by several processes needs. */
export function createSqliteDialect(database: Database): Dialect {
  const config = { database: withKeptStatements(database) };
  const dialect = new SqliteDialect(config);
  return {
    createDriver: () => createDriver(database, new SqliteDriver(config)),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    // Kysely plays safe here; SQLite does roll back changes to the schema.
    createAdapter: () => Object.defineProperty(new SqliteAdapter(), 'supportsTransactionalDdl', { value: true }),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
  };
}

function createDriver(database: Database, driver: SqliteDriver): SqliteDriver {
  return Object.assign(driver, {
    // A plain BEGIN that reads first and writes later fails, and no waiting helps, when another process has written in between.
    beginTransaction: async (connection: DatabaseConnection) => {
      await connection.executeQuery(CompiledQuery.raw('begin immediate'));
    },
    // A full disk ends the transaction by itself; a second error would only hide the first.
    rollbackTransaction: async (connection: DatabaseConnection) => {
      if (database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
    },
  });
}

/** Kysely prepares each query anew; preparing costs several times what running one costs. */
function withKeptStatements(database: Database): SqliteDatabase {
  const kept = new Map<string, Statement>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = kept.get(text);
      if (known !== undefined) return known;
      const statement = database.prepare(text);
      if (kept.size === KEPT_STATEMENTS) kept.clear();
      kept.set(text, statement);
      return statement;
    },
  };
}
