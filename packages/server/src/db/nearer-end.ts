import type { PageRequest } from '@postern/engine';

/** Reads a stretch of a list in one direction or the other. */
type Read<Row> = (direction: 'asc' | 'desc', stretch: PageRequest) => Promise<Row[]>;

/**
 * Reads a page, counted from the end of the list that is nearer to it, so that the last page costs what the first does. The rows
 * come in ascending order; none where the list, which has `total`, ends before the page.
 */
export async function readFromNearerEnd<Row>(
  total: number,
  { limit, offset }: PageRequest,
  read: Read<Row>,
): Promise<Row[]> {
  const count = Math.min(limit, total - offset);
  if (count <= 0) return [];
  const after = total - offset - count;
  if (after >= offset) return read('asc', { limit: count, offset });
  return (await read('desc', { limit: count, offset: after })).toReversed();
}
