import type { Action } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RecordTable, type Column } from '../../components/record-table.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';

const columns: readonly Column<Action>[] = [
  { header: 'Action', cell: ({ type }) => type },
  { header: 'On', cell: ({ resource_type, resource_id }) => `${resource_type} ${resource_id ?? ''}` },
  { header: 'Status', cell: ({ status }) => status },
  { header: 'Started', cell: ({ started_at }) => <RelativeTime at={started_at} /> },
];

export function ActivityPage(): ReactNode {
  const actions = useOperation('actions_list');
  return (
    <>
      <PageHeader title="Activity" description="What was done to resources." />
      <AnswerOf query={actions}>
        {(answer) =>
          answer.actions.length === 0 ? (
            <EmptyState title="Nothing has happened yet" description="Every change to a resource is listed here." />
          ) : (
            <RecordTable label="Actions" columns={columns} rows={answer.actions} keyOf={({ id }) => id} />
          )
        }
      </AnswerOf>
    </>
  );
}
