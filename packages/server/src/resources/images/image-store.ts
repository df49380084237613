import type { Selectable } from 'kysely';
import type { Database, ImagesTable } from '../../db/server-tables.ts';

/** An image that belongs to an account; those that everybody has are in the catalogue. */
export type ImageRow = Selectable<ImagesTable>;

/** Deleted ones too: a Droplet goes on to show the image that it was made of. index: primary key */
export async function imagesByIds(database: Database, ids: readonly number[]): Promise<Map<number, ImageRow>> {
  if (ids.length === 0) return new Map();
  const rows = await database.selectFrom('images').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** One that has not been deleted. index: primary key */
export function findOwnImage(database: Database, accountId: number, imageId: number): Promise<ImageRow | undefined> {
  return database
    .selectFrom('images')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', imageId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The snapshots and backups that there are of each Droplet, the oldest first. index: images_by_droplet */
export function imagesOfDroplets(
  database: Database,
  dropletIds: readonly number[],
): Promise<Pick<ImageRow, 'id' | 'type' | 'droplet_id'>[]> {
  return database
    .selectFrom('images')
    .select(['id', 'type', 'droplet_id'])
    .where('droplet_id', 'in', dropletIds)
    .where('type', 'in', ['snapshot', 'backup'])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
}
