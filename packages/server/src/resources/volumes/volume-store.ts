import type { Page, PageRequest } from '@postern/engine';
import type { Selectable } from 'kysely';
import type { Database, VolumesTable } from '../../db/server-tables.ts';

export type VolumeRow = Selectable<VolumesTable>;

/** A volume by what a request names it with: its identifier, or its name, which is used once in each region. */
export type VolumeTarget = { readonly id: string } | { readonly name: string; readonly region: string };

export interface VolumeFilter extends PageRequest {
  readonly name?: string | undefined;
  readonly region?: string | undefined;
}

/** Oldest first. index: volumes_by_account; with a region volumes_by_name */
export async function listVolumes(
  database: Database,
  accountId: number,
  { name, region, limit, offset }: VolumeFilter,
): Promise<Page<VolumeRow>> {
  let query = database.selectFrom('volumes').where('account_id', '=', accountId);
  if (name !== undefined) query = query.where('name', '=', name);
  if (region !== undefined) query = query.where('region_slug', '=', region);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const items = await query.selectAll().orderBy('created_at').orderBy('id').limit(limit).offset(offset).execute();
  return { items, total };
}

/** index: primary key, or volumes_by_name */
export function findVolume(
  database: Database,
  accountId: number,
  target: VolumeTarget,
): Promise<VolumeRow | undefined> {
  const query = database.selectFrom('volumes').selectAll().where('account_id', '=', accountId);
  const named =
    'id' in target
      ? query.where('id', '=', target.id)
      : query.where('name', '=', target.name).where('region_slug', '=', target.region);
  return named.executeTakeFirst();
}

/** index: volumes_by_account */
export async function countVolumes(database: Database, accountId: number): Promise<number> {
  const { count } = await database
    .selectFrom('volumes')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many volumes are attached to a Droplet. index: volumes_by_droplet */
export async function countAttached(database: Database, dropletId: number): Promise<number> {
  const { count } = await database
    .selectFrom('volumes')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('droplet_id', '=', dropletId)
    .executeTakeFirstOrThrow();
  return count;
}
