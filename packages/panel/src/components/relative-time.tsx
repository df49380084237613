import { useInterval } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { distanceInWords } from './distance-in-words.ts';

const REFRESH_MS = 30_000;
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

/** "3 minutes ago", kept current, with the exact time as its title. `fallback` stands for a time that there is not. */
export function RelativeTime({ at, fallback = 'never' }: { at: string | null; fallback?: string }): ReactNode {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), REFRESH_MS, { autoInvoke: true });
  if (at === null) return fallback;
  const date = new Date(at);
  return (
    <time dateTime={at} title={exact.format(date)}>
      {distanceInWords(date.getTime(), now)}
    </time>
  );
}
