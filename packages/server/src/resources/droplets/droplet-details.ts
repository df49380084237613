import type { Image } from '@postern/api';
import type { Selectable } from 'kysely';
import type { Database, DropletsTable } from '../../db/server-tables.ts';
import { imagesByIds, imagesOfDroplets } from '../images/image-store.ts';
import { findImage } from '../images/images.ts';
import { presentImage } from '../images/present.ts';
import { tagsOf } from '../tags/tagging-store.ts';

export type DropletRow = Selectable<DropletsTable>;

/** A Droplet with all that is shown of it and kept elsewhere. */
export interface DropletDetails {
  readonly droplet: DropletRow;
  readonly image: Image;
  readonly tags: readonly string[];
  readonly volumeIds: readonly string[];
  readonly snapshotIds: readonly number[];
  readonly backupIds: readonly number[];
}

/** Loads what belongs to the Droplets of one account, in four queries however many there are. */
export async function loadDetails(database: Database, droplets: readonly DropletRow[]): Promise<DropletDetails[]> {
  const [first] = droplets;
  if (first === undefined) return [];
  const ids = droplets.map(({ id }) => id);
  const tags = await tagsOf(database, { accountId: first.account_id, type: 'droplet', resourceIds: ids.map(String) });
  const volumes = await database
    .selectFrom('volumes')
    .select(['id', 'droplet_id'])
    .where('droplet_id', 'in', ids)
    .orderBy('id')
    .execute();
  const volumesOf = Map.groupBy(volumes, (volume) => volume.droplet_id);
  const imagesOf = Map.groupBy(await imagesOfDroplets(database, ids), (image) => image.droplet_id);
  const own = await imagesByIds(
    database,
    droplets.map((droplet) => droplet.image_id).filter((id) => findImage(id) === undefined),
  );
  return droplets.map((droplet) => ({
    droplet,
    image: imageOf(droplet, own),
    tags: tags.get(String(droplet.id)) ?? [],
    volumeIds: (volumesOf.get(droplet.id) ?? []).map(({ id }) => id),
    snapshotIds: idsOf(imagesOf.get(droplet.id), 'snapshot'),
    backupIds: idsOf(imagesOf.get(droplet.id), 'backup'),
  }));
}

function imageOf({ id, image_id: imageId }: DropletRow, own: Awaited<ReturnType<typeof imagesByIds>>): Image {
  const inCatalogue = findImage(imageId);
  if (inCatalogue !== undefined) return inCatalogue;
  const row = own.get(imageId);
  // Rows of images are never removed, and the catalogue only grows.
  if (row === undefined) throw new Error(`Droplet ${id} names image ${imageId}, which does not exist.`);
  return presentImage(row);
}

function idsOf(taken: Awaited<ReturnType<typeof imagesOfDroplets>> = [], type: 'snapshot' | 'backup'): number[] {
  return taken.filter((image) => image.type === type).map(({ id }) => id);
}
