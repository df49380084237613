import type { TableMigration } from '@postern/store';

/** What became of the last request to destroy a Droplet together with what belongs to it. */
export const createDropletDestructions: TableMigration = {
  name: '014-droplet-destructions',
  up: async (kysely) => {
    await kysely.schema
      .createTable('droplet_destructions')
      .addColumn('droplet_id', 'bigint', (column) => column.notNull().primaryKey())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('droplet_name', 'text', (column) => column.notNull())
      .addColumn('resources', 'text', (column) => column.notNull())
      .addColumn('destroyed_at', 'bigint')
      .addColumn('completed_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
