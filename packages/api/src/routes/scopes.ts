import type { Route, RouteGroup } from '../route.ts';
import { scopeListSchema } from '../schemas/scope.ts';

const listScopes = {
  operationId: 'scopes_list',
  tag: 'Scopes',
  method: 'GET',
  path: '/v2/scopes',
  summary: 'List scopes, what each opens, and presets of them',
  access: { kind: 'public' },
  status: 200,
  response: scopeListSchema,
} as const satisfies Route;

export const scopeRoutes = {
  scopes_list: listScopes,
} as const satisfies RouteGroup;
