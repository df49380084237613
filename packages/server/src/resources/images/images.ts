import type { Image } from '@postern/api';
import { regions } from '../regions/regions.ts';

type Row = readonly [id: number, slug: string, distribution: string, name: string, created: string, gigabytes: number];

const ROWS: readonly Row[] = [
  [155133621, 'ubuntu-24-04-x64', 'Ubuntu', '24.04 (LTS) x64', '2024-04-26T18:24:19Z', 2.34],
  [112929454, 'ubuntu-22-04-x64', 'Ubuntu', '22.04 (LTS) x64', '2022-07-26T15:11:14Z', 0.63],
  [139080650, 'debian-12-x64', 'Debian', '12 x64', '2023-08-29T15:02:07Z', 1.1],
  [158684093, 'fedora-40-x64', 'Fedora', '40 x64', '2024-05-24T20:46:18Z', 1.5],
  [160030105, 'rockylinux-9-x64', 'Rocky Linux', '9 x64', '2024-06-10T18:30:33Z', 1.88],
];

/** Base images that every account can make a Droplet of. */
const baseImages: readonly Image[] = ROWS.map(([id, slug, distribution, name, createdAt, gigabytes]) => ({
  id,
  name,
  type: 'base',
  distribution,
  slug,
  public: true,
  regions: regions.map((region) => region.slug),
  created_at: createdAt,
  min_disk_size: 7,
  size_gigabytes: gigabytes,
  description: `${distribution} ${name}`,
  tags: [],
  status: 'available',
  error_message: '',
}));

/** By number or by slug, as clients ask. */
export function findImage(image: number | string): Image | undefined {
  return baseImages.find(({ id, slug }) => id === image || slug === image);
}
