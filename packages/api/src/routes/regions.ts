import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { regionSchema } from '../schemas/region.ts';

const listRegions = {
  operationId: 'regions_list',
  tag: 'Regions',
  method: 'GET',
  path: '/v2/regions',
  summary: 'List regions, with the sizes that each offers',
  access: { kind: 'permissions', anyOf: [['regions:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ regions: z.array(regionSchema), ...pageShape }),
} as const satisfies Route;

export const regionRoutes = {
  regions_list: listRegions,
} as const satisfies RouteGroup;
