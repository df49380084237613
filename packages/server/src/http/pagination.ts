import type { PageLinks } from '@postern/api';
import type { PageRequest } from '@postern/engine';

export interface PageQuery {
  readonly page: number;
  readonly per_page: number;
}

/** Where a list was asked for: its origin as the client sees it, and the path with the query as received. */
export interface ListAddress {
  readonly origin: string;
  readonly url: string;
}

export function pageRequest({ page, per_page: limit }: PageQuery): { limit: number; offset: number } {
  return { limit, offset: (page - 1) * limit };
}

/** `links` and `meta` of a list: only the pages that make sense from here, every other query parameter kept. */
export function pageFields(
  { origin, url }: ListAddress,
  { page, per_page: perPage }: PageQuery,
  total: number,
): { links: PageLinks; meta: { total: number } } {
  const last = Math.max(1, Math.ceil(total / perPage));
  // At the first question mark only: a query may hold more of them.
  const [, path = '', query = ''] = /^([^?]*)\??(.*)$/s.exec(url) ?? [];
  const link = (to: number): string => {
    const parameters = new URLSearchParams(query);
    parameters.set('page', String(to));
    parameters.set('per_page', String(perPage));
    return `${origin}${path.replace(/\/{2,}/g, '/')}?${parameters.toString()}`;
  };
  const pages = {
    ...(page > 1 && { first: link(1), prev: link(Math.min(page - 1, last)) }),
    ...(page < last && { next: link(page + 1), last: link(last) }),
  };
  return { links: Object.keys(pages).length === 0 ? {} : { pages }, meta: { total } };
}

/** One page of a list that is held in memory, with its `links` and `meta`. */
export function listPage<Item>(
  address: ListAddress,
  query: PageQuery,
  list: readonly Item[],
): { items: Item[]; links: PageLinks; meta: { total: number } } {
  const { limit, offset } = pageRequest(query);
  return { items: list.slice(offset, offset + limit), ...pageFields(address, query, list.length) };
}

/** One of several lists that are shown as one. */
export interface ListPart<Item> {
  count(): Promise<number>;
  slice(request: PageRequest): Promise<readonly Item[]>;
}

/** A page of several lists, one after the other, and how long they are together. */
export async function pageOfParts<Item>(
  parts: readonly ListPart<Item>[],
  { limit, offset }: PageRequest,
): Promise<{ items: Item[]; total: number }> {
  const items: Item[] = [];
  let total = 0;
  for (const part of parts) {
    const count = await part.count();
    const from = Math.max(0, offset - total);
    const wanted = Math.min(limit - items.length, count - from);
    if (wanted > 0) items.push(...(await part.slice({ limit: wanted, offset: from })));
    total += count;
  }
  return { items, total };
}
