import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CodeField } from '../components/code-field.tsx';
import { OperationProblem } from '../components/operation-problem.tsx';
import { PasswordField } from '../components/password-field.tsx';
import { showFieldErrors } from '../components/show-field-errors.ts';
import { onConfirmationNeeded, type Outcome } from './confirmation.ts';
import { useSession } from './session.ts';
import { useChange } from './use-operation.ts';

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
  const { two_factor_enabled: takesCode } = useSession();
  const form = useForm({ initialValues: { password: '', code: '' } });
  const confirm = useChange('sessions_confirm', { stales: [], onSuccess: onConfirmed });
  const submit = form.onSubmit(({ password, code }) =>
    confirm.mutate(
      { body: { password, ...(takesCode && { code: code.trim() }) } },
      { onError: (error) => showFieldErrors(form, error) },
    ),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">
          You signed in a while ago, and this change is worth a second look. Give your password again
          {takesCode && ', with a code from your app'}.
        </Text>
        <OperationProblem error={confirm.error} fields={['password', 'code']} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          data-autofocus
          {...form.getInputProps('password')}
        />
        {takesCode && (
          <CodeField label="Code from your app, or a recovery code" inputMode="text" {...form.getInputProps('code')} />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDeclined}>
            Cancel
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            Confirm
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
