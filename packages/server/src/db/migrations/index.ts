import type { TableMigration } from '@postern/store';
import { createAccountsAndDroplets } from './001-accounts-and-droplets.ts';

/** Every change of the server's tables, oldest first. An entry that has been released is never edited. */
export const SERVER_MIGRATIONS: readonly TableMigration[] = [createAccountsAndDroplets];
