import { Group, Stack, Text } from '@mantine/core';
import { reviewScopes } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { ScopeCode } from '../../../components/scope-code.tsx';
import { ComesAlong } from './comes-along.tsx';
import { Card } from './card.tsx';
import { PhraseList } from './phrase-list.tsx';
import { quantity } from './quantity.ts';
import { useScopeIndex } from './use-scope-index.ts';

export interface GrantColumnProps {
  readonly title: string;
  readonly scopes: readonly string[];
  /** How many permissions they open. */
  readonly permissions: number;
}

/** Scopes in words and by name, for one to be held against another. */
export function GrantColumn({ title, scopes, permissions }: GrantColumnProps): ReactNode {
  const index = useScopeIndex();
  const review = index && reviewScopes(index, scopes);
  return (
    <Card title={title} aside={<Text size="xs">{quantity(permissions, 'permission')}</Text>}>
      <Stack gap="sm">
        <PhraseList phrases={review?.can ?? []} kind="can" />
        <ComesAlong review={review} />
        <Group gap={6}>
          {scopes.map((scope) => (
            <ScopeCode key={scope}>{scope}</ScopeCode>
          ))}
        </Group>
      </Stack>
    </Card>
  );
}
