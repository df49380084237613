import type { Kysely } from 'kysely';
import type { TableMigration } from '../migrate.ts';
import type { DatabaseKind } from '../token-database.ts';
import { clustered } from './clustered.ts';

export const createTokenTables: TableMigration = {
  name: '001-tokens',
  up: async (kysely, kind) => {
    await createTokens(kysely, kind);
    await createSecrets(kysely, kind);
    await createUse(kysely, kind);
    await createAuditTrail(kysely, kind);
    await createPepperPins(kysely, kind);
  },
};

/** What a verification reads comes first: SQLite stops decoding a row after the last column asked for. */
async function createTokens(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('tokens')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigint', (column) =>
      kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.generatedByDefaultAsIdentity().primaryKey(),
    )
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('not_before', 'bigint')
    .addColumn('allowed_addresses', 'text')
    .addColumn('rate_limit', 'bigint')
    .addColumn('rate_window_seconds', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('parent_id', 'bigint', (column) => column.references('tokens.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('revocation_reason', 'text')
    .addColumn('revoked_by', 'text')
    .execute();
  await kysely.schema.createIndex('tokens_by_account').on('tokens').columns(['account_id', 'id desc']).execute();
  await kysely.schema.createIndex('tokens_by_parent').on('tokens').column('parent_id').execute();
}

async function createSecrets(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('token_secrets')
    .addColumn('public_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('token_id', 'bigint', (column) => column.notNull().references('tokens.id'))
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('pepper_key_id', 'text', (column) => column.notNull())
    .addColumn('on_first_use', 'text', (column) => column.notNull())
    .addColumn('retires_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('first_used_at', 'bigint')
    .$call(clustered(kind))
    .execute();
  await kysely.schema.createIndex('token_secrets_by_token').on('token_secrets').column('token_id').execute();
  await kysely.schema.createIndex('token_secrets_by_pepper').on('token_secrets').column('pepper_key_id').execute();
}

/** Apart from tokens and secrets, so that noting use neither rewrites nor locks what verifications and transactions need. */
async function createUse(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('token_secret_use')
    .addColumn('public_id', 'text', (column) => column.notNull().primaryKey().references('token_secrets.public_id'))
    .addColumn('last_used_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_address', 'text')
    .$call(clustered(kind))
    .execute();
  await kysely.schema
    .createTable('token_permission_use')
    .addColumn('token_id', 'bigint', (column) => column.notNull().references('tokens.id'))
    .addColumn('permission', 'text', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('token_permission_use_pkey', ['token_id', 'permission'])
    .$call(clustered(kind))
    .execute();
}

async function createAuditTrail(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('audit_heads')
    .addColumn('account_id', kind === 'sqlite' ? 'integer' : 'bigint', (column) => column.notNull().primaryKey())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await kysely.schema
    .createTable('audit_entries')
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('token_id', 'bigint', (column) => column.notNull())
    .addColumn('token_name', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('request_id', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entries_pkey', ['account_id', 'sequence'])
    .$call(clustered(kind))
    .execute();
}

async function createPepperPins(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('pepper_pins')
    .addColumn('key_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .$call(clustered(kind))
    .execute();
}
