import type { Page, PageRequest } from '@postern/engine';
import { sql } from 'kysely';
import type { Database } from '../../db/server-tables.ts';
import { readFromNearerEnd } from '../../db/nearer-end.ts';
import { holdAccount } from '../account/account-store.ts';
import { insertAction } from '../actions/action-store.ts';
import { letGo } from '../actions/let-go.ts';
import { endCharges } from '../billing/charge-store.ts';
import { removeFromProject } from '../projects/project-resource-store.ts';
import { takeFromDroplet } from '../reserved-ips/reserved-ip-charge.ts';
import { idsTagged, removeTaggings } from '../tags/tagging-store.ts';
import { settleDestruction } from './destruction-store.ts';
import type { DropletRow } from './droplet-details.ts';
import { deleteBackupsOf } from './droplet-images-store.ts';

/** With GPUs, without, or both. */
export type DropletKind = 'gpus' | 'droplets' | 'all';

export interface DropletFilter extends PageRequest {
  readonly kind: DropletKind;
  readonly tag?: string | undefined;
  readonly name?: string | undefined;
}

/** Oldest first. index: droplets_by_kind, droplets_by_account; with a tag taggings_pk, with a name droplets_by_name */
export async function listDroplets(
  database: Database,
  accountId: number,
  { kind, tag, name, limit, offset }: DropletFilter,
): Promise<Page<DropletRow>> {
  let query = database.selectFrom('droplets').where('droplets.account_id', '=', accountId);
  if (kind !== 'all') query = query.where('is_gpu', '=', kind === 'gpus' ? 1 : 0);
  if (tag !== undefined) {
    query = query.where('droplets.id', 'in', idsTagged(database, { accountId, type: 'droplet', tag }));
  }
  if (name !== undefined) query = query.where(sql`lower(name)`, '=', name.toLowerCase());
  const isWhole = tag === undefined && name === undefined;
  const { total } = isWhole
    ? { total: await countDroplets(database, accountId, kind) }
    : await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await readFromNearerEnd(total, { limit, offset }, (direction, stretch) =>
    query.selectAll('droplets').orderBy('droplets.id', direction).limit(stretch.limit).offset(stretch.offset).execute(),
  );
  return { items, total };
}

/** From counts that are kept with every change, so that a long list costs no more than a short one. */
async function countDroplets(database: Database, accountId: number, kind: DropletKind): Promise<number> {
  const { droplet_count: all, gpu_droplet_count: gpus } = await database
    .selectFrom('accounts')
    .select(['droplet_count', 'gpu_droplet_count'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  if (kind === 'all') return all;
  return kind === 'gpus' ? gpus : all - gpus;
}

/** index: primary key */
export function findDroplet(database: Database, accountId: number, dropletId: number): Promise<DropletRow | undefined> {
  return database
    .selectFrom('droplets')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', dropletId)
    .executeTakeFirst();
}

/** Destroys a Droplet with all that hangs on it. `false` when the account has no such Droplet. */
export function deleteDroplet(
  database: Database,
  { accountId, dropletId, now }: { accountId: number; dropletId: number; now: number },
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const droplet = await findDroplet(transaction, accountId, dropletId);
    if (droplet === undefined) return false;
    await destroyDroplet(transaction, droplet, now);
    return true;
  });
}

/** How many Droplets are destroyed before others of the account have their turn. */
const SLICE = 50;

/**
 * Destroys every Droplet that carries a tag now, some at a time, the oldest first; interrupted, it leaves the youngest. One that
 * loses the tag before its turn stays. index: tags_by_name, taggings_pk
 */
export async function deleteDropletsTagged(
  database: Database,
  { accountId, tag, now }: { accountId: number; tag: string; now: number },
): Promise<void> {
  const tagged = await idsTagged(database, { accountId, type: 'droplet', tag }).execute();
  const ids = tagged.map(({ id }) => id).toSorted((one, other) => one - other);
  for (let start = 0; start < ids.length; start += SLICE) {
    const slice = ids.slice(start, start + SLICE);
    await database.transaction().execute(async (transaction) => {
      await holdAccount(transaction, accountId);
      const stillTagged = idsTagged(transaction, { accountId, type: 'droplet', tag });
      const droplets = await transaction
        .selectFrom('droplets')
        .selectAll()
        .where('account_id', '=', accountId)
        .where('id', 'in', stillTagged.where('taggings.resource_id', 'in', slice.map(String)))
        .orderBy('id')
        .execute();
      for (const droplet of droplets) await destroyDroplet(transaction, droplet, now);
    });
  }
}

/** In a transaction that holds the account: ends what is under way, takes the Droplet out of everything, and records it. */
export async function destroyDroplet(transaction: Database, droplet: DropletRow, now: number): Promise<void> {
  const { id, account_id: accountId, pending_action_id: actionId } = droplet;
  await transaction
    .updateTable('actions')
    .set({ status: 'errored', completed_at: now, due_at: null })
    .where('id', '=', actionId ?? 0)
    .where('status', '=', 'in-progress')
    .execute();
  // What was waiting together with the Droplet waits for nothing any more.
  if (actionId !== null) await letGo(transaction, { accountId, actionId }, ['volumes', 'reserved_ips']);
  await deleteBackupsOf(transaction, droplet, now);
  await transaction.updateTable('volumes').set({ droplet_id: null }).where('droplet_id', '=', id).execute();
  await takeFromDroplet(transaction, id, now);
  await removeTaggings(transaction, { accountId, type: 'droplet', resourceIds: [String(id)] });
  await removeFromProject(transaction, { accountId, urns: [`do:droplet:${id}`] });
  await endCharges(transaction, { resourceType: 'droplet', resourceId: String(id) }, now);
  await settleDestruction(transaction, { accountId, dropletId: id, now });
  await transaction.deleteFrom('droplets').where('id', '=', id).execute();
  await transaction
    .updateTable('accounts')
    .set((row) => ({
      droplet_count: row('droplet_count', '-', 1),
      gpu_droplet_count: row('gpu_droplet_count', '-', droplet.is_gpu),
    }))
    .where('id', '=', accountId)
    .execute();
  await insertAction(transaction, {
    accountId,
    type: 'destroy',
    resourceType: 'droplet',
    resourceId: id,
    regionSlug: droplet.region_slug,
    startedAt: now,
    dueAt: null,
  });
}
