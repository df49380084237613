import { Skeleton, Text } from '@mantine/core';
import type { TokenUsage } from '@postern/api';
import { lazy, Suspense, type ReactNode } from 'react';
import { Card } from './card.tsx';
import { dayInWords } from './day-in-words.ts';
import { formatCount } from './quantity.ts';
import classes from './requests-card.module.css';

// The chart's library is as large as all the rest of the page.
const RequestsChart = lazy(async () => ({ default: (await import('./requests-chart.tsx')).RequestsChart }));
export const CHART_HEIGHT = 180;

/** Requests per day, refusals apart: as a chart, and as a table of the same numbers. */
export function RequestsCard({ usage }: { usage: TokenUsage }): ReactNode {
  const { days, requests, from, to } = usage;
  const summary = `Requests per day from ${dayInWords(from)} to ${dayInWords(to)}: ${formatCount(requests.allowed)} let through, ${formatCount(requests.refused)} refused.`;
  return (
    <Card title="Requests per day" aside={<Legend />}>
      <div role="img" aria-label={summary} className={classes['chart']}>
        {requests.allowed + requests.refused === 0 ? (
          <Text size="sm" c="dimmed">
            No request from {dayInWords(from)} to {dayInWords(to)}.
          </Text>
        ) : (
          <Suspense fallback={<Skeleton height={CHART_HEIGHT} />}>
            <RequestsChart days={days} />
          </Suspense>
        )}
      </div>
      <details className={classes['numbers']}>
        <summary>The same as a table</summary>
        <DaysTable days={days} />
      </details>
    </Card>
  );
}

function Legend(): ReactNode {
  return (
    <span className={classes['legend']}>
      <span data-kind="allowed">Let through</span>
      <span data-kind="refused">Refused</span>
    </span>
  );
}

function DaysTable({ days }: { days: TokenUsage['days'] }): ReactNode {
  return (
    <table aria-label="Requests per day">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Let through</th>
          <th scope="col">Refused</th>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map(({ date, allowed, refused }) => (
          <tr key={date}>
            <th scope="row">{dayInWords(date)}</th>
            <td>{formatCount(allowed)}</td>
            <td>{formatCount(refused)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
