import type { TableMigration } from '@postern/store';
import { sql } from 'kysely';

export const createVpcs: TableMigration = {
  name: '007-vpcs',
  up: async (kysely) => {
    await kysely.schema
      .createTable('vpcs')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('region_slug', 'text', (column) => column.notNull())
      .addColumn('ip_range', 'text', (column) => column.notNull())
      .addColumn('is_default', 'smallint', (column) => column.notNull())
      // How many addresses it has handed out.
      .addColumn('last_host', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('vpcs_by_name', ['account_id', 'name'])
      .execute();
    await kysely.schema
      .createIndex('vpcs_default')
      .on('vpcs')
      .columns(['account_id', 'region_slug'])
      .unique()
      .where(sql.ref('is_default'), '=', sql.lit(1))
      .execute();
    await kysely.schema.createIndex('vpcs_by_account').on('vpcs').columns(['account_id', 'created_at', 'id']).execute();
    await kysely.schema
      .createIndex('droplets_by_address')
      .on('droplets')
      .columns(['vpc_uuid', 'private_ipv4'])
      .unique()
      .where(sql.ref('private_ipv4'), 'is not', null)
      .execute();
  },
};
