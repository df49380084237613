import type { CredentialRow } from '@postern/engine';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, TypeOverrides, types } from 'pg';
import { credentialFromValues, credentialQuery, type CredentialValues } from '../credential-store.ts';
import { guardDialect } from '../guard-dialect.ts';
import { asStoreError } from '../store-error.ts';
import type { TokenDatabase } from '../token-database.ts';
import type { TokenTables } from '../token-tables.ts';

export interface PostgresDatabaseOptions {
  /** `postgresql://user:password@host:port/database`, with the parameters that `pg` knows (`sslmode` …). */
  readonly url: string;
  /** Connections at most. Default 10. */
  readonly poolSize?: number;
  /** How long a request waits for a connection before the database counts as unavailable. Default 5000. */
  readonly connectTimeoutMs?: number;
}

/** A transaction holds its account's lock: a node that hangs in one must not stop the others for ever. */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** Opens a pool of connections; the first query makes the first connection. */
export function openPostgresDatabase(options: PostgresDatabaseOptions): TokenDatabase {
  const pool = createPool(options);
  const kysely = new Kysely<TokenTables>({ dialect: guardDialect(new PostgresDialect({ pool })) });
  return {
    kind: 'postgres',
    kysely,
    findCredential: credentialLookup(pool, credentialQuery(kysely)),
    ping: async () => {
      await pool.query('select 1').catch(rethrow);
    },
    close: async () => {
      await kysely.destroy();
      // Kysely ends only a pool that it has used.
      if (!pool.ending) await pool.end();
    },
  };
}

function createPool({ url, poolSize = 10, connectTimeoutMs = 5000 }: PostgresDatabaseOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    types: numberTypes(),
  });
  // A connection that breaks says so twice: to the query that runs on it, which rejects, and as an event,
  // which would end the process if nobody listened.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** `int8` as numbers, for this pool only: whoever embeds the store may want it otherwise. */
function numberTypes(): TypeOverrides {
  const overrides = new TypeOverrides();
  overrides.setTypeParser(types.builtins.INT8, parseInt8);
  return overrides;
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('An integer in the database does not fit a number.');
  return value;
}

/** A named statement: each connection plans it once. */
function credentialLookup(pool: Pool, query: string): (publicId: string) => Promise<CredentialRow | undefined> {
  const statement = { name: 'find_credential', text: query, rowMode: 'array' } as const;
  return async (publicId) => {
    const { rows } = await pool.query({ ...statement, values: [publicId] }).catch(rethrow);
    const values = rows[0] as CredentialValues | undefined;
    return values && credentialFromValues(publicId, values);
  };
}

function rethrow(error: unknown): never {
  throw asStoreError(error);
}
