import type { TableMigration } from '@postern/store';
import { sql } from 'kysely';

/** Every action of an account is listed, page by page, without counting them. */
export const countActions: TableMigration = {
  name: '012-action-counts',
  up: async (kysely) => {
    await kysely.schema
      .alterTable('accounts')
      .addColumn('action_count', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`
      update accounts set action_count = (select count(*) from actions where actions.account_id = accounts.id)
    `.execute(kysely);
  },
};
