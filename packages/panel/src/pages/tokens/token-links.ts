/** What of a token's page to open with. */
export type TokenPart = 'shrink' | 'rotate' | 'edit';

interface PageLink {
  readonly to: string;
  readonly params: Readonly<Record<string, string>>;
  readonly search: Readonly<Record<string, unknown>>;
}

/** The page of one token. */
export function tokenLink(tokenId: number, part?: TokenPart): PageLink {
  return {
    to: '/tokens/$tokenId',
    params: { tokenId: String(tokenId) },
    search: part === undefined ? {} : { tab: part },
  };
}

/** The page where a token is made; like another one, when that is given. */
export function newTokenLink(like?: number): PageLink {
  return { to: '/tokens/new', params: {}, search: like === undefined ? {} : { like } };
}
