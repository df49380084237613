import { SimpleGrid, Stack } from '@mantine/core';
import type { TokenDetail, TokenShrink } from '@postern/api';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { AnswerOf } from '../../../components/answer-of.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ButtonLink } from '../../../components/page-links.tsx';
import { Card } from './card.tsx';
import { dayInWords } from './day-in-words.ts';
import { GrantColumn } from './grant-column.tsx';
import { PermissionList } from './permission-list.tsx';
import { quantity } from './quantity.ts';
import { ShrinkActions } from './shrink-actions.tsx';

export interface ShrinkPanelProps {
  readonly token: TokenDetail;
  /** The scopes it had before it was shrunk here, for as long as the page is open. */
  readonly before: readonly string[] | null;
  readonly onShrunk: (before: readonly string[] | null) => void;
}

/** The least scopes that cover what the token was used for, beside those it has. */
export function ShrinkPanel({ token, before, onShrunk }: ShrinkPanelProps): ReactNode {
  const query = useOperation('tokens_propose_shrink', { params: { token_id: String(token.id) } });
  return (
    <Stack gap="md">
      <AnswerOf query={query}>
        {({ shrink }) => (
          <>
            <ShrinkActions token={token} shrink={shrink} before={before} onShrunk={onShrunk} />
            {shrink.possible ? <Proposal token={token} shrink={shrink} /> : <Obstacle token={token} shrink={shrink} />}
          </>
        )}
      </AnswerOf>
    </Stack>
  );
}

function Proposal({ token, shrink }: { token: TokenDetail; shrink: TokenShrink }): ReactNode {
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <GrantColumn title="Now" scopes={token.scopes} permissions={token.permissions.length} />
        <GrantColumn title="After" scopes={shrink.scopes} permissions={shrink.keeps.length} />
      </SimpleGrid>
      <Card title="What goes">
        <PermissionList title="Permissions it never used" permissions={shrink.removes.permissions} />
      </Card>
    </>
  );
}

function Obstacle({ token, shrink }: { token: TokenDetail; shrink: TokenShrink }): ReactNode {
  const since = dayInWords(shrink.from);
  if (shrink.reason === 'nothing_used') {
    return (
      <EmptyState
        title="It was not used"
        description={`No request has come with this token since ${since}, so there is nothing to shrink it to. If nobody needs it, revoke it.`}
      >
        <ButtonLink
          to="/tokens/$tokenId"
          params={{ tokenId: String(token.id) }}
          search={{ tab: 'revoke' }}
          variant="default"
        >
          Revoke it
        </ButtonLink>
      </EmptyState>
    );
  }
  if (shrink.reason === 'not_active') {
    return <EmptyState title="It is over" description="An expired or revoked token can do nothing any more." />;
  }
  return (
    <EmptyState
      title="Nothing can go"
      description={`In ${quantity(shrink.requests, 'request')} since ${since} it used everything it may do.`}
    />
  );
}
