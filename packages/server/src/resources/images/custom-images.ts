import type { ImageUpdate } from '@postern/api';
import type { FieldError } from '../../http/problem.ts';
import { findRegion } from '../regions/regions.ts';
import type { ImageRow } from './image-store.ts';

type DescribedImage = Pick<ImageRow, 'name' | 'distribution' | 'description'>;

/** As DigitalOcean lists them; the last is what its Terraform provider sends when told nothing. */
const DISTRIBUTIONS: ReadonlySet<string> = new Set([
  'Arch Linux',
  'CentOS',
  'CoreOS',
  'Debian',
  'Fedora',
  'Fedora Atomic',
  'FreeBSD',
  'Gentoo',
  'openSUSE',
  'RancherOS',
  'Rocky Linux',
  'Ubuntu',
  'Unknown',
  'Unknown OS',
]);

/** The distribution that is recorded when this one is given. */
export function knownDistribution(distribution: string): string {
  return DISTRIBUTIONS.has(distribution) ? distribution : 'Unknown';
}

/** Why nothing new can be brought to a region; empty when it can. */
export function regionErrors(slug: string): FieldError[] {
  const region = findRegion(slug);
  if (region === undefined) return [{ field: 'region', message: `there is no region "${slug}"` }];
  return region.available ? [] : [{ field: 'region', message: `${slug} takes nothing new` }];
}

/** Name, distribution and description as an update leaves them, whatever the type of the image. */
export function updatedFields(image: ImageRow, body: ImageUpdate): DescribedImage {
  return {
    name: body.name ?? image.name,
    distribution: body.distribution ? knownDistribution(body.distribution) : image.distribution,
    description: body.description ?? image.description,
  };
}

/** Only of a custom image is it for the account to say what is in it; that of others may be repeated, not changed. */
export function updateErrors(image: ImageRow, changed: DescribedImage): FieldError[] {
  if (image.type === 'custom') return [];
  return (['distribution', 'description'] as const)
    .filter((field) => changed[field] !== image[field])
    .map((field) => ({
      field,
      message: `only that of a custom image can be changed, and this is a ${image.type}`,
    }));
}
