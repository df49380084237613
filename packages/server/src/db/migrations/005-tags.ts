import type { DatabaseKind, TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';
import { identity } from './identity-table.ts';

/** Tags become things of their own, on every kind of resource; those that Droplets had are carried over. */
export const createTags: TableMigration = {
  name: '005-tags',
  up: async (kysely, kind) => {
    await identity(kysely, kind, 'tags')
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await kysely.schema.createIndex('tags_by_account').on('tags').columns(['account_id', 'id']).execute();
    await kysely.schema
      .createIndex('tags_by_name')
      .on('tags')
      .unique()
      .expression(sql`account_id, lower(name)`)
      .execute();
    await createTaggings(kysely, kind);
    await carryOver(kysely);
    await kysely.schema.dropTable('droplet_tags').execute();
  },
};

async function createTaggings(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('taggings')
    .addColumn('tag_id', 'bigint', (column) => column.notNull().references('tags.id').onDelete('cascade'))
    .addColumn('resource_type', 'text', (column) => column.notNull())
    .addColumn('resource_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('tagged_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('taggings_pk', ['tag_id', 'resource_type', 'resource_id'])
    .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
  await kysely.schema
    .createIndex('taggings_by_resource')
    .on('taggings')
    .columns(['account_id', 'resource_type', 'resource_id'])
    .execute();
  await kysely.schema
    .createIndex('taggings_by_time')
    .on('taggings')
    .columns(['tag_id', 'resource_type', 'tagged_at', 'resource_id'])
    .execute();
}

async function carryOver(kysely: Kysely<unknown>): Promise<void> {
  await sql`
    insert into tags (account_id, name, created_at)
    select droplet_tags.account_id, min(droplet_tags.tag), min(droplets.created_at)
    from droplet_tags join droplets on droplets.id = droplet_tags.droplet_id
    group by droplet_tags.account_id, lower(droplet_tags.tag)
  `.execute(kysely);
  await sql`
    insert into taggings (tag_id, resource_type, resource_id, account_id, tagged_at)
    select distinct tags.id, 'droplet', cast(droplet_tags.droplet_id as text), tags.account_id, droplets.created_at
    from droplet_tags
    join droplets on droplets.id = droplet_tags.droplet_id
    join tags on tags.account_id = droplet_tags.account_id and lower(tags.name) = lower(droplet_tags.tag)
  `.execute(kysely);
}
