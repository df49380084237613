import { Box } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import classes from './page-tabs.module.css';

/** Parts of a page, each with an address of its own. */
export function PageTabs({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {children}
    </nav>
  );
}

/** One of them; `aria-current` says that it is shown. */
export const PageTab = createLink((props: ComponentProps<'a'>): ReactNode => (
  <Box component="a" {...props} className={classes['tab'] ?? ''} />
));
