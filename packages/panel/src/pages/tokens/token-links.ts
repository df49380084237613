import type { TokenSearch } from './token/token-search.ts';

interface TokenLink {
  readonly to: '/tokens/$tokenId';
  readonly params: { readonly tokenId: string };
  readonly search: TokenSearch;
}

/** The page of one token, and what of it to open with. */
export function tokenLink(tokenId: number, tab?: TokenSearch['tab']): TokenLink {
  return {
    to: '/tokens/$tokenId',
    params: { tokenId: String(tokenId) },
    search: tab === undefined ? {} : { tab },
  };
}

interface NewTokenLink {
  readonly to: '/tokens/new';
  readonly search: { readonly like?: number };
}

/** The page where a token is made; like another one, when that is given. */
export function newTokenLink(like?: number): NewTokenLink {
  return { to: '/tokens/new', search: like === undefined ? {} : { like } };
}
