import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CallOutput } from '@postern/api/client';
import type { ReactNode } from 'react';
import { useChange } from '../../app/use-operation.ts';
import { useFirstSignIn } from '../../app/use-first-sign-in.ts';
import { EmailField } from '../../components/email-field.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { OperationProblem } from '../../components/operation-problem.tsx';
import { PersonNameField } from '../../components/person-name-field.tsx';
import { showFieldErrors } from '../../components/show-field-errors.ts';

export interface SetUpFormProps {
  readonly secret: string;
  readonly rules: CallOutput<'signIn_get'>['sign_in']['password'];
  /** The link opens nothing any more. */
  readonly onGone: () => void;
}

const FIELDS = ['name', 'email', 'password'] as const;

export function SetUpForm({ secret, rules, onGone }: SetUpFormProps): ReactNode {
  const form = useForm({ initialValues: { name: '', email: '', password: '' } });
  const signIn = useFirstSignIn();
  const setUp = useChange('account_set_up', {
    stales: [],
    onSuccess: ({ profile }) => signIn({ email: profile.email, password: form.getValues().password }),
  });
  const submit = form.onSubmit((values) => {
    setUp.mutate(
      { body: { secret, ...values } },
      {
        onError: (error) => (error.status === 404 ? onGone() : showFieldErrors(form, error)),
      },
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <OperationProblem error={setUp.error} fields={FIELDS} />
        <PersonNameField {...form.getInputProps('name')} />
        <EmailField description="You sign in with it." {...form.getInputProps('email')} />
        <NewPasswordField
          label="Password"
          name="password"
          rules={rules}
          {...form.getInputProps('password')}
          value={form.values.password}
        />
        <Button type="submit" size="md" loading={setUp.isPending}>
          Set up and sign in
        </Button>
      </Stack>
    </form>
  );
}
