import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly title: string;
  /** One sentence. */
  readonly description: ReactNode;
  /** The button that ends the emptiness, and what else helps. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, description, children }: EmptyStateProps): ReactNode {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="sm" ta="center" py="md">
        <Title order={2}>{title}</Title>
        <Text c="dimmed" maw={480}>
          {description}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
