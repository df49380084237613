import { useMediaQuery } from '@mantine/hooks';
import type { Token } from '@postern/api';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { NoTokens } from './no-tokens.tsx';
import { TokenCards, TokenCardsSkeleton } from './token-cards.tsx';
import { tokenListQuery, type TokenListSearch } from './token-list-search.ts';
import { lastPageOf, TokenPager } from './token-pager.tsx';
import { TokenTable, TokenTableSkeleton } from './token-table.tsx';
import type { Selection } from './use-selection.ts';

/** Uses are written down every few seconds. */
const REFRESH_MS = 10_000;
const SKELETON_ROWS = 6;

export interface TokenListProps {
  readonly search: TokenListSearch;
  readonly selection: Selection;
  readonly onRevoke: (token: Token) => void;
}

/** One page of the tokens in one state: a table, or cards where there is no room for one. */
export function TokenList({ search, selection, onRevoke }: TokenListProps): ReactNode {
  const { state: tab = 'active', page = 1 } = search;
  const isNarrow = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const tokens = useOperation('tokens_list', tokenListQuery(search), {
    keepsPrevious: true,
    refetchInterval: REFRESH_MS,
  });
  const skeleton = isNarrow ? <TokenCardsSkeleton /> : <TokenTableSkeleton tab={tab} rows={SKELETON_ROWS} />;
  const Rows = isNarrow ? TokenCards : TokenTable;
  return (
    <AnswerOf query={tokens} skeleton={skeleton}>
      {({ tokens: rows, meta }) => {
        if (rows.length === 0 && page > 1 && !tokens.isPlaceholderData) {
          // The last tokens of the last page are gone.
          const { page: _, ...rest } = search;
          const last = lastPageOf(meta.total);
          return <Navigate to="/tokens" search={last === 1 ? rest : { ...rest, page: last }} replace />;
        }
        if (rows.length === 0) return <NoTokens {...search} />;
        return (
          <div aria-busy={tokens.isPlaceholderData}>
            <Rows tab={tab} tokens={rows} selection={selection} onRevoke={onRevoke} />
            <TokenPager search={search} total={meta.total} />
          </div>
        );
      }}
    </AnswerOf>
  );
}
