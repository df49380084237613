import type { TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';

/**
 * People who sign in. The account library reads and writes most of these tables, on both engines as it does on SQLite: its times are
 * texts (ISO 8601, UTC, so they sort), its flags 0 or 1. The tables it does not know keep times as everywhere else.
 */
export const createPeople: TableMigration = {
  name: '015-people',
  up: async (kysely) => {
    await markInstallationAccount(kysely);
    await createUsers(kysely);
    await createSessions(kysely);
    await createCredentials(kysely);
    await createTwoFactors(kysely);
    await createVerifications(kysely);
    await createOneTimeLinks(kysely);
  },
};

/** Until now it was known by its e-mail address, which its owner may set from now on. */
async function markInstallationAccount(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .alterTable('accounts')
    .addColumn('is_installation', 'smallint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update accounts set is_installation = 1 where email = 'owner@localhost'`.execute(kysely);
}

async function createUsers(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('users')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email_verified', 'smallint', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('two_factor_enabled', 'smallint')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex('users_by_account').on('users').column('account_id').execute();
}

async function createSessions(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'text', (column) => column.notNull())
    .addColumn('last_active_at', 'text', (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute();
  await kysely.schema
    .createTable('sign_in_addresses')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('last_sign_in_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sign_in_addresses_pk', ['user_id', 'address'])
    .execute();
}

/** A password, or an identity at a company's sign-in service. */
async function createCredentials(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('credentials')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', 'text')
    .addColumn('refresh_token_expires_at', 'text')
    .addColumn('scope', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('credentials_subject', ['provider', 'subject'])
    .execute();
  await kysely.schema.createIndex('credentials_by_user').on('credentials').column('user_id').execute();
}

async function createTwoFactors(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('two_factors')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backup_codes', 'text', (column) => column.notNull())
    .addColumn('verified', 'smallint')
    .addColumn('failed_verification_count', 'bigint')
    .addColumn('locked_until', 'text')
    .execute();
  await kysely.schema.createIndex('two_factors_by_user').on('two_factors').column('user_id').execute();
}

/** What a sign-in under way waits for. */
async function createVerifications(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('verifications')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex('verifications_by_identifier').on('verifications').column('identifier').execute();
}

/** Links by which people come in; of their secrets, digests. */
async function createOneTimeLinks(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('secret_digest', 'text', (column) => column.notNull().unique())
    .addColumn('invited_by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex('invitations_by_account').on('invitations').column('account_id').execute();
  await kysely.schema
    .createTable('set_up_links')
    .addColumn('account_id', 'bigint', (column) => column.notNull().primaryKey().references('accounts.id'))
    .addColumn('secret_digest', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}
