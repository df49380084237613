import type { TableMigration } from '../migrate.ts';

/** What happened to one token is found without reading the whole trail. */
export const findAuditByToken: TableMigration = {
  name: '004-audit-by-token',
  up: async (kysely) => {
    await kysely.schema
      .createIndex('audit_entries_by_token')
      .on('audit_entries')
      .columns(['account_id', 'token_id', 'sequence'])
      .execute();
  },
};
