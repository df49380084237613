import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card.module.css';

export interface CardProps {
  readonly title: string;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of the page. */
export function Card({ title, aside, children }: CardProps): ReactNode {
  const id = `card-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
  return (
    <Paper component="section" withBorder radius="md" className={classes['card']} aria-labelledby={id}>
      <Group justify="space-between" align="baseline" gap="xs" mb="sm">
        <Title order={2} id={id} className={classes['title']}>
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Paper>
  );
}
