import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { signedInRoute } from '../../app/root-route.tsx';
import { operationQuery } from '../../app/use-operation.ts';
import { dropletListQuery, readDropletListSearch } from './droplet-list-search.ts';
import { imageListQuery, sizeListQuery } from './new/catalogue-queries.ts';

const dropletsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/droplets',
  validateSearch: readDropletListSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchQuery(operationQuery('droplets_list', dropletListQuery(deps))),
  component: lazyRouteComponent(() => import('./list/droplets-page.tsx'), 'DropletsPage'),
});

const newDropletRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/droplets/new',
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(operationQuery('sizes_list', sizeListQuery));
    void queryClient.prefetchQuery(operationQuery('images_list', imageListQuery));
  },
  component: lazyRouteComponent(() => import('./new/new-droplet-page.tsx'), 'NewDropletPage'),
});

const dropletRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/droplets/$dropletId',
  loader: ({ context, params: { dropletId } }) =>
    void context.queryClient.prefetchQuery(operationQuery('droplets_get', { params: { droplet_id: dropletId } })),
  component: lazyRouteComponent(() => import('./droplet/droplet-page.tsx'), 'DropletPage'),
});

export const dropletRoutes = [dropletsRoute, newDropletRoute, dropletRoute] as const;
