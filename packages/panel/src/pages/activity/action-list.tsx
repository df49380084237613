import { Text } from '@mantine/core';
import type { Action } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { TextLink } from '../../components/page-links.tsx';
import { Pager } from '../../components/pager.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { spanInWords } from '../../components/span-in-words.ts';
import { ActionStatus } from '../droplets/action-status.tsx';
import { actionInWords } from '../droplets/droplet-words.ts';

const PAGE_SIZE = 25;
const REFRESH_MS = 10_000;
const BUSY_REFRESH_MS = 1500;

const columns: readonly RecordColumn<Action>[] = [
  { header: 'Action', width: '24%', cell: (action) => <Named action={action} /> },
  { header: 'On', width: '26%', cell: (action) => <ResourceOf action={action} /> },
  { header: 'Status', cell: (action) => <ActionStatus action={action} /> },
  { header: 'Took', cell: ({ started_at, completed_at }) => spanInWords(started_at, completed_at) },
  { header: 'Started', cell: ({ started_at }) => <RelativeTime at={started_at} /> },
];

/** Everything that was begun on a resource, with how far it came. What is under way is watched. */
export function ActionList(): ReactNode {
  const [page, setPage] = useState(1);
  const actions = useOperation(
    'actions_list',
    { query: { page, per_page: PAGE_SIZE } },
    {
      keepsPrevious: true,
      refetchInterval: (answer) =>
        answer?.actions.some(({ status }) => status === 'in-progress') === true ? BUSY_REFRESH_MS : REFRESH_MS,
    },
  );
  return (
    <AnswerOf query={actions} skeleton={<RecordListSkeleton columns={columns} rows={8} />}>
      {(answer) =>
        answer.meta.total === 0 ? (
          <EmptyState
            title="Nothing has been done yet"
            description="Creating, resizing or attaching something begins an action, which is then listed here."
          />
        ) : (
          <>
            <RecordList label="Actions" columns={columns} rows={answer.actions} keyOf={({ id }) => id} />
            <Pager page={page} pageSize={PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
          </>
        )
      }
    </AnswerOf>
  );
}

function Named({ action: { type, id } }: { action: Action }): ReactNode {
  return (
    <>
      <Text fw={600} inherit>
        {actionInWords(type)}
      </Text>
      <Text size="xs" c="dimmed" ff="monospace">
        {id}
      </Text>
    </>
  );
}

const NOUNS: Readonly<Record<string, string>> = {
  droplet: 'Droplet',
  image: 'Image',
  volume: 'Volume',
  reserved_ip: 'Reserved IP',
  floating_ip: 'Floating IP',
};

function ResourceOf({ action: { resource_type: type, resource_id: id, region_slug: region } }: { action: Action }) {
  const name = [NOUNS[type] ?? type.replaceAll('_', ' '), id].filter((part) => part !== null).join(' ');
  return (
    <>
      {type === 'droplet' && id !== null ? (
        <TextLink to="/droplets/$dropletId" params={{ dropletId: String(id) }}>
          {name}
        </TextLink>
      ) : (
        name
      )}
      {region !== null && (
        <Text span c="dimmed" inherit>
          {' '}
          in {region}
        </Text>
      )}
    </>
  );
}
