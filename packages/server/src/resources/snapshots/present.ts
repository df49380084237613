import type { Snapshot } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { ImageRow } from '../images/image-store.ts';
import type { VolumeSnapshotRow } from './volume-snapshot-store.ts';

/** An image of type snapshot, as it is among snapshots. */
export function presentDropletSnapshot(image: ImageRow, tags: readonly string[] = []): Snapshot {
  return {
    ...sharedFields(image, tags),
    id: String(image.id),
    resource_id: image.droplet_id === null ? '' : String(image.droplet_id),
    resource_type: 'droplet',
  };
}

export function presentVolumeSnapshot(snapshot: VolumeSnapshotRow, tags: readonly string[] = []): Snapshot {
  return {
    ...sharedFields(snapshot, tags),
    id: snapshot.id,
    resource_id: snapshot.volume_id,
    resource_type: 'volume',
  };
}

function sharedFields(
  snapshot: ImageRow | VolumeSnapshotRow,
  tags: readonly string[],
): Omit<Snapshot, 'id' | 'resource_id' | 'resource_type'> {
  return {
    name: snapshot.name,
    created_at: formatTimestamp(new Date(snapshot.created_at)),
    regions: snapshot.regions.split(' ').filter((region) => region !== ''),
    min_disk_size: snapshot.min_disk_size,
    size_gigabytes: snapshot.size_gigabytes,
    tags: [...tags],
  };
}
