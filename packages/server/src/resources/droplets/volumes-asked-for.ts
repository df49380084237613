import type { DropletCreate, Region } from '@postern/api';
import type { FieldError } from './choose-region.ts';
import type { VolumeRow } from './droplet-references-store.ts';

type VolumeReference = DropletCreate['volumes'][number];

/** The volumes that a request means, each once, and what to say of those that it means in vain. */
export function volumesAskedFor(
  asked: readonly VolumeReference[],
  found: readonly VolumeRow[],
  regions: readonly Region[],
): { readonly volumes: readonly VolumeRow[]; readonly errors: readonly FieldError[] } {
  const slugs = new Set(regions.map(({ slug }) => slug));
  const meant = asked.map((reference) => {
    const named = found.filter((volume) => isNamed(volume, reference));
    // A name is a volume's own in its region only.
    const [volume, ...others] = narrowed(named, ({ region_slug: slug }) => slugs.has(slug));
    return volume !== undefined && others.length === 0 ? volume : refuse(reference, named.length);
  });
  return {
    volumes: [...new Set(meant.filter((one) => 'id' in one))],
    errors: meant.filter((one) => 'field' in one),
  };
}

function isNamed(volume: VolumeRow, { id, name }: VolumeReference): boolean {
  return id === undefined ? volume.name === name : volume.id === id;
}

/** Those that fit better, unless none does. */
function narrowed<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  const fitting = items.filter(fits);
  return fitting.length > 0 ? fitting : items;
}

function refuse({ id, name }: VolumeReference, count: number): FieldError {
  const message =
    count === 0
      ? `the account has no volume "${id ?? name}"`
      : `the account has ${count} volumes "${name}": give a region, or an identifier`;
  return { field: 'volumes', message };
}
