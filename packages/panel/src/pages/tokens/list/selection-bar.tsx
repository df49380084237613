import { Button, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './selection-bar.module.css';
import { SELECTION_MAX, type Selection } from './use-selection.ts';

/** Says how many tokens are ticked, and what can be done with them. */
export function SelectionBar({ selection, onRevoke }: { selection: Selection; onRevoke: () => void }): ReactNode {
  const count = selection.tokens.size;
  if (count === 0) return null;
  const most = count === SELECTION_MAX ? ', as many as can be revoked at once' : '';
  return (
    <Paper withBorder shadow="md" radius="md" className={classes['bar']} role="region" aria-label="Selected tokens">
      <Text size="sm" fw={600} role="status">
        {count} selected{most}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" size="xs" onClick={selection.clear}>
          Clear
        </Button>
        <Button color="red.8" size="xs" onClick={onRevoke}>
          Revoke {count}…
        </Button>
      </Group>
    </Paper>
  );
}
