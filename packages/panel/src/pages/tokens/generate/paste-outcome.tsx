import { Alert, Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScopeCode } from '../../../components/scope-code.tsx';
import type { PastedScopes } from '../../../scopes/pasted-scopes.ts';

export interface PasteOutcomeProps {
  readonly outcome: PastedScopes;
  /** Takes the nearest neighbour of an unknown word. */
  readonly onTake: (word: string, scope: string) => void;
  readonly onClose: () => void;
}

/** What became of pasted scopes: how many were ticked, which are unknown, and what may have been meant. */
export function PasteOutcome({ outcome, onTake, onClose }: PasteOutcomeProps): ReactNode {
  const { scopes, unknown, renamed } = outcome;
  return (
    <Alert
      color={unknown.length > 0 ? 'yellow' : 'accent'}
      py="xs"
      role="status"
      withCloseButton
      closeButtonLabel="Close the note"
      onClose={onClose}
    >
      <Text size="sm">{scopes.length === 1 ? '1 scope was ticked.' : `${scopes.length} scopes were ticked.`}</Text>
      {renamed.map(({ word, now }) => (
        <Text key={word} size="sm">
          <ScopeCode>{word}</ScopeCode> is an old name; it is now <ScopeCode>{now}</ScopeCode>.
        </Text>
      ))}
      {unknown.map(({ word, nearest }) => (
        <Text key={word} size="sm">
          <ScopeCode>{word}</ScopeCode> is no scope.
          {nearest !== undefined && (
            <>
              {' '}
              Was <ScopeCode>{nearest}</ScopeCode> meant?{' '}
              <Anchor component="button" type="button" size="sm" onClick={() => onTake(word, nearest)}>
                Tick {nearest}
              </Anchor>
            </>
          )}
        </Text>
      ))}
    </Alert>
  );
}
