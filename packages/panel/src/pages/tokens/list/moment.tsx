import type { ReactNode } from 'react';
import { useNow } from '../use-now.ts';

const sameYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const otherYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "4 Dec", and "4 Dec 2027" in another year than this. */
function dateInWords(at: string, now: Date): string {
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(date);
}

/** The date alone; how long it is from now stands beside it. */
export function Moment({ at }: { at: string }): ReactNode {
  const now = new Date(useNow());
  return <time dateTime={at}>{dateInWords(at, now)}</time>;
}
