import type { ReservedIpActionRequest } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { findDroplet } from '../droplets/droplet-store.ts';
import { findReservedIp, findReservedIpOf, type ReservedIpRow } from './reserved-ip-store.ts';
import { addressNumber } from './reserved-ips.ts';

/** Why something is not done: what is wrong with a field, or with the state that things are in. */
export type Refusal = { readonly field: string; readonly message: string } | { readonly sentence: string };

/** What an action on an address keeps for when it is due. */
export interface AssignmentParameters {
  /** Null: to nothing. */
  readonly dropletId: number | null;
}

export interface ReservedIpActionStart {
  readonly accountId: number;
  readonly ip: string;
  readonly request: ReservedIpActionRequest;
  readonly now: number;
  readonly dueAt: number;
}

/** Begins an action, which holds the address until it has ended; `undefined` when the account has no such address. */
export function startReservedIpAction(
  database: Database,
  { accountId, ip, request, now, dueAt }: ReservedIpActionStart,
): Promise<ActionRow | { readonly refusal: Refusal } | undefined> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const reservedIp = await findReservedIp(transaction, accountId, ip);
    if (reservedIp === undefined) return undefined;
    const dropletId = request.type === 'assign' ? (request.droplet_id ?? null) : null;
    const refusal = await whyNotStarted(transaction, reservedIp, dropletId);
    return refusal === null ? insertAssignment(transaction, { reservedIp, dropletId, now, dueAt }) : { refusal };
  });
}

async function whyNotStarted(
  transaction: Database,
  reservedIp: ReservedIpRow,
  dropletId: number | null,
): Promise<Refusal | null> {
  if (reservedIp.pending_action_id !== null) return { sentence: 'The reserved IP already has a pending event.' };
  if (dropletId === null) {
    return reservedIp.droplet_id === null ? { sentence: 'The reserved IP is not assigned to a Droplet.' } : null;
  }
  const { account_id: accountId, region_slug: regionSlug, ip } = reservedIp;
  const droplet = await findDroplet(transaction, accountId, dropletId);
  return whyNotAssigned(transaction, { dropletId, droplet, regionSlug, ip });
}

interface Assignment {
  readonly dropletId: number;
  readonly droplet: DropletRow | undefined;
  /** Of the address; anywhere when it is not said. */
  readonly regionSlug: string | undefined;
  /** Null for an address that is still to be drawn. */
  readonly ip: string | null;
}

/** An address goes to a Droplet of its region that has no other one, and that the public is to reach at all. */
export async function whyNotAssigned(
  transaction: Database,
  { dropletId, droplet, regionSlug, ip }: Assignment,
): Promise<Refusal | null> {
  if (droplet === undefined) return { field: 'droplet_id', message: `the account has no Droplet "${dropletId}"` };
  if (regionSlug !== undefined && droplet.region_slug !== regionSlug) {
    const message = `the Droplet is in ${droplet.region_slug}, and the reserved IP in ${regionSlug}`;
    return { field: 'droplet_id', message };
  }
  if (droplet.public_networking === 0) {
    return { sentence: 'A Droplet without public networking has no reserved IP.' };
  }
  const other = await findReservedIpOf(transaction, droplet.id);
  return other === undefined || other.ip === ip ? null : { sentence: 'The Droplet already has a reserved IP.' };
}

/** In a transaction that holds the account. */
export async function insertAssignment(
  transaction: Database,
  assignment: AssignmentParameters & Record<'now' | 'dueAt', number> & { readonly reservedIp: ReservedIpRow },
): Promise<ActionRow> {
  const { reservedIp, dropletId, now, dueAt } = assignment;
  const action = await insertAction(transaction, {
    accountId: reservedIp.account_id,
    type: dropletId === null ? 'unassign_ip' : 'assign_ip',
    resourceType: 'reserved_ip',
    resourceId: addressNumber(reservedIp.ip),
    regionSlug: reservedIp.region_slug,
    parameters: { dropletId } satisfies AssignmentParameters,
    startedAt: now,
    dueAt,
  });
  await transaction
    .updateTable('reserved_ips')
    .set({ pending_action_id: action.id })
    .where('ip', '=', reservedIp.ip)
    .execute();
  return action;
}
