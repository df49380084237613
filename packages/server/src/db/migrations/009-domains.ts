import type { TableMigration } from '@postern/store';
import { identity } from './identity-table.ts';

export const createDomains: TableMigration = {
  name: '009-domains',
  up: async (kysely, kind) => {
    await kysely.schema
      .createTable('domains')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('ttl', 'bigint', (column) => column.notNull())
      .addColumn('serial', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('domains_pk', ['account_id', 'name'])
      .execute();
    await identity(kysely, kind, 'domain_records')
      .addColumn('account_id', 'bigint', (column) => column.notNull())
      .addColumn('domain_name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('data', 'text', (column) => column.notNull())
      .addColumn('ttl', 'bigint', (column) => column.notNull())
      .addColumn('priority', 'bigint')
      .addColumn('port', 'bigint')
      .addColumn('weight', 'bigint')
      .addColumn('flags', 'bigint')
      .addColumn('tag', 'text')
      .addForeignKeyConstraint(
        'domain_records_of_domain',
        ['account_id', 'domain_name'],
        'domains',
        ['account_id', 'name'],
        (constraint) => constraint.onDelete('cascade'),
      )
      .execute();
    await kysely.schema
      .createIndex('domain_records_by_domain')
      .on('domain_records')
      .columns(['account_id', 'domain_name', 'id'])
      .execute();
  },
};
