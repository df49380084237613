import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { safeNextPath } from '../../app/next-path.ts';
import { rootRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

interface SignInSearch {
  readonly next?: string;
  /** Why a sign-in at the company's service came to nothing, in a word. */
  readonly problem?: string;
  /** Where the company's service has said who somebody is, and a code is still owed. */
  readonly step?: 'code';
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next, problem, step }: Readonly<Record<string, unknown>>): SignInSearch => ({
    ...(next !== undefined && { next: safeNextPath(next, location.origin) }),
    ...(typeof problem === 'string' && { problem }),
    ...(step === 'code' && { step }),
  }),
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('signIn_get')),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const signInRoutes = [signInRoute] as const;
