import { Text } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { RecordTable, type Column } from '../../../components/record-table.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { Card } from './card.tsx';
import { isLiveSecret, type TokenSecret } from './rotation.ts';

/** The strings that prove the token, by name, newest first: the current one, one that is ending, and those that have ended. */
export function SecretsCard({ token, now }: { token: TokenDetail; now: number }): ReactNode {
  return (
    <Card title="Secrets">
      <RecordTable
        label="Secrets"
        columns={columnsFor(token, now)}
        rows={token.secrets.toReversed()}
        keyOf={({ public_id }) => public_id}
        minWidth={460}
      />
    </Card>
  );
}

function columnsFor({ starts_with: start }: TokenDetail, now: number): readonly Column<TokenSecret>[] {
  const prefix = start.slice(0, start.lastIndexOf('_') + 1);
  return [
    {
      header: 'Begins with',
      cell: ({ public_id }) => (
        <Text ff="monospace" size="xs">
          {prefix}
          {public_id}…
        </Text>
      ),
    },
    { header: 'State', cell: (secret) => <SecretState secret={secret} now={now} /> },
    { header: 'Made', cell: ({ created_at }) => <RelativeTime at={created_at} /> },
    {
      header: 'Last used',
      cell: ({ last_used_at, last_used_ip }) => (
        <>
          <RelativeTime at={last_used_at} />
          {last_used_ip !== null && ` from ${last_used_ip}`}
        </>
      ),
    },
  ];
}

function SecretState({ secret, now }: { secret: TokenSecret; now: number }): ReactNode {
  if (secret.retires_at === null) return 'Current';
  return (
    <>
      {isLiveSecret(secret, now) ? 'Ends' : 'Ended'} <RelativeTime at={secret.retires_at} />
    </>
  );
}
