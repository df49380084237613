import { Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useOperation } from '../../app/use-operation.ts';
import { AnswerOf } from '../../components/answer-of.tsx';
import { dollars } from '../../components/dollars.ts';
import classes from './balance-tiles.module.css';

const REFRESH_MS = 30_000;
const COLUMNS = { base: 1, xs: 3 };

/** Three amounts: what is used, what is billed, and both. */
export function BalanceTiles(): ReactNode {
  const balance = useOperation('balance_get', {}, { refetchInterval: REFRESH_MS });
  return (
    <AnswerOf query={balance} skeleton={<TilesSkeleton />}>
      {(amounts) => (
        <SimpleGrid component="dl" cols={COLUMNS} m={0}>
          <Tile name="Used and not billed yet" amount={amounts.month_to_date_usage} />
          <Tile name="Billed and unpaid" amount={amounts.account_balance} />
          <Tile name="Together" amount={amounts.month_to_date_balance} />
        </SimpleGrid>
      )}
    </AnswerOf>
  );
}

function Tile({ name, amount }: { name: string; amount: string }): ReactNode {
  return (
    <Paper withBorder radius="md" px="md" py="sm" className={classes['tile'] ?? ''}>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <dd className={classes['amount']}>{dollars(amount)}</dd>
    </Paper>
  );
}

function TilesSkeleton(): ReactNode {
  return (
    <SimpleGrid cols={COLUMNS} role="status" aria-busy aria-label="Loading">
      {[1, 2, 3].map((tile) => (
        <Skeleton key={tile} height={76} radius="md" />
      ))}
    </SimpleGrid>
  );
}
