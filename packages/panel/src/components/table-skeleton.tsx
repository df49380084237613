import { Skeleton, Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** As high as the rows that will stand there, so that nothing jumps. */
export function TableSkeleton({ rows, rowHeight = 44 }: { rows: number; rowHeight?: number }): ReactNode {
  return (
    <Stack gap={1} aria-busy aria-label="Loading" role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={rowHeight - 1} radius="xs" />
      ))}
    </Stack>
  );
}
