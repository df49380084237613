import type { Image } from '@postern/api';
import { regions } from '../regions/regions.ts';
import { applicationImages } from './application-images.ts';
import { distributionImages, type PublicImageRow } from './distribution-images.ts';

/** Images that every account can make a Droplet of, operating systems first. */
export const publicImages: readonly Image[] = [
  ...distributionImages.map((row) => imageOf(row, 'base')),
  // An application is a snapshot of a Droplet that somebody has set up.
  ...applicationImages.map((row) => imageOf(row, 'snapshot')),
];

const byId = new Map(publicImages.map((image) => [image.id, image]));
const bySlug = new Map(publicImages.map((image) => [image.slug, image]));

/** By number or by slug, as clients ask. */
export function findImage(image: number | string): Image | undefined {
  return typeof image === 'number' ? byId.get(image) : bySlug.get(image);
}

function imageOf(
  [id, slug, distribution, name, createdAt, minDisk, gigabytes]: PublicImageRow,
  type: 'base' | 'snapshot',
): Image {
  return {
    id,
    name,
    type,
    distribution,
    slug,
    public: true,
    regions: regions.map((region) => region.slug),
    created_at: createdAt,
    min_disk_size: minDisk,
    size_gigabytes: gigabytes,
    description: name.startsWith(distribution) ? name : `${distribution} ${name}`,
    tags: [],
    status: 'available',
    error_message: '',
  };
}
