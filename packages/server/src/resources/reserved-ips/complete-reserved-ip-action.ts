import type { Database } from '../../db/server-tables.ts';
import type { ActionEffect } from '../action-effects.ts';
import { findDroplet } from '../droplets/droplet-store.ts';
import { chargeReservedIp, endReservedIpCharge } from './reserved-ip-charge.ts';
import { findReservedIp, type ReservedIpRow } from './reserved-ip-store.ts';
import { formatAddress } from './reserved-ips.ts';
import { whyNotAssigned, type AssignmentParameters } from './start-reserved-ip-action.ts';

/** Assigns an address to what was asked for, and lets go of it. Fails when the Droplet is gone by now, or has another address. */
export const completeReservedIpAction: ActionEffect = async (transaction, action, now) => {
  const reservedIp = await findReservedIp(transaction, action.account_id, formatAddress(action.resource_id));
  if (reservedIp === undefined) return 'errored';
  // Written by insertAssignment and nowhere else.
  const { dropletId } = JSON.parse(action.parameters) as AssignmentParameters;
  const isPossible = dropletId === null || (await canBeAssigned(transaction, reservedIp, dropletId));
  const assignedTo = isPossible ? dropletId : reservedIp.droplet_id;
  await transaction
    .updateTable('reserved_ips')
    .set({ droplet_id: assignedTo, pending_action_id: null })
    .where('ip', '=', reservedIp.ip)
    .execute();
  if (assignedTo === null) await chargeReservedIp(transaction, reservedIp, now);
  else await endReservedIpCharge(transaction, reservedIp.ip, now);
  return isPossible ? 'completed' : 'errored';
};

async function canBeAssigned(
  transaction: Database,
  { account_id: accountId, region_slug: regionSlug, ip }: ReservedIpRow,
  dropletId: number,
): Promise<boolean> {
  const droplet = await findDroplet(transaction, accountId, dropletId);
  return (await whyNotAssigned(transaction, { dropletId, droplet, regionSlug, ip })) === null;
}
