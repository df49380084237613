import { Code } from '@mantine/core';
import type { Droplet } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RecordTable, type Column } from '../../components/record-table.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';

const columns: readonly Column<Droplet>[] = [
  { header: 'Name', cell: ({ name }) => name },
  { header: 'Status', cell: ({ status }) => status },
  { header: 'Address', cell: ({ networks }) => <Code>{addressOf(networks)}</Code> },
  { header: 'Size', cell: ({ size_slug }) => size_slug },
  { header: 'Region', cell: ({ region }) => region.name },
  { header: 'Created', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
];

function addressOf({ v4 }: Droplet['networks']): string {
  return v4.find(({ type }) => type === 'public')?.ip_address ?? v4[0]?.ip_address ?? 'none';
}

export function DropletsPage(): ReactNode {
  const droplets = useOperation('droplets_list');
  return (
    <>
      <PageHeader title="Droplets" description="Simulated machines, to see what a token does with them." />
      <AnswerOf query={droplets}>
        {(answer) =>
          answer.droplets.length === 0 ? (
            <EmptyState title="No Droplets yet" description="Whatever a token creates appears here." />
          ) : (
            <RecordTable label="Droplets" columns={columns} rows={answer.droplets} keyOf={({ id }) => id} />
          )
        }
      </AnswerOf>
    </>
  );
}
