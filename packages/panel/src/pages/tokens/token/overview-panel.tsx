import { SimpleGrid, Skeleton, Stack } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { ChildrenCard } from './children-card.tsx';
import { ClientsCard } from './clients-card.tsx';
import { DidCard } from './did-card.tsx';
import { MayDoCard } from './may-do-card.tsx';
import { RefusalsCard } from './refusals-card.tsx';
import { RequestsCard } from './requests-card.tsx';
import { SecretsCard } from './secrets-card.tsx';

/** What the token may do beside what it did, and where from. */
export function OverviewPanel({ token, now }: { token: TokenDetail; now: number }): ReactNode {
  const usage = useOperation('tokens_read_usage', { params: { token_id: String(token.id) } });
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <MayDoCard token={token} />
        <AnswerOf query={usage} skeleton={<Skeleton height={320} radius="md" />}>
          {(answer) => <DidCard token={token} usage={answer.usage} />}
        </AnswerOf>
      </SimpleGrid>
      <AnswerOf query={usage} skeleton={<Skeleton height={260} radius="md" />}>
        {(answer) => (
          <>
            <RequestsCard usage={answer.usage} />
            <RefusalsCard token={token} usage={answer.usage} />
            <ClientsCard usage={answer.usage} />
          </>
        )}
      </AnswerOf>
      <SecretsCard token={token} now={now} />
      <ChildrenCard token={token} />
    </Stack>
  );
}
