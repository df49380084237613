import type { Database } from '../../db/server-tables.ts';
import { startCharge } from '../billing/charge-store.ts';
import type { DropletRow } from '../droplets/droplet-details.ts';
import { imagesByIds, insertImage, type ImageRow } from './image-store.ts';
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
): Promise<ImageRow> {
  const own = await imagesByIds(transaction, [droplet.image_id]);
  const source = findImage(droplet.image_id) ?? own.get(droplet.image_id);
  // Rows of images are never removed, and the catalogue only grows.
  if (source === undefined) {
    throw new Error(`Droplet ${droplet.id} names image ${droplet.image_id}, which does not exist.`);
  }
  const image = await insertImage(transaction, {
    account_id: droplet.account_id,
    type,
    name,
    distribution: source.distribution,
    description: '',
    status: 'available',
    error_message: '',
    regions: droplet.region_slug,
    min_disk_size: droplet.disk,
    size_gigabytes: source.size_gigabytes,
    url: null,
    droplet_id: droplet.id,
    created_at: createdAt,
    deleted_at: null,
  });
  if (type === 'snapshot') await chargeForSnapshot(transaction, image, now);
  return image;
}

/** Begins to charge for what is a snapshot from now on, by its size. */
export function chargeForSnapshot(transaction: Database, image: ImageRow, now: number): Promise<void> {
  return startCharge(transaction, {
    accountId: image.account_id,
    product: 'Snapshots',
    resourceType: 'image',
    resourceId: String(image.id),
    description: `${image.name} (${image.size_gigabytes} GB)`,
    hourlyPrice: image.size_gigabytes * SNAPSHOT_PRICE,
    now,
  });
}
