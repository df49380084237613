import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const dropletsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/droplets',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('droplets_list')),
  component: lazyRouteComponent(() => import('./droplets-page.tsx'), 'DropletsPage'),
});

export const dropletRoutes = [dropletsRoute] as const;
