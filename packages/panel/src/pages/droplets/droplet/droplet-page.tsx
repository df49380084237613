import { Skeleton, Stack } from '@mantine/core';
import type { Droplet } from '@postern/api';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { BackLink } from '../../../components/back-link.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ButtonLink } from '../../../components/page-links.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { DropletStatus } from '../list/droplet-columns.tsx';
import { ActionProgress } from './action-progress.tsx';
import { DestroyDialog } from './destroy-dialog.tsx';
import { DropletActions } from './droplet-actions.tsx';
import { DropletChangeDialog, type DropletChange } from './droplet-change-dialog.tsx';
import { DropletFacts } from './droplet-facts.tsx';
import { DropletMenu } from './droplet-menu.tsx';
import { useDropletAction } from './use-droplet-action.ts';

const route = getRouteApi('/signed-in/droplets/$dropletId');
const REFRESH_MS = 10_000;
const BUSY_REFRESH_MS = 1000;

/** One Droplet: what it is, what is being done to it, and what was. */
export function DropletPage(): ReactNode {
  const { dropletId } = route.useParams();
  const query = useOperation(
    'droplets_get',
    { params: { droplet_id: dropletId } },
    {
      refetchInterval: (answer) =>
        answer !== undefined && (answer.droplet.locked || answer.droplet.status === 'new')
          ? BUSY_REFRESH_MS
          : REFRESH_MS,
    },
  );
  if (query.error?.status === 404) return <NoSuchDroplet id={dropletId} />;
  if (query.data !== undefined) return <LoadedDroplet key={dropletId} droplet={query.data.droplet} />;
  return query.isError ? <ProblemAlert error={query.error} /> : <DropletSkeleton />;
}

/** What is asked before it is done. */
type Asked = DropletChange | 'destroy' | null;

function LoadedDroplet({ droplet }: { droplet: Droplet }): ReactNode {
  const [asked, setAsked] = useState<Asked>(null);
  const { act, watched } = useDropletAction(() => setAsked(null));
  const ask = (next: Asked): void => {
    act.reset();
    setAsked(next);
  };
  return (
    <>
      <BackLink to="/droplets">All Droplets</BackLink>
      <PageHeader title={droplet.name} description={<DropletStatus droplet={droplet} />}>
        <DropletMenu
          droplet={droplet}
          isPending={act.isPending}
          onAct={(type) => act.mutate({ params: { droplet_id: droplet.id }, body: { type } })}
          onAsk={ask}
        />
      </PageHeader>
      <Stack gap="md" maw={1120}>
        {act.error !== null && asked === null && <ProblemAlert error={act.error} title="Nothing was changed" />}
        <ActionProgress dropletId={droplet.id} watched={watched} />
        <DropletFacts droplet={droplet} />
        <DropletActions dropletId={droplet.id} isBusy={droplet.locked} />
      </Stack>
      <DropletChangeDialog
        droplet={droplet}
        change={asked === 'destroy' ? null : asked}
        act={act}
        onClose={() => ask(null)}
      />
      <DestroyDialog droplet={droplet} isOpen={asked === 'destroy'} onClose={() => ask(null)} />
    </>
  );
}

function NoSuchDroplet({ id }: { id: string }): ReactNode {
  return (
    <>
      <BackLink to="/droplets">All Droplets</BackLink>
      <PageHeader title="No such Droplet" />
      <EmptyState
        title={`There is no Droplet ${id} in this account`}
        description="It may have been destroyed, by somebody here or by a token."
      >
        <ButtonLink to="/activity" variant="default">
          See what was done
        </ButtonLink>
      </EmptyState>
    </>
  );
}

function DropletSkeleton(): ReactNode {
  return (
    <Stack aria-busy aria-label="Loading" role="status" maw={1120}>
      <Skeleton height={18} width={100} />
      <Skeleton height={28} width={220} />
      <Skeleton height={20} width={90} />
      <Skeleton height={330} radius="md" />
      <Skeleton height={220} radius="md" />
    </Stack>
  );
}
