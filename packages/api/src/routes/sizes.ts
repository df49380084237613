import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';
import { sizeSchema } from '../schemas/size.ts';

const listSizes = {
  operationId: 'sizes_list',
  tag: 'Sizes',
  method: 'GET',
  path: '/v2/sizes',
  summary: 'List sizes and their prices, the cheapest first',
  access: { kind: 'permissions', anyOf: [['sizes:read', 'regions:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ sizes: z.array(sizeSchema), ...pageShape }),
} as const satisfies Route;

export const sizeRoutes = {
  sizes_list: listSizes,
} as const satisfies RouteGroup;
