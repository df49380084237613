import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { safeNextPath } from '../../app/next-path.ts';
import { rootRoute } from '../../app/root-route.tsx';

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next }: { readonly next?: unknown }): { next?: string } =>
    next === undefined ? {} : { next: safeNextPath(next, location.origin) },
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});

export const signInRoutes = [signInRoute] as const;
