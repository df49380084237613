import type { Snapshot } from '@postern/api';
import type { PageRequest } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import { pageOfParts, type ListPart } from '../../http/pagination.ts';
import { countImages, listImages, type ImageRow } from '../images/image-store.ts';
import { tagsOf } from '../tags/tagging-store.ts';
import { presentDropletSnapshot, presentVolumeSnapshot } from './present.ts';
import { countVolumeSnapshots, listVolumeSnapshots, type VolumeSnapshotRow } from './volume-snapshot-store.ts';

/** Those of Droplets, then those of volumes, each oldest first. */
export function pageOfSnapshots(
  database: Database,
  accountId: number,
  { of, page }: { of: Snapshot['resource_type'] | undefined; page: PageRequest },
): Promise<{ items: Snapshot[]; total: number }> {
  const parts = [
    ...(of === 'volume' ? [] : [dropletPart(database, accountId)]),
    ...(of === 'droplet' ? [] : [volumePart(database, accountId)]),
  ];
  return pageOfParts(parts, page);
}

function dropletPart(database: Database, accountId: number): ListPart<Snapshot> {
  const filter = { accountId, type: 'snapshot' } as const;
  return {
    count: () => countImages(database, filter),
    slice: async (page) => presentDropletSnapshots(database, await listImages(database, filter, page)),
  };
}

function volumePart(database: Database, accountId: number): ListPart<Snapshot> {
  return {
    count: () => countVolumeSnapshots(database, accountId),
    slice: async (page) => presentVolumeSnapshots(database, await listVolumeSnapshots(database, accountId, page)),
  };
}

/** Snapshots of one account, with their tags. */
export async function presentDropletSnapshots(database: Database, images: readonly ImageRow[]): Promise<Snapshot[]> {
  const [first] = images;
  if (first === undefined) return [];
  const resourceIds = images.map(({ id }) => String(id));
  const tags = await tagsOf(database, { accountId: first.account_id, type: 'image', resourceIds });
  return images.map((image) => presentDropletSnapshot(image, tags.get(String(image.id))));
}

/** Snapshots of one account, with their tags. */
export async function presentVolumeSnapshots(
  database: Database,
  snapshots: readonly VolumeSnapshotRow[],
): Promise<Snapshot[]> {
  const [first] = snapshots;
  if (first === undefined) return [];
  const resourceIds = snapshots.map(({ id }) => id);
  const tags = await tagsOf(database, { accountId: first.account_id, type: 'volume_snapshot', resourceIds });
  return snapshots.map((snapshot) => presentVolumeSnapshot(snapshot, tags.get(snapshot.id)));
}
