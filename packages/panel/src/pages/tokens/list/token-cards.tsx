import { Checkbox, Group, Paper, Skeleton, Stack } from '@mantine/core';
import type { Token } from '@postern/api';
import type { ReactNode } from 'react';
import classes from './token-cards.module.css';
import { columnsOf, isSelectable } from './token-columns.tsx';
import { TokenMenu } from './token-menu.tsx';
import type { TokenRowsProps } from './token-table.tsx';
import type { Selection } from './use-selection.ts';

/** Tokens where there is no room for a table. */
export function TokenCards({ tab, tokens, selection, onRevoke }: TokenRowsProps): ReactNode {
  const [name, ...facts] = columnsOf(tab);
  return (
    <ul className={classes['list']} aria-label="Tokens">
      {tokens.map((token) => (
        <Paper key={token.id} component="li" withBorder p="sm" radius="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
            {isSelectable(tab) && <Tick token={token} selection={selection} />}
            <div className={classes['name']}>{name?.cell(token)}</div>
            <TokenMenu token={token} onRevoke={onRevoke} />
          </Group>
          <dl className={classes['facts']}>
            {facts.map(({ header, cell }) => (
              <div key={header} className={classes['fact']}>
                <dt>{header}</dt>
                <dd>{cell(token)}</dd>
              </div>
            ))}
          </dl>
        </Paper>
      ))}
    </ul>
  );
}

function Tick({ token, selection }: { token: Token; selection: Selection }): ReactNode {
  const isSelected = selection.tokens.has(token.id);
  return (
    <Checkbox
      aria-label={`Select ${token.name}`}
      checked={isSelected}
      onChange={() => (isSelected ? selection.deselect([token]) : selection.select([token]))}
    />
  );
}

export function TokenCardsSkeleton(): ReactNode {
  return (
    <Stack gap="xs" role="status" aria-busy aria-label="Loading tokens">
      {Array.from({ length: 4 }, (_, card) => (
        <Paper key={card} withBorder p="sm" radius="md" h={186}>
          <Skeleton height={14} width="40%" mb="sm" />
          <Skeleton height={12} width="80%" mb="xs" />
          <Skeleton height={12} width="60%" />
        </Paper>
      ))}
    </Stack>
  );
}
