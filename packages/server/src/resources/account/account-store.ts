import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AccountsTable, Database } from '../../db/server-tables.ts';

export type AccountRow = Selectable<AccountsTable>;

const DROPLET_LIMIT = 25;

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
  /** Default 25. */
  readonly dropletLimit?: number;
}

export function createAccount(database: Database, account: NewAccount): Promise<AccountRow> {
  return database
    .insertInto('accounts')
    .values({
      uuid: randomBytes(20).toString('hex'),
      email: account.email,
      name: account.name,
      status: 'active',
      status_message: '',
      droplet_limit: account.dropletLimit ?? DROPLET_LIMIT,
      droplet_count: 0,
      created_at: account.createdAt.getTime(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export function findAccount(database: Database, accountId: number): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
}

/** index: unique constraint on email */
export function findAccountByEmail(database: Database, email: string): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}
