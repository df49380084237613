import type { Token } from '@postern/api';
import { useState } from 'react';

/** No more can be revoked at once. */
export const SELECTION_MAX = 200;

/** The tokens that are ticked, on this page of the list and on others. */
export interface Selection {
  readonly tokens: ReadonlyMap<number, Token>;
  select(tokens: readonly Token[]): void;
  deselect(tokens: readonly Token[]): void;
  clear(): void;
}

const NONE: ReadonlyMap<number, Token> = new Map();

export function useSelection(): Selection {
  const [tokens, setTokens] = useState(NONE);
  return {
    tokens,
    select: (added) => {
      setTokens((all) => new Map([...all, ...entriesOf(added)].slice(0, SELECTION_MAX)));
    },
    deselect: (removed) => {
      const ids = new Set(removed.map(({ id }) => id));
      setTokens((all) => new Map([...all].filter(([id]) => !ids.has(id))));
    },
    clear: () => setTokens(NONE),
  };
}

function entriesOf(tokens: readonly Token[]): readonly (readonly [number, Token])[] {
  return tokens.map((token) => [token.id, token]);
}
