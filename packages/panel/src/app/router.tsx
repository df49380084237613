import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from '../pages/account/account-routes.ts';
import { activityRoutes } from '../pages/activity/activity-routes.ts';
import { billingRoutes } from '../pages/billing/billing-routes.ts';
import { dropletRoutes } from '../pages/droplets/droplet-routes.ts';
import { projectRoutes } from '../pages/projects/project-routes.ts';
import { invitationRoutes } from '../pages/invitation/invitation-routes.ts';
import { setUpRoutes } from '../pages/set-up/set-up-routes.ts';
import { settingsRoutes } from '../pages/settings/settings-routes.ts';
import { signInRoutes } from '../pages/sign-in/sign-in-routes.ts';
import { homeRoutes, tokenRoutes } from '../pages/tokens/token-routes.ts';
import { watchForLinkSecrets } from './link-secret.ts';
import { createQueryClient } from './query-client.ts';
import { ErrorPage } from './error-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from '../components/page-skeleton.tsx';
import { rootRoute, signedInRoute } from './root-route.tsx';

export const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  // Only then is nothing shown any more that would ask for it again.
  void router.navigate({ to: '/sign-in', search: { next: href }, replace: true }).then(forgetAnswers);
});

/** All but what the page to sign in at asks for itself, which is nobody's secret. */
function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'signIn_get' });
  queryClient.getMutationCache().clear();
}

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...signInRoutes,
  ...setUpRoutes,
  ...invitationRoutes,
  signedInRoute.addChildren([
    ...tokenRoutes,
    ...dropletRoutes,
    ...projectRoutes,
    ...activityRoutes,
    ...billingRoutes,
    ...accountRoutes,
    ...settingsRoutes,
  ]),
]);

watchForLinkSecrets();

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Fetched ahead or not, the answers live in the query cache, which knows their age.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingMinMs: 200,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  // What no page has read as its own is left out: it may be anything.
  search: { strict: true },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
