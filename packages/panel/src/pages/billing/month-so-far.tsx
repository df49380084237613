import { Text } from '@mantine/core';
import type { InvoiceItem } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { dollars } from '../../components/dollars.ts';
import { Pager } from '../../components/pager.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { Card } from '../tokens/token/card.tsx';
import { MONTH_PAGE_SIZE, monthSoFarQuery } from './billing-queries.ts';
import { InvoiceDownloads } from './invoice-downloads.tsx';

const columns: readonly RecordColumn<InvoiceItem>[] = [
  { header: 'What', width: '46%', cell: (item) => <What item={item} /> },
  { header: 'Project', cell: ({ project_name }) => project_name || '–' },
  { header: 'Hours', cell: ({ duration }) => Number(duration).toLocaleString('en-GB'), isNumeric: true },
  { header: 'Amount', cell: ({ amount }) => dollars(amount), isNumeric: true },
];

/** What the invoice of this month holds already. */
export function MonthSoFar(): ReactNode {
  const [page, setPage] = useState(1);
  const items = useOperation('invoices_get_byUUID', monthSoFarQuery(page), { keepsPrevious: true });
  return (
    <Card title="This month so far" aside={<InvoiceDownloads invoice="preview" name="the invoice of this month" />}>
      <AnswerOf query={items} skeleton={<RecordListSkeleton columns={columns} rows={3} />}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <Text size="sm" c="dimmed">
              Nothing has been used this month.
            </Text>
          ) : (
            <>
              <RecordList label="This month so far" columns={columns} rows={answer.invoice_items} keyOf={keyOf} />
              <Pager page={page} pageSize={MONTH_PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
            </>
          )
        }
      </AnswerOf>
    </Card>
  );
}

function keyOf(item: InvoiceItem): string {
  return [item.product, item.resource_id, item.resource_uuid, item.description, item.start_time].join(' ');
}

function What({ item: { product, description } }: { item: InvoiceItem }): ReactNode {
  return (
    <>
      <Text fw={600} inherit>
        {product}
      </Text>
      <Text size="xs" c="dimmed">
        {description}
      </Text>
    </>
  );
}
