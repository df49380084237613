import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { UsersTable } from '../db/people-tables.ts';
import type { Database } from '../db/server-tables.ts';

export type PersonRow = Selectable<UsersTable>;

/** How a password is named among credentials. */
const PASSWORD = 'credential';

export interface NewPerson {
  readonly accountId: number;
  readonly role: UsersTable['role'];
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  /** `null` for who signs in elsewhere only. */
  readonly passwordHash: string | null;
  readonly now: Date;
}

/** Rejects with the store's conflict where the address is somebody's already. */
export async function insertPerson(database: Database, person: NewPerson): Promise<PersonRow> {
  const at = person.now.toISOString();
  const row = await database
    .insertInto('users')
    .values({
      id: randomUUID(),
      account_id: person.accountId,
      role: person.role,
      email: person.email,
      name: person.name,
      // They came by a link that was given to them, and sign in with this address from now on.
      email_verified: 1,
      image: null,
      two_factor_enabled: 0,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { passwordHash, now } = person;
  if (passwordHash !== null) await writePassword(database, { userId: row.id, passwordHash, now });
  return row;
}

export interface PasswordChange {
  readonly userId: string;
  readonly passwordHash: string;
  readonly now: Date;
}

/** Sets the password of a person, who may have had none. */
export async function writePassword(database: Database, { userId, passwordHash, now }: PasswordChange): Promise<void> {
  const at = now.toISOString();
  await database
    .insertInto('credentials')
    .values({
      id: randomUUID(),
      user_id: userId,
      provider: PASSWORD,
      subject: userId,
      password_hash: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider', 'subject']).doUpdateSet({ password_hash: passwordHash, updated_at: at }),
    )
    .execute();
}

/** `null` for somebody who has none. index: unique constraint on provider, subject */
export async function findPasswordHash(database: Database, userId: string): Promise<string | null> {
  const row = await database
    .selectFrom('credentials')
    .select('password_hash')
    .where('provider', '=', PASSWORD)
    .where('subject', '=', userId)
    .executeTakeFirst();
  return row?.password_hash ?? null;
}

/** index: unique constraint on email */
export function findPersonByEmail(database: Database, email: string): Promise<PersonRow | undefined> {
  return database.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
}

/** index: primary key */
export function findPerson(database: Database, userId: string): Promise<PersonRow | undefined> {
  return database.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirst();
}

/** The first owner of an account. index: users_by_account */
export function findOwner(database: Database, accountId: number): Promise<PersonRow | undefined> {
  return database
    .selectFrom('users')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .orderBy('created_at')
    .executeTakeFirst();
}

/** index: primary key */
export async function hasSignedInFrom(
  database: Database,
  { userId, address }: { userId: string; address: string | null },
): Promise<boolean> {
  if (address === null) return false;
  const row = await database
    .selectFrom('sign_in_addresses')
    .select('address')
    .where('user_id', '=', userId)
    .where('address', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteSignInAddress(
  database: Database,
  { userId, address, at }: { userId: string; address: string; at: number },
): Promise<void> {
  await database
    .insertInto('sign_in_addresses')
    .values({ user_id: userId, address, last_sign_in_at: at })
    .onConflict((conflict) => conflict.columns(['user_id', 'address']).doUpdateSet({ last_sign_in_at: at }))
    .execute();
}

/** Owners first, then by when they came. index: users_by_account */
export function listPeople(database: Database, accountId: number): Promise<PersonRow[]> {
  return database
    .selectFrom('users')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('role', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export function renamePerson(
  database: Database,
  { userId, name, at }: { userId: string; name: string; at: Date },
): Promise<PersonRow | undefined> {
  return database
    .updateTable('users')
    .set({ name, updated_at: at.toISOString() })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirst();
}

export function writeOwner(
  database: Database,
  { userId, email, name, at }: { userId: string; email: string; name: string; at: Date },
): Promise<PersonRow> {
  return database
    .updateTable('users')
    .set({ email, name, updated_at: at.toISOString() })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** With all their sessions. Whether they were there. */
export async function removePerson(
  database: Database,
  { accountId, userId }: { accountId: number; userId: string },
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('users')
    .where('id', '=', userId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
