import type { Image } from '@postern/api';
import { formatTimestamp } from '../../http/timestamp.ts';
import type { ImageRow } from './image-store.ts';

/** An account's own image. Those of the catalogue are kept as they are shown. */
export function presentImage(image: ImageRow, tags: readonly string[] = []): Image {
  return {
    id: image.id,
    name: image.name,
    type: image.type,
    distribution: image.distribution,
    slug: null,
    public: false,
    regions: image.regions.split(' ').filter((region) => region !== ''),
    created_at: formatTimestamp(new Date(image.created_at)),
    min_disk_size: image.min_disk_size,
    size_gigabytes: image.size_gigabytes,
    description: image.description,
    tags: [...tags],
    status: image.status,
    error_message: image.error_message,
  };
}
