import { List, ScrollArea, Stack, Text } from '@mantine/core';
import type { Token } from '@postern/api';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { countOf, isInUse, recentUseInWords } from '../recent-use.ts';
import { useNow } from '../use-now.ts';
import { ReasonChoice } from './reason-choice.tsx';
import type { RevocationReason } from './revocation-reasons.ts';

export interface RevokeDialogProps {
  /** One or more; what they are while the dialog is open. */
  readonly tokens: readonly Token[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** They are revoked. The dialog is to be closed then, and what changed to be shown. */
  readonly onRevoked: (tokens: readonly Token[]) => void;
}

const FIRST_REASON: RevocationReason = 'no_longer_needed';

/** Asks why, says what will stop, and revokes. For what is in use a name has to be typed. */
export function RevokeDialog({ tokens, isOpen, onClose, onRevoked }: RevokeDialogProps): ReactNode {
  const [reason, setReason] = useState(FIRST_REASON);
  const one = useChange('tokens_revoke');
  const many = useChange('tokens_revoke_all');
  const error = one.error ?? many.error;
  const reset = (): void => {
    setReason(FIRST_REASON);
    one.reset();
    many.reset();
  };
  const onSuccess = (): void => {
    reset();
    onRevoked(tokens);
  };
  const revoke = (): void => {
    const [token] = tokens;
    // One alone takes no recent sign-in.
    if (tokens.length === 1 && token !== undefined) {
      one.mutate({ params: { token_id: token.id }, body: { reason } }, { onSuccess });
    } else {
      many.mutate({ body: { token_ids: tokens.map(({ id }) => id), reason } }, { onSuccess });
    }
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onClose={() => {
        reset();
        onClose();
      }}
      title={tokens.length === 1 ? `Revoke ${tokens[0]?.name ?? ''}?` : `Revoke ${tokens.length} tokens?`}
      confirmLabel={tokens.length === 1 ? 'Revoke the token' : `Revoke ${tokens.length} tokens`}
      onConfirm={revoke}
      isPending={one.isPending || many.isPending}
      {...(tokens.some(isInUse) && { typedName: typedNameFor(tokens) })}
    >
      <Stack gap="md">
        {error !== null && <ProblemAlert error={error} title="Nothing was revoked" />}
        <Consequences tokens={tokens} />
        <ReasonChoice value={reason} onChange={setReason} />
      </Stack>
    </ConfirmDialog>
  );
}

function typedNameFor(tokens: readonly Token[]): string {
  return tokens.length === 1 ? (tokens[0]?.name ?? '') : `revoke ${tokens.length} tokens`;
}

function Consequences({ tokens }: { tokens: readonly Token[] }): ReactNode {
  return (
    <Stack gap="xs" fz="sm">
      {tokens.length === 1 ? <UseOfOne token={tokens[0]} /> : <UseOfMany tokens={tokens} />}
      <Text size="sm">
        {whatStops(tokens)} Tokens that were made with {tokens.length === 1 ? 'it' : 'them'} end too.
      </Text>
      <Text size="sm">
        This cannot be undone. What is revoked stays in the list, with the reason, and never works again.
      </Text>
    </Stack>
  );
}

/** For whoever sends the requests. */
function whatStops(tokens: readonly Token[]): string {
  const inUse = tokens.filter(isInUse);
  if (tokens.length === 1) {
    return inUse.length === 1
      ? 'Whatever sent these requests stops working at once.'
      : 'From then on every request with it is refused.';
  }
  if (inUse.length === 0) return 'From then on every request with them is refused.';
  const requests = inUse.reduce((sum, token) => sum + token.recent_use.requests_last_day, 0);
  const verb = inUse.length === 1 ? 'is' : 'are';
  const share = inUse.length === tokens.length ? 'All of them are' : `${inUse.length} of the ${tokens.length} ${verb}`;
  return `${share} in use: whatever sent ${countOf(requests, 'request')} in the last day stops working at once.`;
}

function UseOfOne({ token }: { token: Token | undefined }): ReactNode {
  const now = useNow();
  if (token === undefined) return null;
  const words = recentUseInWords(token, now);
  return (
    <Text size="sm" fw={isInUse(token) ? 600 : 400}>
      {words.charAt(0).toUpperCase() + words.slice(1)}.
    </Text>
  );
}

/** Longer lists scroll, so that the button stays in sight. */
function UseOfMany({ tokens }: { tokens: readonly Token[] }): ReactNode {
  const now = useNow();
  return (
    <ScrollArea.Autosize
      mah={180}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'What is revoked' }}
    >
      <List size="sm" spacing={2}>
        {tokens
          .toSorted((a, b) => b.recent_use.requests_last_day - a.recent_use.requests_last_day)
          .map((token) => (
            <List.Item key={token.id}>
              <Text span fw={600} inherit>
                {token.name}
              </Text>
              {`, ${recentUseInWords(token, now)}`}
            </List.Item>
          ))}
      </List>
    </ScrollArea.Autosize>
  );
}
