import type { TableMigration } from '@postern/store';

export const createReservedIps: TableMigration = {
  name: '010-reserved-ips',
  up: async (kysely) => {
    await kysely.schema
      .createTable('reserved_ips')
      .addColumn('ip', 'text', (column) => column.notNull().primaryKey())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('region_slug', 'text', (column) => column.notNull())
      .addColumn('droplet_id', 'bigint')
      .addColumn('pending_action_id', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await kysely.schema
      .createIndex('reserved_ips_by_account')
      .on('reserved_ips')
      .columns(['account_id', 'created_at', 'ip'])
      .execute();
    await kysely.schema
      .createIndex('reserved_ips_by_droplet')
      .on('reserved_ips')
      .column('droplet_id')
      .unique()
      .execute();
  },
};
