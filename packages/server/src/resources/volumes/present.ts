import type { Volume } from '@postern/api';
import type { Database } from '../../db/server-tables.ts';
import { formatTimestamp } from '../../http/timestamp.ts';
import { findRegion } from '../regions/regions.ts';
import { tagsOf } from '../tags/tagging-store.ts';
import type { VolumeRow } from './volume-store.ts';

/** Shows volumes of one account, with their tags. */
export async function presentVolumes(database: Database, volumes: readonly VolumeRow[]): Promise<Volume[]> {
  const accountId = volumes[0]?.account_id ?? 0;
  const tags = await tagsOf(database, { accountId, type: 'volume', resourceIds: volumes.map(({ id }) => id) });
  return volumes.map((volume) => presentVolume(volume, tags.get(volume.id) ?? []));
}

function presentVolume(volume: VolumeRow, tags: readonly string[]): Volume {
  const region = findRegion(volume.region_slug);
  // A row can name only a region that there was, and none is ever taken away.
  if (region === undefined) throw new Error(`Volume ${volume.id} is in ${volume.region_slug}, which there is not.`);
  return {
    id: volume.id,
    name: volume.name,
    description: volume.description,
    region,
    size_gigabytes: volume.size_gigabytes,
    filesystem_type: volume.filesystem_type,
    filesystem_label: volume.filesystem_label,
    droplet_ids: volume.droplet_id === null ? [] : [volume.droplet_id],
    tags: [...tags],
    created_at: formatTimestamp(new Date(volume.created_at)),
  };
}
