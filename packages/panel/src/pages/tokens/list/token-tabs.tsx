import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOperation } from '../../../app/use-operation.ts';
import { tokenCountQuery, listTabs, type ListTab } from './token-list-search.ts';
import classes from './token-tabs.module.css';

const tabLabels: Readonly<Record<ListTab, string>> = {
  active: 'Active',
  expiring: 'Expiring soon',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** The states, each with how many tokens there are in it; with a filter, how many of those it finds. */
export function TokenTabs({ tab, search }: { tab: ListTab; search: string | undefined }): ReactNode {
  return (
    <nav aria-label="Tokens by state" className={classes['tabs']}>
      {listTabs.map((other) => (
        <Link
          key={other}
          to="/tokens"
          search={{ ...(other !== 'active' && { state: other }), ...(search !== undefined && { search }) }}
          // By itself a link holds only one page of a list for the current one.
          activeOptions={{ exact: true }}
          aria-current={other === tab ? 'page' : undefined}
          className={classes['tab']}
        >
          {tabLabels[other]} <TabCount tab={other} search={search} />
        </Link>
      ))}
    </nav>
  );
}

function TabCount({ tab, search }: { tab: ListTab; search: string | undefined }): ReactNode {
  const counted = useOperation('tokens_list', tokenCountQuery(tab, search), { keepsPrevious: true });
  return <span className={classes['count']}>{counted.data?.meta.total.toLocaleString('en-GB') ?? ' '}</span>;
}
