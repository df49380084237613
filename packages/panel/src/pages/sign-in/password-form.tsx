import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { EmailField } from '../../components/email-field.tsx';
import { FormProblem, type FormProblemText } from '../../components/form-problem.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { givePassword } from '../../app/sign-in-call.ts';

export interface PasswordFormProps {
  readonly onSignedIn: () => void;
  readonly onSecondFactor: () => void;
}

export function PasswordForm({ onSignedIn, onSecondFactor }: PasswordFormProps): ReactNode {
  const form = useForm({ initialValues: { email: '', password: '' } });
  const [problem, setProblem] = useState<FormProblemText | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const submit = form.onSubmit(async (credentials) => {
    const outcome = await givePassword(credentials);
    switch (outcome.kind) {
      case 'signed_in':
        return onSignedIn();
      case 'second_factor':
        return onSecondFactor();
      case 'refused':
        return setProblem(outcome.problem);
    }
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <FormProblem problem={problem} />
        <EmailField ref={first} {...form.getInputProps('email')} />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={form.submitting}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
