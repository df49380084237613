import type { CallInput } from '@postern/api/client';

/** What of the list's state stands in its address. */
export interface DropletListSearch {
  /** Part of a name, an address or a tag. */
  readonly search?: string | undefined;
  readonly tag?: string | undefined;
  /** Only those with GPUs, which the API lists apart. */
  readonly type?: 'gpus' | undefined;
  readonly page?: number | undefined;
}

export const PAGE_SIZE = 20;
/** As many as one answer holds. */
export const SEARCHED_MAX = 200;
const TEXT_MAX_LENGTH = 255;
const TAG = /^[A-Za-z0-9:_-]{1,255}$/;

/** Takes an address as anybody may have written it. */
export function readDropletListSearch(given: Readonly<Record<string, unknown>>): DropletListSearch {
  const search = textOf(given['search']);
  const tag = textOf(given['tag']);
  const page = Number(given['page']);
  return {
    ...(search !== '' && { search }),
    ...(TAG.test(tag) && { tag }),
    ...(given['type'] === 'gpus' && { type: 'gpus' as const }),
    ...(Number.isSafeInteger(page) && page > 1 && page < 1_000_000 && { page }),
  };
}

/** The router reads digits as a number. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, TEXT_MAX_LENGTH) : '';
}

/** The call that answers what the address asks for; with a text to search for, what is searched. */
export function dropletListQuery({ search, tag, type, page = 1 }: DropletListSearch): CallInput<'droplets_list'> {
  return {
    query: {
      ...(search === undefined ? { page, per_page: PAGE_SIZE } : { per_page: SEARCHED_MAX }),
      ...(tag !== undefined && { tag_name: tag }),
      ...(type !== undefined && { type }),
    },
  };
}
