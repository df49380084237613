import type { Droplet, Image } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import { findImage } from '../images/images.ts';
import { findRegion } from '../regions/regions.ts';
import { findSize } from '../sizes/sizes.ts';
import type { DropletRow } from './droplet-store.ts';
import { networksOf } from './networks.ts';

/** `image`, `region`, `size` and `networks` are always there: real clients follow them blindly and crash without. */
export function presentDroplet(droplet: DropletRow): Droplet {
  const size = mustFind(findSize(droplet.size_slug), `size ${droplet.size_slug}`);
  const region = mustFind(findRegion(droplet.region_slug), `region ${droplet.region_slug}`);
  const image: Image = mustFind(findImage(droplet.image_id), `image ${droplet.image_id}`);
  return {
    id: droplet.id,
    name: droplet.name,
    memory: size.memory,
    vcpus: size.vcpus,
    disk: droplet.disk,
    locked: false,
    status: droplet.status,
    kernel: null,
    created_at: formatTimestamp(new Date(droplet.created_at)),
    features: droplet.features.split(' ').filter((feature) => feature !== ''),
    backup_ids: [],
    snapshot_ids: [],
    next_backup_window: null,
    image,
    volume_ids: [],
    size,
    size_slug: size.slug,
    networks: networksOf(droplet),
    region,
    tags: [...droplet.tags],
    vpc_uuid: droplet.vpc_uuid,
  };
}

/** A row can name only what was in the catalogue when it was written, and the catalogue only grows. */
function mustFind<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`A Droplet names ${what}, which is not in the catalogue.`);
  return found;
}
