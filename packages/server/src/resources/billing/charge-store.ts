import { sql, type Selectable } from 'kysely';
import type { ChargesTable, Database } from '../../db/server-tables.ts';
import { nextAccrual, succeedingCharge } from './billing.ts';

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

/**
 * Begins to charge for a resource, in the transaction that makes it or changes its price. Where the resource was charged for before,
 * no hour is charged twice: it goes to what costs more.
 */
export async function startCharge(transaction: Database, charge: NewCharge): Promise<void> {
  const { now } = charge;
  const hourlyNanodollars = Math.round(charge.hourlyPrice * NANODOLLARS);
  const previous = await findLastBilled(transaction, charge);
  const succession = previous && succeedingCharge({ now, hourlyNanodollars }, previous);
  if (succession && succession.previousEndedAt < previous.ended_at) {
    await giveHourAway(transaction, previous.id, succession.previousEndedAt);
  }
  const beginning = succession?.beginning ?? { billed_from: now, hours_before: 0 };
  const begun = { ...beginning, hourly_nanodollars: hourlyNanodollars, ended_at: null };
  await transaction
    .insertInto('charges')
    .values({
      ...begun,
      account_id: charge.accountId,
      product: charge.product,
      resource_type: charge.resourceType,
      resource_id: charge.resourceId,
      description: charge.description,
      started_at: now,
      accrues_at: nextAccrual(begun, Math.min(now, begun.billed_from)),
    })
    .execute();
}

/** The last charge of a product for a resource that any hour was charged of. index: charges_by_resource */
function findLastBilled(
  transaction: Database,
  { accountId, resourceType, resourceId, product }: NewCharge,
): Promise<(ChargeRow & { ended_at: number }) | undefined> {
  return transaction
    .selectFrom('charges')
    .selectAll()
    .$narrowType<{ ended_at: number }>()
    .where('account_id', '=', accountId)
    .where('resource_type', '=', resourceType)
    .where('resource_id', '=', resourceId)
    .where('product', '=', product)
    .whereRef('ended_at', '>', 'billed_from')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The hour that began then is charged with another price, so that what this charge has come to must be looked at again. */
async function giveHourAway(transaction: Database, chargeId: number, hour: number): Promise<void> {
  await transaction
    .updateTable('charges')
    .set((row) => {
      // Earlier where it has not been looked at for longer.
      const isDueBefore = row.eb('accrues_at', '<=', hour);
      return {
        ended_at: hour,
        accrues_at: row
          .case()
          .when(isDueBefore)
          .then(row.ref('accrues_at'))
          .else(hour + 1)
          .end(),
      };
    })
    .where('id', '=', chargeId)
    .execute();
}

/**
 * Ends what runs for a resource, of one product or of all; the hour that has begun is still charged for. Nothing happens where
 * nothing runs. index: charges_running
 */
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

/** Where the search for what is due goes on: after this charge. */
export interface DueCharge {
  readonly id: number;
  readonly account_id: number;
  readonly due_at: number;
}

const DUE_AT = sql<number>`coalesce(put_off_until, accrues_at)`;

/** The charges of all accounts that have grown by now and are not put off, the longest due first. index: charges_due */
export async function listDueCharges(
  database: Database,
  { now, after, limit }: { now: number; after: DueCharge | undefined; limit: number },
): Promise<DueCharge[]> {
  let query = database
    .selectFrom('charges')
    .select(['id', 'account_id', DUE_AT.as('due_at')])
    .where('accrues_at', 'is not', null)
    .where(DUE_AT, '<=', now);
  if (after !== undefined) query = query.where(sql<boolean>`(${DUE_AT}, id) > (${after.due_at}, ${after.id})`);
  return query.orderBy(DUE_AT).orderBy('id').limit(limit).execute();
}

/** Keeps the charges of an account that are due from being looked at for a while. index: charges_due_by_account */
export async function putOffCharges(
  transaction: Database,
  accountId: number,
  { now, until }: { readonly now: number; readonly until: number },
): Promise<void> {
  await transaction
    .updateTable('charges')
    .set({ put_off_until: until })
    .where('account_id', '=', accountId)
    .where('accrues_at', '<=', now)
    .execute();
}

/** Those of an account's charges that are still due. index: primary key */
export function findDueCharges(
  transaction: Database,
  accountId: number,
  { ids, now }: { ids: readonly number[]; now: number },
): Promise<(ChargeRow & { accrues_at: number })[]> {
  return transaction
    .selectFrom('charges')
    .selectAll()
    .$narrowType<{ accrues_at: number }>()
    .where('account_id', '=', accountId)
    .where('id', 'in', ids)
    .where('accrues_at', '<=', now)
    .execute();
}

/** Whether an account has a charge that was to be looked at by a time and has not been. index: charges_due_by_account */
export async function hasDueCharges(transaction: Database, accountId: number, by: number): Promise<boolean> {
  const found = await transaction
    .selectFrom('charges')
    .select('id')
    .where('account_id', '=', accountId)
    .where('accrues_at', '<=', by)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Says of charges when to look at each again. */
export async function setNextAccruals(
  transaction: Database,
  charges: readonly Pick<ChargeRow, 'id' | 'accrues_at'>[],
): Promise<void> {
  const rows = charges.map(({ id, accrues_at: at }) => sql`(cast(${id} as bigint), cast(${at} as bigint))`);
  await sql`
    with following (id, accrues_at) as (values ${sql.join(rows)})
    update charges set accrues_at = following.accrues_at, put_off_until = null
    from following where charges.id = following.id
  `.execute(transaction);
}
