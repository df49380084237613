import { Group, Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { TableSkeleton } from './table-skeleton.tsx';

/** While a page is on its way: a heading and a table, as most pages have them. */
export function PageSkeleton(): ReactNode {
  return (
    <Stack gap="lg" aria-busy aria-label="Loading">
      <Group justify="space-between">
        <Skeleton height={28} width={160} />
        <Skeleton height={34} width={140} />
      </Group>
      <TableSkeleton rows={6} />
    </Stack>
  );
}
