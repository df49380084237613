import type { CallInput } from '@postern/api/client';
import { searchableText } from './searchable-text.ts';

/** What the list can show, one at a time. `expiring` is part of `active`. */
export const listTabs = ['active', 'expiring', 'expired', 'revoked'] as const;
export type ListTab = (typeof listTabs)[number];

const namedTabs = listTabs.filter((tab) => tab !== 'active');

/** What of the list's state stands in its address. What is left out is the first tab, everything, the first page. */
export interface TokenListSearch {
  readonly state?: Exclude<ListTab, 'active'> | undefined;
  readonly search?: string | undefined;
  readonly page?: number | undefined;
}

export const PAGE_SIZE = 20;
const SEARCH_MAX_LENGTH = 255;

/** Takes an address as anybody may have written it; a token in it is cut off, and so leaves the address too. */
export function readTokenListSearch(given: Record<string, unknown>): TokenListSearch {
  const state = namedTabs.find((tab) => tab === given['state']);
  // The router reads digits as a number.
  const text = typeof given['search'] === 'number' ? String(given['search']) : given['search'];
  const search = typeof text === 'string' ? searchableText(text).slice(0, SEARCH_MAX_LENGTH) : '';
  const page = Number(given['page']);
  return {
    ...(state !== undefined && { state }),
    ...(search !== '' && { search }),
    ...(Number.isSafeInteger(page) && page > 1 && page < 1_000_000 && { page }),
  };
}

/** The call that answers what the address asks for. */
export function tokenListQuery({ state, search, page = 1 }: TokenListSearch): CallInput<'tokens_list'> {
  return {
    query: {
      state: state ?? 'active',
      page,
      per_page: PAGE_SIZE,
      ...(search !== undefined && { search: search.trim() }),
    },
  };
}

/** The call that counts what a tab holds. */
export function tokenCountQuery(state: ListTab | 'all', search: string | undefined): CallInput<'tokens_list'> {
  return { query: { state, per_page: 1, ...(search !== undefined && { search: search.trim() }) } };
}
