import * as z from 'zod';
import { emptyAsAbsent } from './fields.ts';

/** A whole number as a query parameter brings it: digits, or a number from the typed client. */
export function countParameter(range: { max: number; default: number; description: string; message: string }) {
  const error = range.message;
  const count = z
    .union(
      [
        z.int(),
        z
          .string()
          .regex(/^[0-9]{1,10}$/, error)
          .transform(Number),
      ],
      error,
    )
    .default(range.default)
    .pipe(z.int(error).min(1, error).max(range.max, error));
  return emptyAsAbsent(count).meta({ description: range.description, default: range.default });
}

/** Which page of a list, and how long a page is. Empty means the default; anything out of range is refused rather than bent into it. */
export const pageQueryShape = {
  page: countParameter({
    max: 1_000_000_000,
    default: 1,
    description: 'The page to show, counted from 1.',
    message: 'Give a whole number from 1.',
  }),
  per_page: countParameter({
    max: 200,
    default: 20,
    description: 'How many items a page holds.',
    message: 'Give a whole number from 1 to 200.',
  }),
};

/** Absolute addresses of the pages that make sense from here; empty when everything fits on one page. */
const pageLinksSchema = z
  .object({
    pages: z.object({ first: z.url(), prev: z.url(), next: z.url(), last: z.url() }).partial().optional(),
  })
  .meta({ id: 'PageLinks' });

/** `total` counts the whole list, not the page. */
const pageMetaSchema = z.object({ total: z.int().min(0) }).meta({ id: 'PageMeta' });

/** What every list answers besides its items. */
export const pageShape = { links: pageLinksSchema, meta: pageMetaSchema };

export type PageLinks = z.output<typeof pageLinksSchema>;
