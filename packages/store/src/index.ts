export { openSqliteDatabase, type SqliteDatabaseOptions } from './sqlite/open-sqlite-database.ts';
export { openPostgresDatabase, type PostgresDatabaseOptions } from './postgres/open-postgres-database.ts';
export type { DatabaseKind, TokenDatabase } from './token-database.ts';
export type {
  AuditEntriesTable,
  AuditHeadsTable,
  PepperPinsTable,
  TokenClientCountsTable,
  TokenPermissionUseTable,
  TokenRequestCountsTable,
  TokenSecretsTable,
  TokenSecretUseTable,
  TokensTable,
  TokenTables,
} from './token-tables.ts';
export {
  migrate,
  migrateTokenTables,
  readMigrations,
  readTokenMigrations,
  type MigrateOptions,
  type MigrationState,
  type TableMigration,
} from './migrate.ts';
export { lockAuditTrail, type AuditTrail } from './audit-store.ts';
export { countSecretsByPepper, type PepperUse } from './pepper-store.ts';
export { createSqlTokenStore } from './sql-token-store.ts';
export { describeSchema } from './describe-schema.ts';
