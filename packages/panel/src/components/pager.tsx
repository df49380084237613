import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

export interface PagerProps {
  /** Counted from 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/** Where one is in a list of more than one page, and the way on. */
export function Pager({ page, pageSize, total, onPage }: PagerProps): ReactNode {
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1 && page === 1) return null;
  const from = (page - 1) * pageSize + 1;
  return (
    <Group component="nav" aria-label="Pages" justify="space-between" mt="md">
      <Text size="sm" c="dimmed" role="status">
        {from > total ? 'Nothing' : `${from}–${Math.min(from + pageSize - 1, total)}`} of{' '}
        {total.toLocaleString('en-GB')}
      </Text>
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={page <= 1} onClick={() => onPage(Math.min(page - 1, last))}>
          Previous
        </Button>
        <Button variant="default" size="xs" disabled={page >= last} onClick={() => onPage(page + 1)}>
          Next
        </Button>
      </Group>
    </Group>
  );
}
