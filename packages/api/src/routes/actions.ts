import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { actionSchema } from '../schemas/action.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { pageQueryShape, pageShape } from '../schemas/pagination.ts';

const listActions = {
  operationId: 'actions_list',
  tag: 'Actions',
  method: 'GET',
  path: '/v2/actions',
  summary: 'List everything that has been done to resources, newest first',
  access: { kind: 'permissions', anyOf: [['actions:read']] },
  query: z.object(pageQueryShape),
  status: 200,
  response: z.object({ actions: z.array(actionSchema), ...pageShape }),
} as const satisfies Route;

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
  actions_list: listActions,
} as const satisfies RouteGroup;
