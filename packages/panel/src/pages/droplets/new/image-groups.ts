import type { Image } from '@postern/api';

interface ImageGroup {
  readonly group: string;
  readonly items: { value: string; label: string }[];
}

/** The images that a region has, the account's own first, then by distribution. */
export function imageGroups(images: readonly Image[], region: string | null): ImageGroup[] {
  const groups = new Map<string, ImageGroup>();
  for (const image of images.toSorted((one, other) => Number(one.public) - Number(other.public))) {
    if (region !== null && !image.regions.includes(region)) continue;
    const group = image.public ? image.distribution : 'Your own';
    const item = {
      value: image.slug ?? String(image.id),
      label: image.public ? `${image.distribution} ${image.name}` : image.name,
    };
    const there = groups.get(group);
    if (there === undefined) groups.set(group, { group, items: [item] });
    else there.items.push(item);
  }
  return [...groups.values()];
}
