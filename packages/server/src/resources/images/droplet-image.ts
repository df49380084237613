import type { Database } from '../../db/server-tables.ts';
import { endCharges, startCharge } from '../billing/charge-store.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { imagesByIds } from './image-store.ts';
import { findImage } from './images.ts';

/** US dollars for a gigabyte and an hour: six cents a month of 672 hours. */
const SNAPSHOT_PRICE = 0.06 / 672;

export interface DropletImage {
  readonly type: 'snapshot' | 'backup';
  readonly name: string;
  /** When the action began that takes it: clients find a snapshot by that very time. */
  readonly createdAt: number;
  /** When it is there, and begins to cost. */
  readonly now: number;
}

/** Takes an image of a Droplet as it is. A snapshot costs by its size until it is deleted; backups cost with their Droplet. */
export async function insertDropletImage(
  transaction: Database,
  droplet: DropletRow,
  { type, name, createdAt, now }: DropletImage,
): Promise<number> {
  const own = await imagesByIds(transaction, [droplet.image_id]);
  const source = findImage(droplet.image_id) ?? own.get(droplet.image_id);
  const gigabytes = source?.size_gigabytes ?? 0;
  const { id } = await transaction
    .insertInto('images')
    .values({
      account_id: droplet.account_id,
      type,
      name,
      distribution: source?.distribution ?? 'Unknown',
      description: '',
      status: 'available',
      error_message: '',
      regions: droplet.region_slug,
      min_disk_size: droplet.disk,
      size_gigabytes: gigabytes,
      url: null,
      droplet_id: droplet.id,
      created_at: createdAt,
      deleted_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (type === 'snapshot') {
    await startCharge(transaction, {
      accountId: droplet.account_id,
      product: 'Snapshots',
      resourceType: 'image',
      resourceId: String(id),
      description: `${name} (${gigabytes} GB)`,
      hourlyPrice: gigabytes * SNAPSHOT_PRICE,
      now,
    });
  }
  return id;
}

/** Deletes an image of an account: it is listed no more and costs no more, and Droplets made of it go on to show it. */
export async function deleteOwnImage(transaction: Database, imageId: number, now: number): Promise<void> {
  await transaction
    .updateTable('images')
    .set({ status: 'deleted', deleted_at: now })
    .where('id', '=', imageId)
    .execute();
  await endCharges(transaction, { resourceType: 'image', resourceId: String(imageId) }, now);
}
