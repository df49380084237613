import { sql } from 'kysely';
import type { TableMigration } from '../migrate.ts';

/** The trail takes events that are about no token. Entries that are there keep their hashes. */
export const takeAccountEvents: TableMigration = {
  name: '002-account-events',
  up: async (kysely) => {
    // SQLite has had the same words as PostgreSQL since 3.53; Kysely's builder refuses them for it.
    await sql`alter table audit_entries alter column token_id drop not null`.execute(kysely);
    await sql`alter table audit_entries alter column token_name drop not null`.execute(kysely);
  },
};
