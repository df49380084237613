import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const REFRESH_MS = 30_000;

/** The time, in milliseconds since the epoch, as often as a distance in words needs it. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), REFRESH_MS, { autoInvoke: true });
  return now;
}
