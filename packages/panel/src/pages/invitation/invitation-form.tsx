import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallOutput } from '@postern/api/client';
import type { ReactNode } from 'react';
import { useFirstSignIn } from '../../app/use-first-sign-in.ts';
import { useChange } from '../../app/use-operation.ts';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { OperationProblem } from '../../components/operation-problem.tsx';
import { PersonNameField } from '../../components/person-name-field.tsx';
import { showFieldErrors } from '../../components/show-field-errors.ts';

export interface InvitationFormProps {
  readonly secret: string;
  readonly rules: CallOutput<'signIn_get'>['sign_in']['password'];
  /** The link opens nothing any more. */
  readonly onGone: () => void;
}

const FIELDS = ['name', 'password'] as const;

export function InvitationForm({ secret, rules, onGone }: InvitationFormProps): ReactNode {
  const form = useForm({ initialValues: { name: '', password: '' } });
  const signIn = useFirstSignIn();
  const accept = useChange('invitations_accept', {
    stales: [],
    onSuccess: ({ profile }) => signIn({ email: profile.email, password: form.getValues().password }),
  });
  const submit = form.onSubmit((values) => {
    accept.mutate(
      { body: { secret, ...values } },
      {
        onError: (error) => (error.status === 404 ? onGone() : showFieldErrors(form, error)),
      },
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <OperationProblem error={accept.error} fields={FIELDS} />
        <PersonNameField {...form.getInputProps('name')} />
        <NewPasswordField
          label="Password"
          name="password"
          rules={rules}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Button type="submit" size="md" loading={accept.isPending}>
          Accept and sign in
        </Button>
      </Stack>
    </form>
  );
}
