import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import type { CallOutput } from '@postern/api/client';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useChange, useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { OperationProblem } from '../../components/operation-problem.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { showFieldErrors } from '../../components/show-field-errors.ts';
import { TableSkeleton } from '../../components/table-skeleton.tsx';

type PasswordRules = CallOutput<'signIn_get'>['sign_in']['password'];

export function PasswordTab(): ReactNode {
  const facts = useOperation('signIn_get');
  return (
    <AnswerOf query={facts} skeleton={<TableSkeleton rows={3} rowHeight={72} />}>
      {({ sign_in }) => <PasswordForm rules={sign_in.password} />}
    </AnswerOf>
  );
}

const FIELDS = ['current_password', 'new_password'];

function PasswordForm({ rules }: { readonly rules: PasswordRules }): ReactNode {
  const { email } = useSession();
  const form = useForm({ initialValues: { current_password: '', new_password: '' } });
  const change = useChange('password_change', {
    stales: ['sessions_list'],
    onSuccess: () => {
      form.reset();
      notifications.show({ message: 'Your password is changed, and your other sessions have ended.' });
    },
  });
  const submit = form.onSubmit((values) =>
    change.mutate({ body: values }, { onError: (error) => showFieldErrors(form, error) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack maw={420}>
        <OperationProblem error={change.error} fields={FIELDS} />
        {/* Tells password managers whose password this is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label="Current password"
          autoComplete="current-password"
          {...form.getInputProps('current_password')}
        />
        <NewPasswordField
          label="New password"
          rules={rules}
          {...form.getInputProps('new_password')}
          value={form.values.new_password}
        />
        <Text size="sm" c="dimmed">
          This ends your sessions everywhere else; here you stay signed in. Your tokens go on working.
        </Text>
        <Button type="submit" w="fit-content" loading={change.isPending}>
          Change the password
        </Button>
      </Stack>
    </form>
  );
}
