import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('signIn_get')),
  component: lazyRouteComponent(() => import('./invitation-page.tsx'), 'InvitationPage'),
});

export const invitationRoutes = [invitationRoute] as const;
