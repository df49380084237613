import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';
import { sshKeyListQuery } from './ssh-key-list-query.ts';

const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  // Waited for: how many keys there are decides where the rest begins.
  loader: async ({ context: { queryClient } }) => {
    await Promise.all([
      queryClient.prefetchQuery(operationQuery('account_get')),
      queryClient.prefetchQuery(operationQuery('sshKeys_list', sshKeyListQuery())),
    ]);
  },
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
});

export const accountRoutes = [accountRoute] as const;
