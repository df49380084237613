import type { Droplet } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import { findRegion } from '../regions/regions.ts';
import { findSize } from '../sizes/sizes.ts';
import { backupWindow } from './backup-policy.ts';
import type { DropletDetails } from './droplet-details.ts';
import { networksOf } from './networks.ts';

/** `image`, `region`, `size` and `networks` are always there: real clients follow them blindly and crash without. */
export function presentDroplet({ droplet, image, tags, volumeIds, snapshotIds, backupIds }: DropletDetails): Droplet {
  const size = mustFind(findSize(droplet.size_slug), `size ${droplet.size_slug}`);
  const region = mustFind(findRegion(droplet.region_slug), `region ${droplet.region_slug}`);
  return {
    id: droplet.id,
    name: droplet.name,
    memory: size.memory,
    vcpus: size.vcpus,
    disk: droplet.disk,
    locked: droplet.pending_action_id !== null,
    status: droplet.status,
    kernel: null,
    created_at: formatTimestamp(new Date(droplet.created_at)),
    features: droplet.features.split(' ').filter((feature) => feature !== ''),
    backup_ids: [...backupIds],
    snapshot_ids: [...snapshotIds],
    next_backup_window: droplet.next_backup_at === null ? null : presentBackupWindow(droplet.next_backup_at),
    image,
    volume_ids: [...volumeIds],
    size,
    size_slug: size.slug,
    networks: networksOf(droplet),
    region,
    tags: [...tags],
    vpc_uuid: droplet.vpc_uuid,
  };
}

export function presentBackupWindow(opensAt: number): { start: string; end: string } {
  const { start, end } = backupWindow(opensAt);
  return { start: formatTimestamp(start), end: formatTimestamp(end) };
}

/** A row can name only what was in the catalogue when it was written, and the catalogue only grows. */
function mustFind<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`A Droplet names ${what}, which is not in the catalogue.`);
  return found;
}
