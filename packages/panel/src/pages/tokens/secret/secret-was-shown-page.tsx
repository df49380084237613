import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageHeader } from '../../../components/page-header.tsx';

/** After a reload, and wherever the back and forward buttons lead to a secret that is gone. */
export function SecretWasShownPage(): ReactNode {
  return (
    <>
      <PageHeader title="Generate new token" />
      <EmptyState
        title="It was shown once"
        description="The token was generated, and its secret cannot be shown again: only a hash is kept. If you have not stored it, delete this token and generate another."
      >
        <Group gap="xs">
          <Button component={Link} to="/tokens">
            Go to the tokens
          </Button>
          <Button component={Link} to="/tokens/new" variant="default">
            Generate another
          </Button>
        </Group>
      </EmptyState>
    </>
  );
}
