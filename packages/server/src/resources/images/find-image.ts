import type { Image } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { findOwnImage } from './image-store.ts';
import { findImage } from './images.ts';
import { presentImage } from './present.ts';

/**
 * What a Droplet can be made of: a public image by number or slug, or one of the account's own by number, once it is ready.
 * Where it can be used stands in its `regions`. Its tags are left out.
 */
export async function findImageForDroplet(
  database: Database,
  accountId: number,
  image: number | string,
): Promise<Image | undefined> {
  const inCatalogue = findImage(image);
  if (inCatalogue !== undefined || typeof image === 'string') return inCatalogue;
  const own = await findOwnImage(database, accountId, image);
  return own?.status === 'available' ? presentImage(own) : undefined;
}
