import type { TokenStore } from '@postern/engine';
import type { Kysely } from 'kysely';
import type { TokenTables } from './token-tables.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * An open database with the token tables in it, once `migrateTokenTables` has run. Whoever keeps more tables in the same
 * database writes them through the same `kysely` (`kysely.$extendTables`): on SQLite it is the one writing connection.
 */
export interface TokenDatabase {
  readonly kind: DatabaseKind;
  /**
   * On SQLite a transaction holds the only connection: work inside one must go through its own transaction object,
   * or it waits for itself.
   */
  readonly kysely: Kysely<TokenTables>;
  /** The cold lookup, beside `kysely` and never waiting for a transaction. */
  readonly findCredential: TokenStore['findCredential'];
  /** Rejects with `store_unavailable` when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for what is running, then closes every connection. */
  close(): Promise<void>;
}
