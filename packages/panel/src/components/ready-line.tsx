import { Box, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';
import classes from './ready-line.module.css';

export interface ReadyLineProps {
  /** The tool it is for: "curl". */
  readonly label: string;
  readonly text: string;
}

/** Lines that work as they stand, to copy. */
export function ReadyLine({ label, text }: ReadyLineProps): ReactNode {
  return (
    <Stack gap={6} w="100%">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={text} aria-label={`Copy the lines for ${label}`} size="compact-xs" />
      </Group>
      <Box
        component="pre"
        className={classes['lines'] ?? ''}
        tabIndex={0}
        role="group"
        aria-label={`Lines for ${label}`}
      >
        {text}
      </Box>
    </Stack>
  );
}
