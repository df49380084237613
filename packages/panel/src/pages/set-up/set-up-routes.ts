import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('signIn_get')),
  component: lazyRouteComponent(() => import('./set-up-page.tsx'), 'SetUpPage'),
});

export const setUpRoutes = [setUpRoute] as const;
