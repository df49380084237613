import { Group, Text } from '@mantine/core';
import type { Token } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { RecordTable, type Column } from '../../components/record-table.tsx';
import { RelativeTime } from '../../components/relative-time.tsx';
import { ScopeCode } from '../../components/scope-code.tsx';

const columns: readonly Column<Token>[] = [
  { header: 'Name', cell: ({ name }) => <Text fz="sm">{name}</Text> },
  {
    header: 'Scopes',
    cell: ({ scopes }) => (
      <Group gap={4}>
        {scopes.map((scope) => (
          <ScopeCode key={scope}>{scope}</ScopeCode>
        ))}
      </Group>
    ),
  },
  { header: 'Last used', cell: ({ last_used_at }) => <RelativeTime at={last_used_at} /> },
  { header: 'Expires', cell: ({ expires_at }) => <RelativeTime at={expires_at} /> },
];

export function TokensPage(): ReactNode {
  const tokens = useOperation('tokens_list');
  return (
    <>
      <PageHeader title="Tokens" description="Long random strings that let programs in, each with scopes of its own." />
      <AnswerOf query={tokens}>
        {(answer) =>
          answer.tokens.length === 0 ? (
            <EmptyState title="No tokens yet" description="A token lets a program use the API in your place." />
          ) : (
            <RecordTable label="Tokens" columns={columns} rows={answer.tokens} keyOf={({ id }) => id} />
          )
        }
      </AnswerOf>
    </>
  );
}
