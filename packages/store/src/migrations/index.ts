import type { TableMigration } from '../migrate.ts';
import { createTokenTables } from './001-tokens.ts';
import { takeAccountEvents } from './002-account-events.ts';
import { createRequestCounts } from './003-request-counts.ts';
import { findAuditByToken } from './004-audit-by-token.ts';

/** In order of name. README.md beside this file has the rules. */
export const TOKEN_MIGRATIONS: readonly TableMigration[] = [
  createTokenTables,
  takeAccountEvents,
  createRequestCounts,
  findAuditByToken,
];
