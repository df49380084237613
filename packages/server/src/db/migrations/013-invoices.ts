import type { DatabaseKind, TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { identity } from './identity-table.ts';

export const createInvoices: TableMigration = {
  name: '013-invoices',
  up: async (kysely, kind) => {
    await createInvoiceTable(kysely, kind);
    await createItems(kysely, kind);
    await identity(kysely, kind, 'billing_entries')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('amount_cents', 'bigint', (column) => column.notNull())
      .addColumn('period', 'text', (column) => column.notNull())
      .addColumn('entered_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('billing_entries_once', ['account_id', 'period', 'type'])
      .execute();
    await kysely.schema
      .createIndex('billing_entries_by_account')
      .on('billing_entries')
      .columns(['account_id', 'id'])
      .execute();
  },
};

async function createInvoiceTable(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('invoices')
    .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('uuid', 'text', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addColumn('item_count', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .addColumn('issued_at', 'bigint')
    .addPrimaryKeyConstraint('invoices_pk', ['account_id', 'period'])
    .addUniqueConstraint('invoices_by_uuid', ['account_id', 'uuid'])
    .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
  await kysely.schema
    .createIndex('invoices_open')
    .on('invoices')
    .columns(['period', 'account_id'])
    .where(sql.ref('issued_at'), 'is', null)
    .execute();
}

async function createItems(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('invoice_items')
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('charge_id', 'bigint', (column) => column.notNull().references('charges.id'))
    .addColumn('hours', 'bigint', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addColumn('project_name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('invoice_items_pk', ['account_id', 'period', 'charge_id'])
    .addForeignKeyConstraint('invoice_items_of', ['account_id', 'period'], 'invoices', ['account_id', 'period'])
    .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
}
