import { Text } from '@mantine/core';
import type { BillingEntry } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { dollars } from '../../components/dollars.ts';
import { Pager } from '../../components/pager.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { Card } from '../tokens/token/card.tsx';
import { HISTORY_PAGE_SIZE, billingHistoryQuery } from './billing-queries.ts';

const columns: readonly RecordColumn<BillingEntry>[] = [
  {
    header: 'What',
    width: '46%',
    cell: ({ description }) => (
      <Text fw={600} inherit>
        {description}
      </Text>
    ),
  },
  { header: 'Kind', cell: ({ type }) => type },
  { header: 'When', cell: ({ date }) => <RelativeTime at={date} /> },
  { header: 'Amount', cell: ({ amount }) => dollars(amount), isNumeric: true },
];

/** What was billed and paid. */
export function BillingHistory(): ReactNode {
  const [page, setPage] = useState(1);
  const history = useOperation('billingHistory_list', billingHistoryQuery(page), { keepsPrevious: true });
  return (
    <Card title="History">
      <AnswerOf query={history} skeleton={<RecordListSkeleton columns={columns} rows={3} />}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing was billed yet.
            </Text>
          ) : (
            <>
              <RecordList label="History" columns={columns} rows={answer.billing_history} keyOf={keyOf} />
              <Pager page={page} pageSize={HISTORY_PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
            </>
          )
        }
      </AnswerOf>
    </Card>
  );
}

function keyOf({ type, invoice_uuid, date, amount }: BillingEntry): string {
  return [type, invoice_uuid, date, amount].join(' ');
}
