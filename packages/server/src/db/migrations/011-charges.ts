import type { TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { identity } from './identity-table.ts';

/**
 * What a resource costs by the hour, from when until when. A price that changes ends one charge and begins another. A charge that
 * goes on growing says when it does so next, so that the rest need not be looked at. One that could not be added up is put off.
 */
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
      .addColumn('billed_from', 'bigint', (column) => column.notNull())
      .addColumn('hours_before', 'bigint', (column) => column.notNull())
      .addColumn('accrues_at', 'bigint')
      .addColumn('put_off_until', 'bigint')
      .execute();
    await kysely.schema
      .createIndex('charges_by_resource')
      .on('charges')
      .columns(['account_id', 'resource_type', 'resource_id', 'product', 'id'])
      .execute();
    await createDueIndexes(kysely);
    await kysely.schema
      .createIndex('charges_running')
      .on('charges')
      .columns(['resource_type', 'resource_id', 'product'])
      .unique()
      .where(sql.ref('ended_at'), 'is', null)
      .execute();
  },
};

async function createDueIndexes(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .createIndex('charges_due')
    .on('charges')
    .expression(sql`coalesce(put_off_until, accrues_at)`)
    .column('id')
    .where(sql.ref('accrues_at'), 'is not', null)
    .execute();
  await kysely.schema
    .createIndex('charges_due_by_account')
    .on('charges')
    .columns(['account_id', 'accrues_at'])
    .where(sql.ref('accrues_at'), 'is not', null)
    .execute();
}
