import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { useNow } from '../use-now.ts';
import { dateInWords } from './day-in-words.ts';

/** "Expires in 12 days (4 Dec 2026)". */
export function Expiry({ at }: { at: string | null }): ReactNode {
  const now = useNow();
  if (at === null) return 'Never expires';
  const isOver = Date.parse(at) <= now;
  return (
    <>
      {isOver ? 'Expired' : 'Expires'} <RelativeTime at={at} /> ({dateInWords(at)})
    </>
  );
}
