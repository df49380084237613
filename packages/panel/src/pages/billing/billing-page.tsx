import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { BalanceTiles } from './balance-tiles.tsx';
import { BillingHistory } from './billing-history.tsx';
import { InvoiceList } from './invoice-list.tsx';
import { MonthSoFar } from './month-so-far.tsx';

/** What the resources of the account would cost. */
export function BillingPage(): ReactNode {
  return (
    <>
      <PageHeader title="Billing" description="What the simulated resources would cost. Nothing is ever charged." />
      <Stack gap="md" maw={1120}>
        <BalanceTiles />
        <MonthSoFar />
        <InvoiceList />
        <BillingHistory />
      </Stack>
    </>
  );
}
