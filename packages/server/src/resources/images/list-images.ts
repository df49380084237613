import type { Image } from '@postern/api';
import type { PageRequest } from '@postern/engine';
import type { Database } from '../../db/server-tables.ts';
import { pageOfParts, type ListPart } from '../../http/pagination.ts';
import { tagsOf } from '../tags/tagging-store.ts';
import { countImages, listImages, type ImageFilter, type ImageRow } from './image-store.ts';
import { publicImages } from './images.ts';
import { presentImage, presentPublicImage } from './present.ts';

/** What a list of images is narrowed to, in the words of the request. */
export interface ImageQuery {
  readonly type?: 'distribution' | 'application' | undefined;
  readonly private?: 'true' | 'false' | undefined;
  readonly tag_name?: string | undefined;
}

/**
 * The public images first, operating systems before all others, then the account's own, oldest first: a client that looks for the
 * first image of a distribution must find one with a slug.
 */
export function pageOfImages(
  database: Database,
  accountId: number,
  { query, page }: { query: ImageQuery; page: PageRequest },
): Promise<{ items: Image[]; total: number }> {
  const parts = [
    ...(query.private === 'true' || query.tag_name !== undefined ? [] : [publicPart(query)]),
    ...(query.type === undefined ? [ownPart(database, { accountId, tag: query.tag_name })] : []),
  ];
  return pageOfParts(parts, page);
}

function publicPart({ type }: ImageQuery): ListPart<Image> {
  const wanted = { distribution: 'base', application: 'snapshot' } as const;
  // DigitalOcean calls an operating system `base` in the list of them, and not where all images are listed.
  const images =
    type === undefined
      ? publicImages.map(presentPublicImage)
      : publicImages.filter((image) => image.type === wanted[type]);
  return {
    count: () => Promise.resolve(images.length),
    slice: ({ limit, offset }) => Promise.resolve(images.slice(offset, offset + limit)),
  };
}

function ownPart(database: Database, filter: ImageFilter): ListPart<Image> {
  return {
    count: () => countImages(database, filter),
    slice: async (page) => presentImages(database, await listImages(database, filter, page)),
  };
}

/** Images of one account, with their tags. */
export async function presentImages(database: Database, images: readonly ImageRow[]): Promise<Image[]> {
  const [first] = images;
  if (first === undefined) return [];
  const resourceIds = images.map(({ id }) => String(id));
  const tags = await tagsOf(database, { accountId: first.account_id, type: 'image', resourceIds });
  return images.map((image) => presentImage(image, tags.get(String(image.id))));
}
