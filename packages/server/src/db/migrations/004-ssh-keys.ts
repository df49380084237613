import type { TableMigration } from '@postern/store';
import { identity } from './identity-table.ts';

export const createSshKeys: TableMigration = {
  name: '004-ssh-keys',
  up: async (kysely, kind) => {
    await identity(kysely, kind, 'ssh_keys')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('public_key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('ssh_keys_by_fingerprint', ['account_id', 'fingerprint'])
      .execute();
    await kysely.schema.createIndex('ssh_keys_by_account').on('ssh_keys').columns(['account_id', 'id']).execute();
  },
};
