import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../../app/root-route.tsx';
import { operationQuery } from '../../../app/use-operation.ts';
import { readTokenSearch } from './token-search.ts';

const tokenPageRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tokens/$tokenId',
  validateSearch: readTokenSearch,
  loader: ({ context, params }) => {
    const input = { params: { token_id: params.tokenId } };
    void context.queryClient.prefetchQuery(operationQuery('tokens_get', input));
    void context.queryClient.prefetchQuery(operationQuery('tokens_read_usage', input));
    void context.queryClient.prefetchQuery(operationQuery('scopes_list'));
  },
  component: lazyRouteComponent(() => import('./token-page.tsx'), 'TokenPage'),
});

// The page above shows it, because the secret lives in its state alone; the address is another, so that leaving can be asked about.
const newSecretRoute = createRoute({ getParentRoute: () => tokenPageRoute, path: 'new-secret' });

export const tokenRoute = tokenPageRoute.addChildren([newSecretRoute]);
