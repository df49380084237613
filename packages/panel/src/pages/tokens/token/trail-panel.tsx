import { Group, Pagination, Stack, Text } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { actorInWords } from '../list/actor-in-words.ts';
import { Card } from './card.tsx';
import { eventInWords, type TrailEntry } from './event-in-words.ts';

const PER_PAGE = 20;

const columns: readonly Column<TrailEntry>[] = [
  { header: 'What', cell: ({ event }) => eventInWords(event) },
  { header: 'By', cell: ({ actor }) => actorInWords(actor) },
  { header: 'From', cell: ({ address }) => address ?? '' },
  { header: 'When', cell: ({ at }) => <RelativeTime at={at} /> },
  { header: 'Details', cell: (entry) => <Details entry={entry} /> },
];

/** Everything that ever happened to the token, newest first. */
export function TrailPanel({ token }: { token: TokenDetail }): ReactNode {
  const [page, setPage] = useState(1);
  const query = { token_id: token.id, page, per_page: PER_PAGE };
  const trail = useOperation('audit_list', { query }, { keepsPrevious: true });
  return (
    <Card title="Audit trail">
      <AnswerOf query={trail}>
        {({ audit, meta }) => (
          <Stack gap="sm">
            <RecordTable
              label="Audit trail"
              columns={columns}
              rows={audit}
              keyOf={({ sequence }) => sequence}
              minWidth={720}
            />
            {meta.total > PER_PAGE && (
              <Group justify="flex-end">
                <Pagination
                  total={Math.ceil(meta.total / PER_PAGE)}
                  value={page}
                  onChange={setPage}
                  size="sm"
                  getControlProps={(control) => ({ 'aria-label': `${control} page` })}
                />
              </Group>
            )}
          </Stack>
        )}
      </AnswerOf>
    </Card>
  );
}

function Details({ entry }: { entry: TrailEntry }): ReactNode {
  const details = Object.entries(entry.detail).filter(([, value]) => value !== null && String(value) !== '');
  return (
    <Text size="xs" c="dimmed" component="div">
      {details.map(([name, value]) => (
        <div key={name}>
          {name.replaceAll('_', ' ')}: {Array.isArray(value) ? value.join(', ') : String(value)}
        </div>
      ))}
    </Text>
  );
}
