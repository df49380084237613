import { Text } from '@mantine/core';
import type { TokenUsage } from '@postern/api';
import type { ReactNode } from 'react';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { Card } from './card.tsx';
import { formatCount, quantity } from './quantity.ts';

type Client = TokenUsage['clients'][number];

const columns: readonly Column<Client>[] = [
  {
    header: 'Address',
    cell: ({ ip }) => (
      <Text ff="monospace" size="xs">
        {ip ?? 'unknown'}
      </Text>
    ),
  },
  { header: 'Program', cell: ({ user_agent }) => user_agent ?? 'unnamed' },
  { header: 'Requests', cell: ({ requests }) => formatCount(requests), isNumeric: true },
  { header: 'Last seen', cell: ({ last_seen_at }) => <RelativeTime at={last_seen_at} /> },
];

/** From where requests came, and by what program. */
export function ClientsCard({ usage }: { usage: TokenUsage }): ReactNode {
  const { clients, other_clients: others } = usage;
  return (
    <Card title="Where it came from">
      {clients.length === 0 ? (
        <Text size="sm" c="dimmed">
          No request has come with this token in these days.
        </Text>
      ) : (
        <RecordTable
          label="Addresses and programs"
          columns={columns}
          rows={clients}
          keyOf={({ ip, user_agent }) => `${ip} ${user_agent}`}
          minWidth={420}
        />
      )}
      {others > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          And {quantity(others, 'request')} of further clients.
        </Text>
      )}
    </Card>
  );
}
