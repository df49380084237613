import { Button, Center, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '../components/page-header.tsx';

export function NotFoundPage(): ReactNode {
  return (
    <Center component="main" mih="60vh" p="md">
      <Stack gap="md" maw={480}>
        <PageHeader title="There is no such page" />
        <Text>The address may have been mistyped, or what it showed is gone.</Text>
        <Button component={Link} to="/tokens" w="fit-content">
          Go to the tokens
        </Button>
      </Stack>
    </Center>
  );
}
