import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { IssuedToken, TokenDetail } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { RevokeDialog } from '../revoke/revoke-dialog.tsx';
import { useNow } from '../use-now.ts';
import { EditPanel } from './edit-panel.tsx';
import { EndedNotice } from './ended-notice.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import { RotationWatch } from './rotation-watch.tsx';
import { ShrinkPanel } from './shrink-panel.tsx';
import { TokenHeader } from './token-header.tsx';
import { readTokenSearch, type TokenTab } from './token-search.ts';
import { TrailPanel } from './trail-panel.tsx';

const route = getRouteApi('/signed-in/tokens/$tokenId');

export interface LoadedTokenProps {
  readonly token: TokenDetail;
  /** When the server said so, in milliseconds since the epoch. */
  readonly seenAt: number;
  readonly onRotated: (issued: IssuedToken) => void;
}

/** The page of a token that is there. Its address says which part is shown. */
export function LoadedToken({ token, seenAt, onRotated }: LoadedTokenProps): ReactNode {
  const { tab = 'overview', add } = route.useSearch();
  const navigate = route.useNavigate();
  const [beforeShrink, setBeforeShrink] = useState<readonly string[] | null>(null);
  // What has just ended has ended by the time of the answer, though the page's own time stands still between its ticks.
  const now = Math.max(useNow(), seenAt);
  const isActive = token.state === 'active';
  const show = (next: string | null): void => void navigate({ search: readTokenSearch({ tab: next }) });
  const close = (): void => void navigate({ search: {}, replace: true });
  if (tab === 'edit' && isActive) {
    return <EditPanel token={token} {...(add !== undefined && { add })} onDone={close} />;
  }
  return (
    <>
      <TokenHeader token={token} />
      <EndedNotice token={token} />
      <RotationWatch token={token} now={now} />
      <Tabs value={panelOf(tab)} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label="About this token">
          <Tabs.Tab value="overview">Overview</Tabs.Tab>
          <Tabs.Tab value="shrink">Shrink</Tabs.Tab>
          <Tabs.Tab value="trail">Audit trail</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="overview">
          <OverviewPanel token={token} now={now} />
        </Tabs.Panel>
        <Tabs.Panel value="shrink">
          <ShrinkPanel token={token} before={beforeShrink} onShrunk={setBeforeShrink} />
        </Tabs.Panel>
        <Tabs.Panel value="trail">
          <TrailPanel token={token} />
        </Tabs.Panel>
      </Tabs>
      <RotateDialog token={token} isOpen={tab === 'rotate' && isActive} onClose={close} onRotated={onRotated} />
      <RevokeDialog tokens={[token]} isOpen={tab === 'revoke' && isActive} onClose={close} onRevoked={close} />
    </>
  );
}

/** Dialogs lie over the overview. */
function panelOf(tab: TokenTab): TokenTab {
  return tab === 'shrink' || tab === 'trail' ? tab : 'overview';
}
