import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rootRoute, signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';
import { readTokenListSearch, tokenListQuery } from './list/token-list-search.ts';
import { tokenRoute } from './token/token-route.ts';

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    // The router throws redirects, so that nothing behind them runs.
    // oxlint-disable-next-line typescript/only-throw-error
    throw redirect({ to: '/tokens', replace: true });
  },
});

const tokensRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tokens',
  validateSearch: readTokenListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchQuery(operationQuery('tokens_list', tokenListQuery(deps))),
  component: lazyRouteComponent(() => import('./list/tokens-page.tsx'), 'TokensPage'),
});

interface GenerateSearch {
  /** The token that was just made: its secret is on the page, or was. */
  readonly issued?: string;
  /** The token that the form starts from. */
  readonly like?: number;
}

const generateRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/tokens/new',
  validateSearch: ({ issued, like }: Record<string, unknown>): GenerateSearch => ({
    ...((typeof issued === 'string' || typeof issued === 'number') && { issued: String(issued) }),
    ...(typeof like === 'number' && Number.isSafeInteger(like) && like > 0 && { like }),
  }),
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('scopes_list')),
  component: lazyRouteComponent(() => import('./generate/generate-page.tsx'), 'GeneratePage'),
});

/** Outside the shell: the address without a path. */
export const homeRoutes = [homeRoute] as const;

export const tokenRoutes = [tokensRoute, generateRoute, tokenRoute] as const;
