import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { pathIdSchema } from '../schemas/fields.ts';

const getAction = {
  operationId: 'actions_get',
  tag: 'Actions',
  method: 'GET',
  path: '/v2/actions/{action_id}',
  summary: 'Show an action, and how far it has come',
  access: { kind: 'permissions', anyOf: [['actions:read']] },
  params: z.object({ action_id: pathIdSchema }),
  status: 200,
  response: z.object({ action: actionSchema }),
} as const satisfies Route;

export const actionRoutes = {
  actions_get: getAction,
} as const satisfies RouteGroup;
