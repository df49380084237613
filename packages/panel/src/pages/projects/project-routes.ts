import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CallInput } from '@postern/api/client';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

/** All projects that fit into one answer. */
export const projectListQuery: CallInput<'projects_list'> = { query: { per_page: 200 } };

const projectsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('projects_list', projectListQuery)),
  component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
});

export const projectRoutes = [projectsRoute] as const;
