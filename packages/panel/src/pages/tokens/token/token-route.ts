import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../../app/root-route.tsx';
import { operationQuery } from '../../../app/use-operation.ts';
import { readTokenSearch } from './token-search.ts';

export const tokenRoute = createRoute({
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
