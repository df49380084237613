import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';

const projectsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/projects',
  loader: ({ context }) => void context.queryClient.prefetchQuery(operationQuery('projects_list')),
  component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
});

export const projectRoutes = [projectsRoute] as const;
