import type { Database } from '../../db/server-tables.ts';
import { endCharges, startCharge } from '../billing/charge-store.ts';
import type { ReservedIpRow } from './reserved-ip-store.ts';

/** In US dollars: five a month. An address that is assigned costs nothing. */
const HOURLY_PRICE = 0.00744;

const resourceOf = (ip: string) => ({ product: 'Reserved IPs', resourceType: 'reserved_ip', resourceId: ip }) as const;

/** Charges for an address from now on, as long as it is assigned to nothing; whatever was charged before goes over into it. */
export async function chargeReservedIp(
  transaction: Database,
  { ip, account_id: accountId }: Pick<ReservedIpRow, 'ip' | 'account_id'>,
  now: number,
): Promise<void> {
  await endReservedIpCharge(transaction, ip, now);
  await startCharge(transaction, { ...resourceOf(ip), accountId, description: ip, hourlyPrice: HOURLY_PRICE, now });
}

export function endReservedIpCharge(transaction: Database, ip: string, now: number): Promise<void> {
  return endCharges(transaction, resourceOf(ip), now);
}

/** Unassigns what is assigned to a Droplet that is going. index: reserved_ips_by_droplet */
export async function takeFromDroplet(transaction: Database, dropletId: number, now: number): Promise<void> {
  const taken = await transaction
    .updateTable('reserved_ips')
    .set({ droplet_id: null })
    .where('droplet_id', '=', dropletId)
    .returningAll()
    .execute();
  for (const reservedIp of taken) await chargeReservedIp(transaction, reservedIp, now);
}
