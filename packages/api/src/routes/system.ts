import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';

const healthSchema = z.object({ status: z.literal('ok') });

const getOpenApi = {
  operationId: 'openapi_get',
  tag: 'System',
  method: 'GET',
  path: '/openapi.json',
  summary: 'Get this API as an OpenAPI 3.1 document',
  access: { kind: 'public' },
  status: 200,
  response: z.looseObject({ openapi: z.string() }),
} as const satisfies Route;

const getHealth = {
  operationId: 'healthz',
  tag: 'System',
  method: 'GET',
  path: '/healthz',
  summary: 'Tell that the process is alive',
  access: { kind: 'public' },
  status: 200,
  response: healthSchema,
} as const satisfies Route;

const getReadiness = {
  operationId: 'readyz',
  tag: 'System',
  method: 'GET',
  path: '/readyz',
  summary: 'Tell that requests can be served; 503 while they cannot',
  access: { kind: 'public' },
  status: 200,
  response: healthSchema,
} as const satisfies Route;

export const systemRoutes = {
  healthz: getHealth,
  openapi_get: getOpenApi,
  readyz: getReadiness,
} as const satisfies RouteGroup;
