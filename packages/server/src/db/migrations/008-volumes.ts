import type { TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';

/** Of accounts that do not say otherwise. */
const VOLUME_LIMIT = 100;

export const createVolumes: TableMigration = {
  name: '008-volumes',
  up: async (kysely) => {
    await kysely.schema
      .alterTable('accounts')
      .addColumn('volume_limit', 'bigint', (column) => column.notNull().defaultTo(VOLUME_LIMIT))
      .execute();
    await createVolumeTable(kysely);
    await createSnapshots(kysely);
    await kysely.schema
      .createIndex('actions_by_uuid')
      .on('actions')
      .columns(['account_id', 'resource_uuid', 'id'])
      .where(sql.ref('resource_uuid'), 'is not', null)
      .execute();
  },
};

async function createVolumeTable(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('volumes')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('region_slug', 'text', (column) => column.notNull())
    .addColumn('size_gigabytes', 'bigint', (column) => column.notNull())
    .addColumn('filesystem_type', 'text', (column) => column.notNull())
    .addColumn('filesystem_label', 'text', (column) => column.notNull())
    .addColumn('droplet_id', 'bigint')
    .addColumn('pending_action_id', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('volumes_by_name', ['account_id', 'region_slug', 'name'])
    .execute();
  await kysely.schema
    .createIndex('volumes_by_account')
    .on('volumes')
    .columns(['account_id', 'created_at', 'id'])
    .execute();
  await kysely.schema.createIndex('volumes_by_droplet').on('volumes').columns(['droplet_id', 'id']).execute();
}

async function createSnapshots(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createTable('volume_snapshots')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('volume_id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('regions', 'text', (column) => column.notNull())
    .addColumn('min_disk_size', 'bigint', (column) => column.notNull())
    .addColumn('size_gigabytes', 'double precision', (column) => column.notNull())
    .addColumn('filesystem_type', 'text', (column) => column.notNull())
    .addColumn('filesystem_label', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await kysely.schema
    .createIndex('volume_snapshots_by_account')
    .on('volume_snapshots')
    .columns(['account_id', 'created_at', 'id'])
    .execute();
  await kysely.schema
    .createIndex('volume_snapshots_by_volume')
    .on('volume_snapshots')
    .columns(['volume_id', 'created_at'])
    .execute();
}
