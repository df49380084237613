import type { TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { beginIdentityAt } from './identity-table.ts';

/** As long as real ones: no small number that somebody types by chance names a Droplet. */
const FIRST_DROPLET_ID = 300_000_000;

/** Actions take their time: when one is due, what it was asked for, and which one holds a Droplet. */
export const letActionsTakeTime: TableMigration = {
  name: '002-actions-in-progress',
  up: async (kysely, kind) => {
    await extendActions(kysely);
    await extendDroplets(kysely);
    await tellGpuDroplets(kysely);
    await beginIdentityAt(kysely, kind, { table: 'droplets', first: FIRST_DROPLET_ID });
  },
};

async function extendActions(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .alterTable('actions')
    .addColumn('parameters', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  await kysely.schema.alterTable('actions').addColumn('due_at', 'bigint').execute();
  await kysely.schema.alterTable('actions').addColumn('failing_since', 'bigint').execute();
  await kysely.schema.alterTable('actions').addColumn('resource_uuid', 'text').execute();
  await kysely.schema
    .createIndex('actions_due')
    .on('actions')
    .columns(['due_at', 'id'])
    .where(sql.ref('due_at'), 'is not', null)
    .execute();
  await kysely.schema
    .createIndex('actions_by_resource')
    .on('actions')
    .columns(['account_id', 'resource_type', 'resource_id', 'id'])
    .execute();
}

async function extendDroplets(kysely: Kysely<unknown>): Promise<void> {
  for (const name of ['pending_action_id', 'backup_hour', 'next_backup_at'] as const) {
    await kysely.schema.alterTable('droplets').addColumn(name, 'bigint').execute();
  }
  for (const name of ['backup_plan', 'backup_weekday', 'private_ipv4', 'gpu_partition_mode'] as const) {
    await kysely.schema.alterTable('droplets').addColumn(name, 'text').execute();
  }
  await kysely.schema.createIndex('droplets_by_vpc').on('droplets').columns(['account_id', 'vpc_uuid', 'id']).execute();
  await kysely.schema
    .createIndex('droplets_backup_due')
    .on('droplets')
    .columns(['next_backup_at', 'id'])
    .where(sql.ref('next_backup_at'), 'is not', null)
    .execute();
}

/** Droplets with GPUs are listed apart, so they are counted apart. */
async function tellGpuDroplets(kysely: Kysely<unknown>): Promise<void> {
  await kysely.schema
    .alterTable('droplets')
    .addColumn('is_gpu', 'smallint', (column) => column.notNull().defaultTo(0))
    .execute();
  await kysely.schema
    .alterTable('accounts')
    .addColumn('gpu_droplet_count', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await kysely.schema.createIndex('droplets_by_kind').on('droplets').columns(['account_id', 'is_gpu', 'id']).execute();
}
