import { List, Stack, Text } from '@mantine/core';
import type { TokenDetail } from '@postern/api';
import type { ScopeIndex } from '@postern/api/scope-review';
import type { ReactNode } from 'react';
import { consequencesOf, narrowedChildren } from './edit-consequences.ts';
import type { TokenUpdate } from './token-edit.ts';
import { useChildren } from './use-children.ts';

export interface EditReviewProps {
  readonly index: ScopeIndex;
  readonly token: TokenDetail;
  readonly update: TokenUpdate;
}

/** What the change means for the token, and for those it minted. */
export function EditReview({ index, token, update }: EditReviewProps): ReactNode {
  const children = useChildren(token.id);
  if (Object.keys(update).length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Nothing yet.
      </Text>
    );
  }
  const { gains, loses, others, widens } = consequencesOf(index, token, update);
  const narrowed = narrowedChildren(children, { index, token, update });
  return (
    <Stack gap="xs" aria-live="polite">
      <Lines title="It can from now on" lines={gains} />
      <Lines title="It cannot any more" lines={loses} />
      <Lines title="And" lines={others} />
      <Lines title="Narrowed with it, and so is what they minted" lines={narrowed.map(({ name }) => name)} />
      <Text size="xs" c="dimmed">
        {widens
          ? 'It gets more than it had: you may be asked for your password.'
          : 'It holds from the next request on.'}
      </Text>
    </Stack>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {title}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
