import { Box, Group } from '@mantine/core';
import type { Token } from '@postern/api';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useShortcut } from '../../../app/shortcuts.ts';
import { PageHeader } from '../../../components/page-header.tsx';
import { countOf } from '../recent-use.ts';
import { RevokeDialog } from '../revoke/revoke-dialog.tsx';
import { RevokeEveryToken } from '../revoke/revoke-every-token.tsx';
import { newTokenLink } from '../token-links.ts';
import { FilterBox } from './filter-box.tsx';
import { GenerateButton } from './no-tokens.tsx';
import { RevokedNotice } from './revoked-notice.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TokenList } from './token-list.tsx';
import { TokenTabs } from './token-tabs.tsx';
import { useSelection } from './use-selection.ts';

const route = getRouteApi('/signed-in/tokens');

/** What was revoked last, while the page is open. */
interface Revoked {
  readonly what: string;
  readonly isMany: boolean;
}

/** API → Tokens. */
export function TokensPage(): ReactNode {
  const search = route.useSearch();
  const { state: tab = 'active' } = search;
  const navigate = useNavigate();
  const selection = useSelection();
  const [asked, setAsked] = useState<readonly Token[]>([]);
  const [isAsking, setIsAsking] = useState(false);
  const [revoked, setRevoked] = useState<Revoked | null>(null);
  useShortcut('n', 'Generate new token', () => void navigate(newTokenLink()));
  const ask = (tokens: readonly Token[]): void => {
    setAsked(tokens);
    setIsAsking(true);
  };
  const filter = (text: string): void => {
    const { state } = search;
    void navigate({
      to: '/tokens',
      search: { ...(state !== undefined && { state }), ...(text !== '' && { search: text }) },
      replace: true,
    });
  };
  return (
    <Box maw={1200}>
      <PageHeader title="Tokens" description="Long random strings that let programs in, each with scopes of its own.">
        <FilterBox value={search.search ?? ''} onChange={filter} />
        <GenerateButton />
      </PageHeader>
      {revoked !== null && <RevokedNotice {...revoked} onClose={() => setRevoked(null)} />}
      <TokenTabs tab={tab} search={search.search} />
      <TokenList key={tab} search={search} selection={selection} onRevoke={(token) => ask([token])} />
      <SelectionBar selection={selection} onRevoke={() => ask([...selection.tokens.values()])} />
      <Group justify="flex-end" mt="xl">
        <RevokeEveryToken
          onRevoked={(count) => {
            selection.clear();
            setRevoked({ what: countOf(count, 'token'), isMany: count !== 1 });
          }}
        />
      </Group>
      <RevokeDialog
        tokens={asked}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        onRevoked={(tokens) => {
          setIsAsking(false);
          selection.deselect(tokens);
          const [first] = tokens;
          const isMany = tokens.length !== 1;
          setRevoked({ what: isMany ? countOf(tokens.length, 'token') : (first?.name ?? ''), isMany });
        }}
      />
    </Box>
  );
}
