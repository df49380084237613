import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { AccountsTable, Database } from '../../db/server-tables.ts';
import { createDefaults } from './account-defaults.ts';

export type AccountRow = Selectable<AccountsTable>;

const DROPLET_LIMIT = 25;

export interface AccountLimits {
  /** Of reserved IPs, too. */
  readonly dropletLimit: number;
  readonly volumeLimit: number;
}

export interface NewAccount extends Partial<AccountLimits> {
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
  /** Whether it is the one account that the installation's owner has. */
  readonly kind?: 'installation' | 'other';
}

/** Makes an account with what each has from the start: a project, and a network in every region. Limits are 25 and 100. */
export function createAccount(database: Database, account: NewAccount): Promise<AccountRow> {
  return database.transaction().execute((transaction) => createAccountIn(transaction, account));
}

/** The same within a transaction. */
export async function createAccountIn(transaction: Database, account: NewAccount): Promise<AccountRow> {
  const created = await transaction
    .insertInto('accounts')
    .values({
      uuid: randomBytes(20).toString('hex'),
      email: account.email,
      name: account.name,
      status: 'active',
      status_message: '',
      droplet_limit: account.dropletLimit ?? DROPLET_LIMIT,
      droplet_count: 0,
      ...(account.volumeLimit !== undefined && { volume_limit: account.volumeLimit }),
      is_installation: account.kind === 'installation' ? 1 : 0,
      created_at: account.createdAt.getTime(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await createDefaults(transaction, created, created.created_at);
  return created;
}

/** By what its owner is called. */
export async function nameAccount(
  database: Database,
  accountId: number,
  { email, name }: { email: string; name: string },
): Promise<void> {
  await database.updateTable('accounts').set({ email, name }).where('id', '=', accountId).execute();
}

export function findAccount(database: Database, accountId: number): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
}

/**
 * Has the account to itself until the transaction ends. Whatever changes resources of an account begins with this: changes of
 * one account come one after the other, so that what was checked still holds when it is written, and none can deadlock.
 */
export function holdAccount(transaction: Database, accountId: number): Promise<AccountRow> {
  return transaction
    .updateTable('accounts')
    .set((row) => ({ status: row.ref('status') }))
    .where('id', '=', accountId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** What the account has beyond its limits stays; no more is made. */
export async function limitAccount(database: Database, accountId: number, limits: AccountLimits): Promise<void> {
  await database
    .updateTable('accounts')
    .set({ droplet_limit: limits.dropletLimit, volume_limit: limits.volumeLimit })
    .where('id', '=', accountId)
    .execute();
}

/** index: unique constraint on email */
export function findAccountByEmail(database: Database, email: string): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
}

/** The account of whoever runs this. There is at most one. */
export function findInstallationAccount(database: Database): Promise<AccountRow | undefined> {
  return database.selectFrom('accounts').selectAll().where('is_installation', '=', 1).orderBy('id').executeTakeFirst();
}
