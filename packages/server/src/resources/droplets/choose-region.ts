import type { DropletCreate, Image, Region, Size } from '@postern/api';
import { DEFAULT_REGION, regions } from '../regions/regions.ts';
import type { DropletReferences } from './droplet-references-store.ts';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** What is asked for that is not everywhere. */
export interface RegionDemands extends Pick<DropletReferences, 'vpc' | 'volumes'> {
  readonly size: Size;
  readonly image: Image;
}

interface Demand {
  readonly field: string;
  isMet(region: Region): boolean;
  /** What to say when no region meets it; `where` names those that were asked for. */
  refuse(where: string): string;
}

/** The default one first, then as the catalogue lists them. */
const inOrderOfChoice = regions.toSorted(
  (one, other) => Number(other.slug === DEFAULT_REGION) - Number(one.slug === DEFAULT_REGION),
);

/**
 * The regions that a request names, the first choice first: one by its slug, those of a place by the slug without its number,
 * all of them when it names none.
 */
export function regionsAskedFor(asked: DropletCreate['region']): readonly Region[] {
  if (asked === undefined) return inOrderOfChoice;
  const slug = asked.toLowerCase();
  return inOrderOfChoice.filter((region) => region.slug === slug || region.slug.replace(/\d+$/, '') === slug);
}

/** The regions that have all that is asked for, the first choice first, or every demand that none of those asked for meets. */
export function chooseRegions(
  candidates: readonly Region[],
  demands: RegionDemands,
): { readonly regions: readonly Region[] } | { readonly errors: readonly FieldError[] } {
  const where = candidates.length === 1 ? (candidates[0]?.slug ?? '') : 'any region that would do';
  const errors: FieldError[] = [];
  let left = candidates;
  for (const { field, isMet, refuse } of demandsOf(demands)) {
    const meeting = left.filter(isMet);
    if (meeting.length === 0) errors.push({ field, message: refuse(where) });
    else left = meeting;
  }
  return errors.length > 0 ? { errors } : { regions: left };
}

function demandsOf({ size, image, vpc, volumes }: RegionDemands): Demand[] {
  return [
    { field: 'region', isMet: ({ available }) => available, refuse: (where) => `no Droplet can be made in ${where}` },
    ...(vpc === undefined
      ? []
      : [
          {
            field: 'vpc_uuid',
            isMet: ({ slug }: Region) => slug === vpc.region_slug,
            refuse: () => `the region has no network "${vpc.id}", which is in ${vpc.region_slug}`,
          },
        ]),
    ...volumes.map((volume) => ({
      field: 'volumes',
      isMet: ({ slug }: Region) => slug === volume.region_slug,
      refuse: () => `volume "${volume.id}" is in ${volume.region_slug}, and goes to a Droplet in that region only`,
    })),
    {
      field: 'size',
      isMet: ({ slug }) => size.regions.includes(slug),
      refuse: (where) => `${size.slug} is not offered in ${where}`,
    },
    {
      field: 'image',
      isMet: ({ slug }) => image.regions.includes(slug),
      refuse: (where) => `image "${image.slug ?? image.id}" is not in ${where}; transfer it there first`,
    },
  ];
}
