import type { Selectable } from 'kysely';
import type { ChargesTable, Database } from '../../db/server-tables.ts';

export type ChargeRow = Selectable<ChargesTable>;

/** What a charge is for. At most one of a product runs for a resource at a time. */
export interface ChargedResource {
  readonly product: 'Droplets' | 'Backups' | 'Volumes' | 'Snapshots' | 'Reserved IPs';
  readonly resourceType: string;
  readonly resourceId: string;
}

export interface NewCharge extends ChargedResource {
  readonly accountId: number;
  /** As an invoice shows it: `web-1 (s-1vcpu-1gb)`. */
  readonly description: string;
  /** In US dollars. */
  readonly hourlyPrice: number;
  readonly now: number;
}

const NANODOLLARS = 1_000_000_000;

/** Begins to charge for a resource, in the transaction that makes it. */
export async function startCharge(transaction: Database, charge: NewCharge): Promise<void> {
  await transaction
    .insertInto('charges')
    .values({
      account_id: charge.accountId,
      product: charge.product,
      resource_type: charge.resourceType,
      resource_id: charge.resourceId,
      description: charge.description,
      hourly_nanodollars: Math.round(charge.hourlyPrice * NANODOLLARS),
      started_at: charge.now,
      ended_at: null,
    })
    .execute();
}

/** Ends what runs for a resource, of one product or of all. Nothing happens where nothing runs. index: charges_running */
export async function endCharges(
  transaction: Database,
  resource: Pick<ChargedResource, 'resourceType' | 'resourceId'> & Partial<Pick<ChargedResource, 'product'>>,
  now: number,
): Promise<void> {
  let query = transaction
    .updateTable('charges')
    .set({ ended_at: now })
    .where('resource_type', '=', resource.resourceType)
    .where('resource_id', '=', resource.resourceId)
    .where('ended_at', 'is', null);
  if (resource.product !== undefined) query = query.where('product', '=', resource.product);
  await query.execute();
}
