import { Skeleton, Stack, Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { EndedNotice } from './ended-notice.tsx';
import { NoSuchToken } from './no-such-token.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { rotationOf } from './rotation.ts';
import { TokenHeader } from './token-header.tsx';
import { readTokenSearch } from './token-search.ts';
import { TrailPanel } from './trail-panel.tsx';

const route = getRouteApi('/signed-in/tokens/$tokenId');
const WATCH_MS = 2000;

export function TokenPage(): ReactNode {
  const { tokenId } = route.useParams();
  const query = useOperation(
    'tokens_get',
    { params: { token_id: tokenId } },
    // While two secrets work, one watches which of them is used.
    { refetchInterval: (answer) => (answer && rotationOf(answer.token, Date.now()) !== null ? WATCH_MS : false) },
  );
  if (query.data !== undefined) return <LoadedToken token={query.data.token} />;
  if (query.error?.status === 404) return <NoSuchToken tokenId={tokenId} />;
  return query.isError ? <ProblemAlert error={query.error} /> : <TokenSkeleton />;
}

function LoadedToken({ token }: { token: TokenDetail }): ReactNode {
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <TokenHeader token={token} />
      <EndedNotice token={token} />
      <Tabs
        value={tab === 'trail' ? tab : 'overview'}
        onChange={(next) => void navigate({ search: readTokenSearch({ tab: next }) })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="trail">Audit trail</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <OverviewPanel token={token} />
        </Tabs.Panel>
        <Tabs.Panel value="trail">
          <TrailPanel token={token} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function TokenSkeleton(): ReactNode {
  return (
    <Stack aria-busy aria-label="Loading" role="status">
      <Skeleton height={28} width={220} />
      <Skeleton height={20} width={420} maw="100%" />
      <Skeleton height={38} />
      <Skeleton height={320} radius="md" />
    </Stack>
  );
}
