import type { AuditEntryBody } from '@postern/api';
import type { ReactNode } from 'react';
import classes from './audit-details.module.css';
import { detailsOf } from './event-words.ts';

/** What else is kept of an entry, folded. */
export function AuditDetails({ entry }: { entry: AuditEntryBody }): ReactNode {
  const details = [
    ...detailsOf(entry),
    ['entry', String(entry.sequence)],
    ...(entry.request_id === null ? [] : [['request', entry.request_id]]),
    ['hash', entry.hash],
  ] as const;
  return (
    <details className={classes['details']}>
      <summary aria-label={`More about entry ${entry.sequence}`}>More</summary>
      <dl>
        {details.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
