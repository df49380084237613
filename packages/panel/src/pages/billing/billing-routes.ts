import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const billingRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/billing',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('balance_get')),
  component: lazyRouteComponent(() => import('./billing-page.tsx'), 'BillingPage'),
});

export const billingRoutes = [billingRoute] as const;
