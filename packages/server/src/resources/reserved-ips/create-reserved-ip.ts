import type { ReservedIpCreate } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import { findDroplet } from '../droplets/droplet-store.ts';
import { assignToProject } from '../projects/project-resource-store.ts';
import { findProject } from '../projects/project-store.ts';
import { findRegion } from '../regions/regions.ts';
import { chargeReservedIp } from './reserved-ip-charge.ts';
import { countReservedIps, reservedIpUrn, type ReservedIpRow } from './reserved-ip-store.ts';
import { addressNumber, drawAddress, reservedIpLimit } from './reserved-ips.ts';
import { insertAssignment, whyNotAssigned, type Refusal } from './start-reserved-ip-action.ts';

export interface ReservedIpCreation {
  readonly accountId: number;
  readonly body: ReservedIpCreate;
  readonly now: number;
  /** When it is to be assigned, if it is. */
  readonly dueAt: number;
}

/** An address, and what assigns it; `null` where it is kept for a region. */
export interface CreatedReservedIp {
  readonly reservedIp: ReservedIpRow;
  readonly assignment: { readonly action: ActionRow; readonly dropletId: number } | null;
}

/** Gives the account an address, or says why not. */
export function createReservedIp(
  database: Database,
  creation: ReservedIpCreation,
): Promise<CreatedReservedIp | { readonly refusal: Refusal }> {
  const { accountId, now, dueAt } = creation;
  return database.transaction().execute(async (transaction) => {
    const account = await holdAccount(transaction, accountId);
    const limit = reservedIpLimit(account);
    if ((await countReservedIps(transaction, accountId)) >= limit) {
      return { refusal: { sentence: `The account has ${limit} reserved IPs, and may not have more.` } };
    }
    const place = await placeOf(transaction, creation);
    if ('refusal' in place) return place;
    const { regionSlug, projectId, dropletId } = place;
    const reservedIp = await insertReservedIp(transaction, { accountId, regionSlug, now });
    await assignToProject(transaction, { accountId, urns: [reservedIpUrn(reservedIp.ip)], projectId, now });
    if (dropletId === null) {
      await chargeReservedIp(transaction, reservedIp, now);
      return { reservedIp, assignment: null };
    }
    const action = await insertAssignment(transaction, { reservedIp, dropletId, now, dueAt });
    return { reservedIp: { ...reservedIp, pending_action_id: action.id }, assignment: { action, dropletId } };
  });
}

interface Place {
  readonly regionSlug: string;
  readonly projectId: string;
  readonly dropletId: number | null;
}

/** Where the address is to be: what the request names, and what follows from that. */
async function placeOf(
  transaction: Database,
  { accountId, body }: ReservedIpCreation,
): Promise<Place | { readonly refusal: Refusal }> {
  const dropletId = body.droplet_id ?? null;
  const droplet = dropletId === null ? undefined : await findDroplet(transaction, accountId, dropletId);
  const slug = body.region ?? droplet?.region_slug;
  if (dropletId !== null) {
    const refusal = await whyNotAssigned(transaction, { dropletId, droplet, regionSlug: slug, ip: null });
    if (refusal !== null) return { refusal };
  }
  const region = findRegion(slug ?? '');
  if (region === undefined) return { refusal: { field: 'region', message: `there is no region "${slug}"` } };
  if (!region.available) {
    return { refusal: { field: 'region', message: `${region.slug} takes no new resources` } };
  }
  const project = await findProject(transaction, { accountId, projectId: body.project_id ?? null });
  if (project === undefined) {
    return { refusal: { field: 'project_id', message: `the account has no project "${body.project_id}"` } };
  }
  return { regionSlug: region.slug, projectId: project.id, dropletId };
}

/** Addresses are one pool for all accounts: what is drawn may be taken. */
const MAX_DRAWS = 100;

async function insertReservedIp(
  transaction: Database,
  { accountId, regionSlug, now }: { accountId: number; regionSlug: string; now: number },
): Promise<ReservedIpRow> {
  for (let draws = 0; draws < MAX_DRAWS; draws++) {
    const reservedIp = await transaction
      .insertInto('reserved_ips')
      .values({ ip: drawAddress(), account_id: accountId, region_slug: regionSlug, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (reservedIp === undefined) continue;
    await insertAction(transaction, {
      accountId,
      type: 'reserve_ip',
      resourceType: 'reserved_ip',
      resourceId: addressNumber(reservedIp.ip),
      regionSlug,
      startedAt: now,
      dueAt: null,
    });
    return reservedIp;
  }
  throw new Error('There are hardly any addresses left to reserve.');
}
