import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

/** Names and values, in two columns where there is room. */
export function FactList({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }): ReactNode {
  return (
    <Paper withBorder p="md" radius="md" className={classes['frame'] ?? ''}>
      <dl className={classes['list']}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes['pair']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
