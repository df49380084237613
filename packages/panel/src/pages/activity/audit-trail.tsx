import { Button, Center, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntryBody } from '@postern/api';
import type { CallOutput } from '@postern/api/client';
import type { ReactNode } from 'react';
import { callOperation } from '../../app/client.ts';
import type { OperationError } from '../../app/operation-error.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextLink } from '../../components/page-links.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { TRAIL_PAGE_SIZE } from './activity-search.ts';
import { AuditDetails } from './audit-details.tsx';
import { actorOf, eventInWords } from './event-words.ts';
import { useTokenNames, type TokenNames } from './use-token-names.ts';

function columnsFor(names: TokenNames): readonly RecordColumn<AuditEntryBody>[] {
  return [
    { header: 'What', width: '36%', cell: (entry) => <Event entry={entry} /> },
    { header: 'By', width: '22%', cell: ({ actor }) => <ActorName actor={actor} names={names} /> },
    { header: 'From', width: '14%', cell: ({ address }) => <Address address={address} /> },
    { header: 'When', width: '13%', cell: ({ at }) => <RelativeTime at={at} /> },
    { header: 'Details', cell: (entry) => <AuditDetails entry={entry} /> },
  ];
}

type Page = CallOutput<'audit_list'>;

/** The trail of the account, page after page. */
export function AuditTrail(): ReactNode {
  const columns = columnsFor(useTokenNames());
  const trail = useInfiniteQuery<Page, OperationError, { pages: Page[] }, readonly unknown[], number>({
    queryKey: ['audit_list', 'all'],
    queryFn: ({ pageParam, signal }) =>
      callOperation('audit_list', { query: { page: pageParam, per_page: TRAIL_PAGE_SIZE }, signal }),
    initialPageParam: 1,
    getNextPageParam: (last, pages) => (pages.length * TRAIL_PAGE_SIZE < last.meta.total ? pages.length + 1 : null),
  });
  if (trail.data === undefined) {
    return trail.isError ? <ProblemAlert error={trail.error} /> : <RecordListSkeleton columns={columns} rows={8} />;
  }
  const entries = withoutDoubles(trail.data.pages.flatMap(({ audit }) => audit));
  if (entries.length === 0) {
    return <EmptyState title="The trail is empty" description="Generating the first token begins it." />;
  }
  return (
    <>
      <RecordList label="Audit trail" columns={columns} rows={entries} keyOf={({ sequence }) => sequence} />
      {trail.isError && <ProblemAlert error={trail.error} />}
      {trail.hasNextPage && (
        <Center mt="md">
          <Button variant="default" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            Show older entries
          </Button>
        </Center>
      )}
    </>
  );
}

/** What happened while one read moves entries to the next page, where they come again. */
function withoutDoubles(entries: readonly AuditEntryBody[]): readonly AuditEntryBody[] {
  return [...new Map(entries.map((entry) => [entry.sequence, entry])).values()];
}

function Event({ entry: { event, token_id: id, token_name: name } }: { entry: AuditEntryBody }): ReactNode {
  return (
    <>
      {eventInWords(event)}
      {id !== null && (
        <>
          {' '}
          <TokenLink id={id} name={name ?? String(id)} />
        </>
      )}
    </>
  );
}

function ActorName({ actor, names }: { actor: string; names: TokenNames }): ReactNode {
  const who = actorOf(actor);
  if (who.kind === 'other') return who.name;
  return (
    <>
      token <TokenLink id={who.id} name={names.get(who.id) ?? String(who.id)} />
    </>
  );
}

function TokenLink({ id, name }: { id: number; name: string }): ReactNode {
  return (
    <TextLink to="/tokens/$tokenId" params={{ tokenId: String(id) }} fw={500}>
      <bdi>{name}</bdi>
    </TextLink>
  );
}

function Address({ address }: { address: string | null }): ReactNode {
  return address === null ? (
    <Text c="dimmed" inherit>
      –
    </Text>
  ) : (
    <Text ff="monospace" size="xs">
      {address}
    </Text>
  );
}
