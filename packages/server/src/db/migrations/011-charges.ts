import type { TableMigration } from '@postern/store';
import { sql } from 'kysely';
import { identity } from './identity-table.ts';

/** What a resource costs by the hour, from when until when. A price that changes ends one charge and begins another. */
export const createCharges: TableMigration = {
  name: '011-charges',
  up: async (kysely, kind) => {
    await identity(kysely, kind, 'charges')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('product', 'text', (column) => column.notNull())
      .addColumn('resource_type', 'text', (column) => column.notNull())
      .addColumn('resource_id', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('hourly_nanodollars', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('ended_at', 'bigint')
      .execute();
    await kysely.schema
      .createIndex('charges_by_account')
      .on('charges')
      .columns(['account_id', 'ended_at', 'started_at'])
      .execute();
    await kysely.schema
      .createIndex('charges_running')
      .on('charges')
      .columns(['resource_type', 'resource_id', 'product'])
      .unique()
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  },
};
