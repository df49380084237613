import { Alert, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { confirmationProblem } from './confirmation-call.ts';
import { onConfirmationNeeded, type Outcome } from './confirmation.ts';

/** Opens by itself when a call needs a recent sign-in, and lets that call go on once the password is right. */
export function ConfirmSignIn(): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const settle = useRef<((outcome: Outcome) => void) | null>(null);
  useEffect(
    () =>
      onConfirmationNeeded(() => {
        setIsOpen(true);
        return new Promise((resolve) => {
          settle.current = resolve;
        });
      }),
    [],
  );
  const close = (outcome: Outcome): void => {
    setIsOpen(false);
    settle.current?.(outcome);
    settle.current = null;
  };
  return (
    <Modal opened={isOpen} onClose={() => close('declined')} title="Confirm that it is you" zIndex={300}>
      <ConfirmationForm onConfirmed={() => close('confirmed')} onDeclined={() => close('declined')} />
    </Modal>
  );
}

interface ConfirmationFormProps {
  readonly onConfirmed: () => void;
  readonly onDeclined: () => void;
}

function ConfirmationForm({ onConfirmed, onDeclined }: ConfirmationFormProps): ReactNode {
  const form = useForm({ initialValues: { password: '', code: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const submit = form.onSubmit(async ({ password, code }) => {
    const outcome = await confirmationProblem({ password, ...(code !== '' && { code }) });
    if (outcome === null) {
      onConfirmed();
      return;
    }
    if (outcome.asksForCode) setNeedsCode(true);
    setProblem(outcome.message);
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          You signed in a while ago, and this change is worth a second look. Give your password again.
        </Text>
        {problem !== null && (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        )}
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          data-autofocus
          required
          {...form.getInputProps('password')}
        />
        {needsCode && (
          <TextInput
            label="Code from your authenticator"
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            {...form.getInputProps('code')}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDeclined}>
            Cancel
          </Button>
          <Button type="submit" loading={form.submitting}>
            Confirm
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
