import type { Kysely } from 'kysely';
import type { TableMigration } from '../migrate.ts';
import type { DatabaseKind } from '../token-database.ts';
import { clustered } from './clustered.ts';

/** What tokens were used for and from where, by day. The indexes by day are for what is too old to keep. */
export const createRequestCounts: TableMigration = {
  name: '003-request-counts',
  up: async (kysely, kind) => {
    await createTokenRequestCounts(kysely, kind);
    await createTokenClientCounts(kysely, kind);
  },
};

async function createTokenRequestCounts(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('token_request_counts')
    .addColumn('token_id', 'bigint', (column) => column.notNull().references('tokens.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('changes', 'bigint', (column) => column.notNull())
    .addColumn('permissions', 'text', (column) => column.notNull())
    .addColumn('missing', 'text', (column) => column.notNull())
    .addColumn('requests', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_request_counts_pkey', [
      'token_id',
      'day',
      'outcome',
      'changes',
      'permissions',
      'missing',
    ])
    .$call(clustered(kind))
    .execute();
  await kysely.schema
    .createIndex('token_request_counts_by_day')
    .on('token_request_counts')
    .columns(['day', 'token_id'])
    .execute();
}

async function createTokenClientCounts(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('token_client_counts')
    .addColumn('token_id', 'bigint', (column) => column.notNull().references('tokens.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text', (column) => column.notNull())
    .addColumn('requests', 'bigint', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_client_counts_pkey', ['token_id', 'day', 'address', 'user_agent'])
    .$call(clustered(kind))
    .execute();
  await kysely.schema
    .createIndex('token_client_counts_by_day')
    .on('token_client_counts')
    .columns(['day', 'token_id'])
    .execute();
}
