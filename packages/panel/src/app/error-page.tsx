import { Button, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { OperationError } from './operation-error.ts';

/** Instead of a page that could not be shown. */
export function ErrorPage({ error }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const tryAgain = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack gap="md" maw={480} w="100%">
        <Title order={1}>This page could not be shown</Title>
        {error instanceof OperationError ? (
          <ProblemAlert error={error} />
        ) : (
          <Text>Something went wrong in the panel itself. Nothing on the server was changed by it.</Text>
        )}
        <Group>
          <Button onClick={tryAgain}>Try again</Button>
          <Button variant="default" component="a" href="/">
            Go to the tokens
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
