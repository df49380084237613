import { ActionIcon, Group } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './copyable.module.css';

/** A value in the type of code, and a button that copies it. */
export function Copyable({ value }: { value: string }): ReactNode {
  const { copy, copied } = useClipboard({ timeout: 2000 });
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <code className={classes['value']}>{value}</code>
      <ActionIcon size={24} onClick={() => copy(value)} aria-label={copied ? `Copied ${value}` : `Copy ${value}`}>
        {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
