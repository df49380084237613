import { Group, Stack, Text } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import { reviewScopes } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ScopeCode } from '../../../components/scope-code.tsx';
import { Card } from './card.tsx';
import { ComesAlong } from './comes-along.tsx';
import { PhraseList } from './phrase-list.tsx';
import { quantity } from './quantity.ts';
import { useScopeIndex } from './use-scope-index.ts';

/** The grant, in words first, then in scopes, then what restricts it. */
export function MayDoCard({ token }: { token: TokenDetail }): ReactNode {
  const index = useScopeIndex();
  const review = index && reviewScopes(index, token.scopes);
  return (
    <Card title="What it may do" aside={<Text size="xs">{review && `${review.risk.word} risk`}</Text>}>
      <Stack gap="sm">
        <PhraseList phrases={review?.can ?? []} kind="can" />
        <ComesAlong review={review} />
        <PhraseList phrases={review?.cannot ?? []} kind="cannot" />
        <Group gap={6}>
          {token.scopes.length === 0 && (
            <Text size="sm">It has no scopes: it can only look at itself and end itself.</Text>
          )}
          {token.scopes.map((scope) => (
            <ScopeCode key={scope}>{scope}</ScopeCode>
          ))}
          {token.scopes.length > 0 && (
            <CopyButton value={token.scopes.join(' ')} label="Copy scopes" size="compact-xs" />
          )}
        </Group>
        <Restrictions token={token} />
      </Stack>
    </Card>
  );
}

function Restrictions({ token }: { token: TokenDetail }): ReactNode {
  const { allowed_ips: addresses, rate_limit: rate, not_before: notBefore } = token;
  return (
    <Text size="sm" c="dimmed" component="div">
      {addresses === null ? 'From any address.' : <>Only from {addresses.join(', ')}.</>}{' '}
      {rate !== null && `At most ${quantity(rate.limit, 'request')} in ${quantity(rate.window_seconds, 'second')}. `}
      {notBefore !== null && `Not before ${new Date(notBefore).toLocaleString('en-GB')}.`}
    </Text>
  );
}
