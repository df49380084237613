import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const activityRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/activity',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('actions_list')),
  component: lazyRouteComponent(() => import('./activity-page.tsx'), 'ActivityPage'),
});

export const activityRoutes = [activityRoute] as const;
