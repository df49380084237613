import type { Page, PageRequest } from '@postern/engine';
import { sql, type Selectable } from 'kysely';
import type { Database, DropletsTable } from '../../db/server-tables.ts';
import { insertAction, type ActionRow } from '../actions/action-store.ts';
import type { DropletPlan } from './droplets.ts';

export type DropletRow = Selectable<DropletsTable> & { readonly tags: readonly string[] };

export interface DropletFilter extends PageRequest {
  readonly tag?: string | undefined;
  readonly name?: string | undefined;
}

/** A Droplet and the action that made it. */
export interface CreatedDroplet {
  readonly droplet: DropletRow;
  readonly action: ActionRow;
}

/** Makes all Droplets of a plan or none; `limit_reached` when the account may not have as many. */
export function insertDroplets(
  database: Database,
  { accountId, plan, now }: { accountId: number; plan: DropletPlan; now: Date },
): Promise<CreatedDroplet[] | 'limit_reached'> {
  return database.transaction().execute(async (transaction) => {
    // First of all, and as a write: it holds the account's row, so that two creates cannot both take the last place.
    const { numUpdatedRows } = await transaction
      .updateTable('accounts')
      .set((row) => ({ droplet_count: row('droplet_count', '+', plan.names.length) }))
      .where('id', '=', accountId)
      .where((row) => row(row('droplet_count', '+', plan.names.length), '<=', row.ref('droplet_limit')))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return 'limit_reached';
    const created: CreatedDroplet[] = [];
    for (const name of plan.names) created.push(await insertDroplet(transaction, { accountId, name, plan, now }));
    return created;
  });
}

async function insertDroplet(
  transaction: Database,
  { accountId, name, plan, now }: { accountId: number; name: string; plan: DropletPlan; now: Date },
): Promise<CreatedDroplet> {
  const droplet = await transaction
    .insertInto('droplets')
    .values({
      account_id: accountId,
      name,
      status: 'active',
      size_slug: plan.size.slug,
      region_slug: plan.region.slug,
      image_id: plan.image.id,
      disk: plan.size.disk,
      features: plan.features.join(' '),
      public_networking: plan.publicNetworking ? 1 : 0,
      user_data: plan.userData,
      vpc_uuid: plan.vpcUuid,
      created_at: now.getTime(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  if (plan.tags.length > 0) {
    const tags = plan.tags.map((tag) => ({ account_id: accountId, tag, droplet_id: droplet.id }));
    await transaction.insertInto('droplet_tags').values(tags).execute();
  }
  const action = await insertAction(transaction, {
    account_id: accountId,
    status: 'completed',
    type: 'create',
    started_at: now.getTime(),
    completed_at: now.getTime(),
    resource_id: droplet.id,
    resource_type: 'droplet',
    region_slug: plan.region.slug,
  });
  return { droplet: { ...droplet, tags: plan.tags }, action };
}

/** Oldest first. index: droplets_by_account; with a tag droplet_tags_pk, with a name droplets_by_name */
export async function listDroplets(
  database: Database,
  accountId: number,
  { tag, name, limit, offset }: DropletFilter,
): Promise<Page<DropletRow>> {
  let query = database.selectFrom('droplets').where('droplets.account_id', '=', accountId);
  if (tag !== undefined) {
    query = query.where('droplets.id', 'in', (tags) =>
      tags.selectFrom('droplet_tags').select('droplet_id').where('account_id', '=', accountId).where('tag', '=', tag),
    );
  }
  if (name !== undefined) query = query.where(sql`lower(name)`, '=', name.toLowerCase());
  const isWhole = tag === undefined && name === undefined;
  const { total } = isWhole
    ? await database
        .selectFrom('accounts')
        .select('droplet_count as total')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
    : await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await query.selectAll('droplets').orderBy('droplets.id').limit(limit).offset(offset).execute();
  return { items: await withTags(database, rows), total };
}

/** index: primary key */
export async function findDroplet(
  database: Database,
  accountId: number,
  dropletId: number,
): Promise<DropletRow | undefined> {
  const rows = await database
    .selectFrom('droplets')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', dropletId)
    .execute();
  const [droplet] = await withTags(database, rows);
  return droplet;
}

/** `false` when the account has no such Droplet. */
export function deleteDroplet(database: Database, accountId: number, dropletId: number): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('droplets')
      .where('account_id', '=', accountId)
      .where('id', '=', dropletId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await transaction
      .updateTable('accounts')
      .set((row) => ({ droplet_count: row('droplet_count', '-', 1) }))
      .where('id', '=', accountId)
      .execute();
    return true;
  });
}

/** index: droplet_tags_by_droplet */
async function withTags(database: Database, rows: readonly Selectable<DropletsTable>[]): Promise<DropletRow[]> {
  if (rows.length === 0) return [];
  const tags = await database
    .selectFrom('droplet_tags')
    .select(['droplet_id', 'tag'])
    .where(
      'droplet_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('tag')
    .execute();
  const byDroplet = Map.groupBy(tags, (tag) => tag.droplet_id);
  return rows.map((row) => ({ ...row, tags: (byDroplet.get(row.id) ?? []).map(({ tag }) => tag) }));
}
