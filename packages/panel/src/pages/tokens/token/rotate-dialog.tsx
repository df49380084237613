import { Alert, Button, Checkbox, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { IssuedToken, TokenDetail } from '@postern/api';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { callOperation } from '../../../app/client.ts';
import { OperationError } from '../../../app/operation-error.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { revocationReasons, type RevocationReason } from '../revoke/revocation-reasons.ts';

export interface RotateDialogProps {
  readonly token: TokenDetail;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Receives the new secret: it goes to the screen, and nowhere else. */
  readonly onRotated: (issued: IssuedToken) => void;
}

const HOUR = 3600;
const OVERLAPS = [
  { value: '0', label: 'None: the old secret ends at once' },
  { value: String(HOUR), label: '1 hour' },
  { value: String(24 * HOUR), label: '24 hours' },
  { value: String(7 * 24 * HOUR), label: '7 days' },
  { value: String(30 * 24 * HOUR), label: '30 days' },
];

/** Asks how long the old secret is to go on, and why, and makes a new one. */
export function RotateDialog({ token, isOpen, onClose, onRotated }: RotateDialogProps): ReactNode {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Rotate ${token.name}`} size="lg">
      <RotateForm token={token} onClose={onClose} onRotated={onRotated} />
    </Modal>
  );
}

function RotateForm({ token, onClose, onRotated }: Omit<RotateDialogProps, 'isOpen'>): ReactNode {
  const queryClient = useQueryClient();
  const [error, setError] = useState<OperationError | null>(null);
  const form = useForm({ initialValues: { overlap: String(24 * HOUR), endsOnFirstUse: false, reason: 'superseded' } });
  const { overlap, reason } = form.values;
  const endsAll = reason === 'compromised' || reason === 'leaked';
  const submit = form.onSubmit(async ({ endsOnFirstUse }) => {
    setError(null);
    try {
      // Not through the cache of queries, which would keep the secret.
      const issued = await callOperation('tokens_rotate', {
        params: { token_id: token.id },
        body: {
          overlap_seconds: Number(overlap),
          retire_on_first_use: endsOnFirstUse,
          reason: reason as RevocationReason,
        },
      });
      void queryClient.invalidateQueries();
      onRotated(issued);
    } catch (problem) {
      if (!(problem instanceof OperationError)) throw problem;
      setError(problem);
    }
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          The token stays what it is and gets a new secret, which is shown once. The old one goes on for a while, so
          that nothing breaks while programs change over.
        </Text>
        {error !== null && <ProblemAlert error={error} title="It was not rotated" />}
        <Select
          label="Why"
          data={revocationReasons.map(({ reason: value, label }) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('reason')}
        />
        {endsAll ? (
          <Alert color="red" title="The old secret ends at once">
            And so does every token that was minted with this one, at any depth. Whoever holds them is refused from then
            on.
          </Alert>
        ) : (
          <>
            <Radio.Group label="How long the old secret goes on" {...form.getInputProps('overlap')}>
              <Stack gap={8} mt={6}>
                {OVERLAPS.map((choice) => (
                  <Radio key={choice.value} {...choice} />
                ))}
              </Stack>
            </Radio.Group>
            <Checkbox
              label="The first use of the new secret ends the old one"
              description="For a token that a single program uses. With several, the others would be locked out."
              disabled={overlap === '0'}
              {...form.getInputProps('endsOnFirstUse', { type: 'checkbox' })}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={form.submitting}>
            Rotate
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
