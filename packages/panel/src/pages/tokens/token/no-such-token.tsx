import { Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '../../../components/page-header.tsx';

export function NoSuchToken({ tokenId }: { tokenId: string }): ReactNode {
  return (
    <Stack gap="md" maw={520}>
      <PageHeader title="There is no such token" />
      <Text>
        This account has no token {tokenId}. The address may have been mistyped, or the token is of another account.
        Expired and revoked tokens are never deleted.
      </Text>
      <Button component={Link} to="/tokens" w="fit-content">
        Go to the tokens
      </Button>
    </Stack>
  );
}
