import type { DatabaseKind, TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { identity } from './identity-table.ts';

export const createAccountsAndDroplets: TableMigration = {
  name: '001-accounts-and-droplets',
  up: async (kysely, kind) => {
    await createAccounts(kysely, kind);
    await createActions(kysely, kind);
    await createDroplets(kysely, kind);
    await createDropletTags(kysely, kind);
  },
};

async function createAccounts(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await identity(kysely, kind, 'accounts')
    .addColumn('uuid', 'text', (column) => column.notNull().unique())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('status_message', 'text', (column) => column.notNull())
    .addColumn('droplet_limit', 'bigint', (column) => column.notNull())
    .addColumn('droplet_count', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function createActions(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await identity(kysely, kind, 'actions')
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('completed_at', 'bigint')
    .addColumn('resource_id', 'bigint', (column) => column.notNull())
    .addColumn('resource_type', 'text', (column) => column.notNull())
    .addColumn('region_slug', 'text')
    .execute();
  await kysely.schema.createIndex('actions_by_account').on('actions').columns(['account_id', 'id']).execute();
}

async function createDroplets(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await identity(kysely, kind, 'droplets')
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('size_slug', 'text', (column) => column.notNull())
    .addColumn('region_slug', 'text', (column) => column.notNull())
    .addColumn('image_id', 'bigint', (column) => column.notNull())
    .addColumn('disk', 'bigint', (column) => column.notNull())
    .addColumn('features', 'text', (column) => column.notNull())
    .addColumn('public_networking', 'smallint', (column) => column.notNull())
    .addColumn('user_data', 'text')
    .addColumn('vpc_uuid', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await kysely.schema.createIndex('droplets_by_account').on('droplets').columns(['account_id', 'id']).execute();
  await kysely.schema
    .createIndex('droplets_by_name')
    .on('droplets')
    .expression(sql`account_id, lower(name)`)
    .execute();
}

async function createDropletTags(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('droplet_tags')
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('tag', 'text', (column) => column.notNull())
    .addColumn('droplet_id', 'bigint', (column) => column.notNull().references('droplets.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('droplet_tags_pk', ['account_id', 'tag', 'droplet_id'])
    .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
  await kysely.schema.createIndex('droplet_tags_by_droplet').on('droplet_tags').column('droplet_id').execute();
}
