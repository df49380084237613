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

/**
 * An image of the catalogue as it is shown by itself and in the list of all: there DigitalOcean calls an operating system a `snapshot`,
 * which the acceptance tests of its Terraform provider insist on, and `base` on a Droplet.
 */
export function presentPublicImage(image: Image): Image {
  return { ...image, type: 'snapshot' };
}
