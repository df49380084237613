import { closeSync, openSync } from 'node:fs';
import type { CredentialRow } from '@postern/engine';
import SqliteConnection, { type Database, type Statement } from 'better-sqlite3';
import { Kysely } from 'kysely';
import { credentialFromValues, credentialQuery, type CredentialValues } from '../credential-store.ts';
import { guardDialect } from '../guard-dialect.ts';
import { asStoreError } from '../store-error.ts';
import type { TokenDatabase } from '../token-database.ts';
import type { TokenTables } from '../token-tables.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';

export interface SqliteDatabaseOptions {
  /** Of the database file, made with mode 0600 when it is not there. Its folder must exist. */
  readonly path: string;
  /** How long a write waits for another process that is writing. Default 5000. The event loop waits with it. */
  readonly busyTimeoutMs?: number;
  /** `read` opens a file that must exist, and leaves it as it is. Default `write`. */
  readonly access?: 'read' | 'write';
}

/** Opens a SQLite file: one connection writes, a second one, read-only, answers cold lookups without waiting for it. */
export function openSqliteDatabase(options: SqliteDatabaseOptions): TokenDatabase {
  const { path, busyTimeoutMs = 5000, access = 'write' } = options;
  const reader = (): Database =>
    guarded(() => new SqliteConnection(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs }));
  const writer = access === 'read' ? reader() : guarded(() => openWriter(path, busyTimeoutMs));
  return createDatabase(writer, reader());
}

function createDatabase(writer: Database, reader: Database): TokenDatabase {
  const kysely = new Kysely<TokenTables>({ dialect: guardDialect(createSqliteDialect(writer)) });
  return {
    kind: 'sqlite',
    kysely,
    findCredential: credentialLookup(reader, credentialQuery(kysely)),
    ping: async () => {
      guarded(() => reader.pragma('schema_version'));
    },
    close: async () => {
      if (writer.open) await kysely.connection().execute(async () => {});
      reader.close();
      // The last connection to close folds the write-ahead log into the file, which a read-only one cannot.
      await kysely.destroy();
      writer.close();
    },
  };
}

function openWriter(path: string, busyTimeoutMs: number): Database {
  // SQLite would let the umask decide; its log and index files take over the mode of this one.
  closeSync(openSync(path, 'a', 0o600));
  const writer = new SqliteConnection(path, { timeout: busyTimeoutMs });
  writer.pragma('journal_mode = WAL');
  // An acknowledged change survives a power cut: NORMAL may lose the last commits.
  writer.pragma('synchronous = FULL');
  writer.pragma('foreign_keys = ON');
  return writer;
}

/** Answers at once. Outside a transaction each lookup sees the last commit, of this process or another. */
function credentialLookup(reader: Database, query: string): (publicId: string) => CredentialRow | undefined {
  let statement: Statement<[string], CredentialValues> | undefined;
  return (publicId) => {
    try {
      // Prepared at the first lookup: before the migrations there is nothing to prepare it against.
      statement ??= reader.prepare<[string], CredentialValues>(query).raw(true);
      const values = statement.get(publicId);
      return values && credentialFromValues(publicId, values);
    } catch (error) {
      throw asStoreError(error);
    }
  };
}

function guarded<T>(access: () => T): T {
  try {
    return access();
  } catch (error) {
    throw asStoreError(error);
  }
}
