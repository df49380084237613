import { Text } from '@mantine/core';
import type { Action } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../../components/record-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { spanInWords } from '../../../components/span-in-words.ts';
import { Card } from '../../tokens/token/card.tsx';
import { ActionStatus } from '../action-status.tsx';
import { actionInWords } from '../droplet-words.ts';

const REFRESH_MS = 10_000;
const BUSY_REFRESH_MS = 1000;

const columns: readonly RecordColumn<Action>[] = [
  {
    header: 'Action',
    width: '34%',
    cell: ({ type }) => (
      <Text fw={600} inherit>
        {actionInWords(type)}
      </Text>
    ),
  },
  { header: 'Status', cell: (action) => <ActionStatus action={action} /> },
  { header: 'Took', cell: (action) => spanInWords(action.started_at, action.completed_at) },
  { header: 'Started', cell: ({ started_at }) => <RelativeTime at={started_at} /> },
];

/** What was done to the Droplet, newest first. */
export function DropletActions({ dropletId, isBusy }: { dropletId: number; isBusy: boolean }): ReactNode {
  const actions = useOperation(
    'dropletActions_list',
    { params: { droplet_id: dropletId } },
    { refetchInterval: isBusy ? BUSY_REFRESH_MS : REFRESH_MS },
  );
  return (
    <Card title="Recent actions">
      <AnswerOf query={actions} skeleton={<RecordListSkeleton columns={columns} rows={3} />}>
        {(answer) => (
          <RecordList label="Recent actions" columns={columns} rows={answer.actions} keyOf={({ id }) => id} />
        )}
      </AnswerOf>
    </Card>
  );
}
