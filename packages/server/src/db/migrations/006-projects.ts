import type { DatabaseKind, TableMigration } from '@postern/store';
import { sql, type Kysely } from 'kysely';

export const createProjects: TableMigration = {
  name: '006-projects',
  up: async (kysely, kind) => {
    await kysely.schema
      .createTable('projects')
      .addColumn('id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('account_id', 'bigint', (column) => column.notNull().references('accounts.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('environment', 'text', (column) => column.notNull())
      .addColumn('is_default', 'smallint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('projects_by_name', ['account_id', 'name'])
      .execute();
    await kysely.schema
      .createIndex('projects_default')
      .on('projects')
      .column('account_id')
      .unique()
      .where(sql.ref('is_default'), '=', sql.lit(1))
      .execute();
    await kysely.schema
      .createIndex('projects_by_account')
      .on('projects')
      .columns(['account_id', 'created_at', 'id'])
      .execute();
    await createProjectResources(kysely, kind);
  },
};

/** A resource is in exactly one project of its account. */
async function createProjectResources(kysely: Kysely<unknown>, kind: DatabaseKind): Promise<void> {
  await kysely.schema
    .createTable('project_resources')
    .addColumn('account_id', 'bigint', (column) => column.notNull())
    .addColumn('urn', 'text', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull().references('projects.id'))
    .addColumn('assigned_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('project_resources_pk', ['account_id', 'urn'])
    .$call((table) => (kind === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table))
    .execute();
  await kysely.schema
    .createIndex('project_resources_by_project')
    .on('project_resources')
    .columns(['project_id', 'assigned_at', 'urn'])
    .execute();
}
