import type { PageRequest } from '@postern/engine';
import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Database, ImagesTable } from '../../db/server-tables.ts';
import { endCharges } from '../billing/charge-store.ts';
import { idsTagged, removeTaggings } from '../tags/tagging-store.ts';

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

export interface ImageFilter {
  readonly accountId: number;
  readonly type?: ImageRow['type'] | undefined;
  readonly tag?: string | undefined;
}

/** index: images_by_account; with a type images_by_type, with a tag taggings_pk */
function matching(database: Database, { accountId, type, tag }: ImageFilter) {
  let query = database.selectFrom('images').where('images.account_id', '=', accountId).where('deleted_at', 'is', null);
  if (type !== undefined) query = query.where('type', '=', type);
  if (tag !== undefined) query = query.where('images.id', 'in', idsTagged(database, { accountId, type: 'image', tag }));
  return query;
}

export async function countImages(database: Database, filter: ImageFilter): Promise<number> {
  const count = matching(database, filter).select((row) => row.fn.countAll<number>().as('count'));
  return (await count.executeTakeFirstOrThrow()).count;
}

/** Oldest first. */
export function listImages(
  database: Database,
  filter: ImageFilter,
  { limit, offset }: PageRequest,
): Promise<ImageRow[]> {
  return matching(database, filter).selectAll('images').orderBy('images.id').limit(limit).offset(offset).execute();
}

export function insertImage(transaction: Database, image: Insertable<ImagesTable>): Promise<ImageRow> {
  return transaction.insertInto('images').values(image).returningAll().executeTakeFirstOrThrow();
}

/** `undefined` when the account has no such image. index: primary key */
export function updateImage(
  database: Database,
  { accountId, imageId }: { accountId: number; imageId: number },
  changes: Updateable<ImagesTable>,
): Promise<ImageRow | undefined> {
  return database
    .updateTable('images')
    .set(changes)
    .where('account_id', '=', accountId)
    .where('id', '=', imageId)
    .where('deleted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Takes an image out of every list; its row stays for the Droplets that were made of it. In a transaction that holds the account. */
export async function deleteImage(transaction: Database, image: ImageRow, now: number): Promise<void> {
  const { id, account_id: accountId } = image;
  await updateImage(transaction, { accountId, imageId: id }, { status: 'deleted', deleted_at: now });
  await removeTaggings(transaction, { accountId, type: 'image', resourceIds: [String(id)] });
  await endCharges(transaction, { resourceType: 'image', resourceId: String(id) }, now);
}
