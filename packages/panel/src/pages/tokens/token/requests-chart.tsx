import type { TokenUsage } from '@postern/api';
import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';
import { dayInWords } from './day-in-words.ts';
import { formatCount } from './quantity.ts';
import { CHART_HEIGHT } from './requests-card.tsx';
import classes from './requests-card.module.css';

const TICK = { fill: 'var(--mantine-color-dimmed)', fontSize: 11 };

/** Bars of one day each; refusals stand on top, hatched, so that they can be told apart without colour. */
export function RequestsChart({ days }: { days: TokenUsage['days'] }): ReactNode {
  return (
    <ResponsiveContainer width="100%" height={CHART_HEIGHT}>
      <BarChart
        data={[...days]}
        accessibilityLayer={false}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="20%"
      >
        <defs>
          <pattern
            id="refused-requests"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="2" height="4" fill="var(--chart-refused)" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--chart-line)" />
        <XAxis
          dataKey="date"
          tickFormatter={dayInWords}
          tick={TICK}
          tickLine={false}
          axisLine={false}
          minTickGap={24}
        />
        <YAxis
          width={44}
          allowDecimals={false}
          tickFormatter={formatCount}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip content={DayTip} cursor={{ fill: 'var(--chart-line)', opacity: 0.5 }} isAnimationActive={false} />
        <Bar dataKey="allowed" stackId="day" fill="var(--chart-allowed)" isAnimationActive={false} />
        <Bar
          dataKey="refused"
          stackId="day"
          fill="url(#refused-requests)"
          stroke="var(--chart-refused)"
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

type Day = TokenUsage['days'][number];

function DayTip({ active, payload }: TooltipContentProps): ReactNode {
  // What recharts hands back is what it was given.
  const day = payload[0]?.payload as Day | undefined;
  if (!active || day === undefined) return null;
  return (
    <div className={classes['tip']}>
      <b>{dayInWords(day.date)}</b>
      <div>{formatCount(day.allowed)} let through</div>
      <div>{formatCount(day.refused)} refused</div>
    </div>
  );
}
