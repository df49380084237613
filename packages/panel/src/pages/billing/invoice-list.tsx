import { Text } from '@mantine/core';
import type { Invoice } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { dollars } from '../../components/dollars.ts';
import { Pager } from '../../components/pager.tsx';
import { RecordList, RecordListSkeleton, type RecordColumn } from '../../components/record-list.tsx';
import { Card } from '../tokens/token/card.tsx';
import { INVOICE_PAGE_SIZE, invoiceListQuery } from './billing-queries.ts';
import { InvoiceDownloads } from './invoice-downloads.tsx';
import { monthInWords } from './month-in-words.ts';

const columns: readonly RecordColumn<Invoice>[] = [
  {
    header: 'Month',
    width: '28%',
    cell: ({ invoice_period }) => (
      <Text fw={600} inherit>
        {monthInWords(invoice_period)}
      </Text>
    ),
  },
  { header: 'Number', cell: ({ invoice_id }) => invoice_id },
  { header: 'Amount', cell: ({ amount }) => dollars(amount), isNumeric: true },
  {
    header: 'Download',
    width: '26%',
    cell: ({ invoice_uuid, invoice_id }) => <InvoiceDownloads invoice={invoice_uuid} name={`invoice ${invoice_id}`} />,
  },
];

/** The invoices of the months that are over. */
export function InvoiceList(): ReactNode {
  const [page, setPage] = useState(1);
  const invoices = useOperation('invoices_list', invoiceListQuery(page), { keepsPrevious: true });
  return (
    <Card title="Invoices">
      <AnswerOf query={invoices} skeleton={<RecordListSkeleton columns={columns} rows={3} />}>
        {(answer) =>
          answer.meta.total === 0 ? (
            <Text size="sm" c="dimmed">
              None yet. The first one is issued when this month is over.
            </Text>
          ) : (
            <>
              <RecordList
                label="Invoices"
                columns={columns}
                rows={answer.invoices}
                keyOf={({ invoice_uuid }) => invoice_uuid}
              />
              <Pager page={page} pageSize={INVOICE_PAGE_SIZE} total={answer.meta.total} onPage={setPage} />
            </>
          )
        }
      </AnswerOf>
    </Card>
  );
}
