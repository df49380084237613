import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';
import { billingHistoryQuery, invoiceListQuery, monthSoFarQuery } from './billing-queries.ts';

const billingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/billing',
  // Waited for: how long its lists are decides where the next one begins.
  loader: async ({ context: { queryClient } }) => {
    await Promise.all([
      queryClient.prefetchQuery(operationQuery('balance_get')),
      queryClient.prefetchQuery(operationQuery('invoices_get_byUUID', monthSoFarQuery())),
      queryClient.prefetchQuery(operationQuery('invoices_list', invoiceListQuery())),
      queryClient.prefetchQuery(operationQuery('billingHistory_list', billingHistoryQuery())),
    ]);
  },
  component: lazyRouteComponent(() => import('./billing-page.tsx'), 'BillingPage'),
});

export const billingRoutes = [billingRoute] as const;
