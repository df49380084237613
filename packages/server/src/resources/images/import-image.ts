import type { ImageCreate } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { holdAccount } from '../account/account-store.ts';
import { insertAction } from '../actions/action-store.ts';
import { tagResources } from '../tags/tagging-store.ts';
import { knownDistribution } from './custom-images.ts';
import { insertImage, type ImageRow } from './image-store.ts';

export interface ImageImport {
  readonly accountId: number;
  readonly image: ImageCreate;
  readonly now: number;
  /** When the image is to be available. */
  readonly dueAt: number;
}

/** Records an image that is to come from an address, which nobody ever asks: how large it is stays unknown, and 0. */
export function importImage(database: Database, { accountId, image, now, dueAt }: ImageImport): Promise<ImageRow> {
  return database.transaction().execute(async (transaction) => {
    await holdAccount(transaction, accountId);
    const row = await insertImage(transaction, {
      account_id: accountId,
      type: 'custom',
      name: image.name,
      distribution: knownDistribution(image.distribution),
      description: image.description,
      status: 'NEW',
      error_message: '',
      regions: image.region,
      min_disk_size: 0,
      size_gigabytes: 0,
      url: image.url,
      created_at: now,
    });
    await tagResources(transaction, {
      accountId,
      type: 'image',
      resourceIds: [String(row.id)],
      names: image.tags,
      now,
    });
    await insertAction(transaction, {
      accountId,
      type: 'create',
      resourceType: 'image',
      resourceId: row.id,
      regionSlug: image.region,
      startedAt: now,
      dueAt,
    });
    return row;
  });
}
