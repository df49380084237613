import { Button, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useChange } from '../../../app/use-operation.ts';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import type { RevocationReason } from './revocation-reasons.ts';

const FIRST_REASON: RevocationReason = 'compromised';

/** For the day on which nobody knows what got out. `onRevoked` is told how many ended. */
export function RevokeEveryToken({ onRevoked }: { onRevoked: (count: number) => void }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState(FIRST_REASON);
  const change = useChange('tokens_revoke_all');
  const close = (): void => {
    setIsOpen(false);
    setReason(FIRST_REASON);
    change.reset();
  };
  const revoke = (): void => {
    const onSuccess = ({ revoked }: { readonly revoked: number }): void => {
      close();
      onRevoked(revoked);
    };
    change.mutate({ body: { token_ids: 'all', reason } }, { onSuccess });
  };
  return (
    <>
      <Button variant="subtle" color="gray" c="dimmed" size="compact-xs" onClick={() => setIsOpen(true)}>
        Revoke every token…
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={close}
        title="Revoke every token of this account?"
        confirmLabel="Revoke every token"
        onConfirm={revoke}
        isPending={change.isPending}
        typedName="revoke every token"
      >
        <Stack gap="md">
          {change.error !== null && <ProblemAlert error={change.error} title="Nothing was revoked" />}
          <Text size="sm">
            Every script, pipeline and tool that uses a token of this account stops at once and stays stopped until it
            is given a new one. People who are signed in stay signed in. This cannot be undone.
          </Text>
          <ReasonChoice value={reason} onChange={setReason} />
        </Stack>
      </ConfirmDialog>
    </>
  );
}
