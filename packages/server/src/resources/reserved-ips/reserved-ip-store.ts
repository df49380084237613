import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, ReservedIpsTable } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { endAction } from '../actions/action-store.ts';
import { removeFromProject } from '../projects/project-resource-store.ts';
import { endReservedIpCharge } from './reserved-ip-charge.ts';

export type ReservedIpRow = Selectable<ReservedIpsTable>;

export const reservedIpUrn = (ip: string): string => `do:reservedip:${ip}`;

/** index: reserved_ips_by_account */
export async function countReservedIps(database: Database, accountId: number): Promise<number> {
  const { total } = await database
    .selectFrom('reserved_ips')
    .select((row) => row.fn.countAll<number>().as('total'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return total;
}

/** Oldest first. index: reserved_ips_by_account */
export async function listReservedIps(
  database: Database,
  accountId: number,
  { limit, offset }: PageRequest,
): Promise<Page<ReservedIpRow>> {
  const items = await database
    .selectFrom('reserved_ips')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('ip')
    .limit(limit)
    .offset(offset)
    .execute();
  return { items, total: await countReservedIps(database, accountId) };
}

/** index: primary key */
export function findReservedIp(database: Database, accountId: number, ip: string): Promise<ReservedIpRow | undefined> {
  return database
    .selectFrom('reserved_ips')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ip', '=', ip)
    .executeTakeFirst();
}

/** What is assigned to a Droplet. index: reserved_ips_by_droplet */
export function findReservedIpOf(database: Database, dropletId: number): Promise<ReservedIpRow | undefined> {
  return database.selectFrom('reserved_ips').selectAll().where('droplet_id', '=', dropletId).executeTakeFirst();
}

/** Gives an address back, and ends what is under way with it. `false` when the account has no such address. */
export function deleteReservedIp(
  database: Database,
  { accountId, ip, now }: { accountId: number; ip: string; now: number },
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const reservedIp = await findReservedIp(transaction, accountId, ip);
    if (reservedIp !== undefined) await releaseReservedIp(transaction, reservedIp, now);
    return reservedIp !== undefined;
  });
}

/** In a transaction that holds the account: ends what is under way, and takes the address out of everything. */
export async function releaseReservedIp(
  transaction: Database,
  { ip, account_id: accountId, pending_action_id: actionId }: ReservedIpRow,
  now: number,
): Promise<void> {
  if (actionId !== null) await endAction(transaction, actionId, { status: 'errored', now });
  await endReservedIpCharge(transaction, ip, now);
  await removeFromProject(transaction, { accountId, urns: [reservedIpUrn(ip)] });
  await transaction.deleteFrom('reserved_ips').where('ip', '=', ip).execute();
}
