import type { Image } from '@postern/api';
import type { Page, PageRequest } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import { presentImage } from '../images/present.ts';
import { removeTaggings, tagsOf } from '../tags/tagging-store.ts';
import type { DropletRow } from './droplet-details.ts';

/** The snapshots or the backups that there are of a Droplet, the oldest first. index: images_by_droplet */
export async function listImagesOfDroplet(
  database: Database,
  { id, account_id: accountId }: DropletRow,
  { type, limit, offset }: PageRequest & { readonly type: 'snapshot' | 'backup' },
): Promise<Page<Image>> {
  const query = database
    .selectFrom('images')
    .where('droplet_id', '=', id)
    .where('type', '=', type)
    .where('account_id', '=', accountId)
    .where('deleted_at', 'is', null);
  const { total } = await query.select((row) => row.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const images = await query.selectAll().orderBy('id').limit(limit).offset(offset).execute();
  const resourceIds = images.map((image) => String(image.id));
  const tags = await tagsOf(database, { accountId, type: 'image', resourceIds });
  return { items: images.map((image) => presentImage(image, tags.get(String(image.id)))), total };
}

/** Backups go with their Droplet, snapshots stay: https://docs.digitalocean.com/products/backups/support/ */
export async function deleteBackupsOf(transaction: Database, droplet: DropletRow, now: number): Promise<void> {
  const deleted = await transaction
    .updateTable('images')
    .set({ deleted_at: now, status: 'deleted' })
    .where('droplet_id', '=', droplet.id)
    .where('type', '=', 'backup')
    .where('deleted_at', 'is', null)
    .returning('id')
    .execute();
  const resourceIds = deleted.map(({ id }) => String(id));
  await removeTaggings(transaction, { accountId: droplet.account_id, type: 'image', resourceIds });
}
