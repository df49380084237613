import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../../app/root-route.tsx';
import { operationQuery } from '../../../app/use-operation.ts';
import { readTokenSearch } from './token-search.ts';

const tokenPageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tokens/$tokenId',
  validateSearch: readTokenSearch,
  // Waited for: what it may do and did decides where the rest of the page begins.
  loader: async ({ context: { queryClient }, params }) => {
    const input = { params: { token_id: params.tokenId } };
    await Promise.all([
      queryClient.prefetchQuery(operationQuery('tokens_get', input)),
      queryClient.prefetchQuery(operationQuery('tokens_read_usage', input)),
      queryClient.prefetchQuery(operationQuery('scopes_list')),
    ]);
  },
  component: lazyRouteComponent(() => import('./token-page.tsx'), 'TokenPage'),
});

// The page above shows it, because the secret lives in its state alone; the address is another, so that leaving can be asked about.
const newSecretRoute = createRoute({ getParentRoute: () => tokenPageRoute, path: 'new-secret' });

export const tokenRoute = tokenPageRoute.addChildren([newSecretRoute]);
