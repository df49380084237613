import { Alert, Button, Center, Paper, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { safeNextPath } from '../../app/next-path.ts';
import { PageHeader } from '../../components/page-header.tsx';

const route = getRouteApi('/sign-in');
const UNREACHABLE = 'The server does not answer. Try again in a moment.';

export function SignInPage(): ReactNode {
  const { next } = route.useSearch();
  const router = useRouter();
  const form = useForm({ initialValues: { email: '', password: '' } });
  const [problem, setProblem] = useState<string | null>(null);
  const submit = form.onSubmit(async (credentials) => {
    const message = await signIn(credentials);
    setProblem(message);
    if (message === null) router.history.push(safeNextPath(next, location.origin));
  });
  return (
    <Center component="main" mih="80vh" p="md">
      <Paper withBorder p="xl" radius="md" w="100%" maw={400}>
        <PageHeader title="Sign in" />
        <form onSubmit={submit}>
          <Stack>
            {problem !== null && (
              <Alert color="red" role="alert">
                {problem}
              </Alert>
            )}
            <TextInput label="E-mail" type="email" autoComplete="username" required {...form.getInputProps('email')} />
            <PasswordInput
              label="Password"
              autoComplete="current-password"
              required
              {...form.getInputProps('password')}
            />
            <Button type="submit" loading={form.submitting}>
              Sign in
            </Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  );
}

/** Answers what was wrong, or `null` when the session has begun. */
async function signIn(credentials: { readonly email: string; readonly password: string }): Promise<string | null> {
  try {
    const response = await fetch('/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentials),
    });
    if (response.ok) return null;
    const body: unknown = await response.json();
    const isNamed = typeof body === 'object' && body !== null && 'message' in body;
    return isNamed && typeof body.message === 'string' ? body.message : UNREACHABLE;
  } catch {
    return UNREACHABLE;
  }
}
