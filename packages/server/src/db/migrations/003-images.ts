import type { TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { beginIdentityAt, identity } from './identity-table.ts';

/** Above every number that the catalogue's images have. */
const FIRST_ID = 1_000_000_000;

/** Images of an account: snapshots and backups of its Droplets, and what it has imported. Rows stay when an image is deleted. */
export const createImages: TableMigration = {
  name: '003-images',
  up: async (kysely, kind) => {
    await identity(kysely, kind, 'images')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('distribution', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('error_message', 'text', (column) => column.notNull())
      .addColumn('regions', 'text', (column) => column.notNull())
      .addColumn('min_disk_size', 'bigint', (column) => column.notNull())
      .addColumn('size_gigabytes', 'double precision', (column) => column.notNull())
      .addColumn('url', 'text')
      .addColumn('droplet_id', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .execute();
    await beginIdentityAt(kysely, kind, { table: 'images', first: FIRST_ID });
    await createListIndexes(kysely);
    await kysely.schema.createIndex('images_by_droplet').on('images').columns(['droplet_id', 'type', 'id']).execute();
  },
};

/** For lists of all that an account has, and of one type; deleted images take no place in them. */
async function createListIndexes(kysely: Kysely<unknown>): Promise<void> {
  for (const [name, columns] of [
    ['images_by_account', ['account_id', 'id']],
    ['images_by_type', ['account_id', 'type', 'id']],
  ] as const) {
    await kysely.schema
      .createIndex(name)
      .on('images')
      .columns([...columns])
      .where(sql.ref('deleted_at'), 'is', null)
      .execute();
  }
}
