import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './entry-page.module.css';
import { PageHeader } from './page-header.tsx';

export interface EntryPageProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  /** Under the card: where else to go. */
  readonly footer?: ReactNode;
}

/** A page of somebody who is not signed in yet: one card, and nothing else to do. */
export function EntryPage({ title, description, children, footer }: EntryPageProps): ReactNode {
  return (
    <main className={classes['main']}>
      <div className={classes['column']}>
        <div className={classes['brand']}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          Postern
        </div>
        <Paper withBorder radius="md" className={classes['card']}>
          <PageHeader title={title} {...(description !== undefined && { description })} />
          {children}
        </Paper>
        {footer}
      </div>
    </main>
  );
}
