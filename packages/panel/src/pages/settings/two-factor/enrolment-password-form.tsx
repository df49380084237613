import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, type ReactNode } from 'react';
import { useSecretOperation } from '../../../app/use-secret-operation.ts';
import { OperationProblem } from '../../../components/operation-problem.tsx';
import { PasswordField } from '../../../components/password-field.tsx';
import { showFieldErrors } from '../../../components/show-field-errors.ts';
import type { TwoFactorEnrolment } from './two-factor-off.tsx';

export interface EnrolmentPasswordFormProps {
  readonly onEnrolment: (enrolment: TwoFactorEnrolment) => void;
  readonly onCancel: () => void;
}

export function EnrolmentPasswordForm({ onEnrolment, onCancel }: EnrolmentPasswordFormProps): ReactNode {
  const form = useForm({ initialValues: { password: '' } });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const enrol = useSecretOperation('twoFactor_enrol', {
    onSecret: ({ two_factor_enrolment }) => onEnrolment(two_factor_enrolment),
  });
  const submit = form.onSubmit((values) =>
    enrol.mutate({ body: values }, { onError: (error) => showFieldErrors(form, error) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack maw={420}>
        <Title order={2}>First, your password</Title>
        <Text size="sm">So that nobody who finds this screen open can lock you out.</Text>
        <OperationProblem error={enrol.error} fields={['password']} />
        <PasswordField
          ref={field}
          label="Password"
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Group>
          <Button type="submit" loading={enrol.isPending}>
            Continue
          </Button>
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
