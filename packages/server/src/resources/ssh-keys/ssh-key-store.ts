import type { Page, PageRequest } from '@postern/engine';
import type { Insertable, Selectable } from 'kysely';
import type { Database, SshKeysTable } from '../../db/server-tables.ts';

export type SshKeyRow = Selectable<SshKeysTable>;

/** A key of an account, by its number or its fingerprint. */
export interface SshKeyReference {
  readonly accountId: number;
  readonly identifier: number | string;
}

/** Oldest first. index: ssh_keys_by_account */
export async function listSshKeys(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<SshKeyRow>> {
  const query = database.selectFrom('ssh_keys').where('account_id', '=', accountId);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: await query.selectAll().orderBy('id').limit(limit).offset(offset).execute(), total };
}

export function findSshKey(database: Database, reference: SshKeyReference): Promise<SshKeyRow | undefined> {
  return database
    .selectFrom('ssh_keys')
    .selectAll()
    .where('account_id', '=', reference.accountId)
    .where(columnOf(reference), '=', reference.identifier)
    .executeTakeFirst();
}

/** `undefined` when the account has the key already, under whatever name. index: ssh_keys_by_fingerprint */
export function insertSshKey(database: Database, key: Insertable<SshKeysTable>): Promise<SshKeyRow | undefined> {
  return database
    .insertInto('ssh_keys')
    .values(key)
    .onConflict((conflict) => conflict.columns(['account_id', 'fingerprint']).doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** `undefined` when there is no such key. */
export function renameSshKey(
  database: Database,
  reference: SshKeyReference,
  name: string,
): Promise<SshKeyRow | undefined> {
  return database
    .updateTable('ssh_keys')
    .set({ name })
    .where('account_id', '=', reference.accountId)
    .where(columnOf(reference), '=', reference.identifier)
    .returningAll()
    .executeTakeFirst();
}

/** `false` when there was no such key. */
export async function deleteSshKey(database: Database, reference: SshKeyReference): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('ssh_keys')
    .where('account_id', '=', reference.accountId)
    .where(columnOf(reference), '=', reference.identifier)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** index: primary key, or ssh_keys_by_fingerprint */
function columnOf({ identifier }: SshKeyReference): 'id' | 'fingerprint' {
  return typeof identifier === 'number' ? 'id' : 'fingerprint';
}
