import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { accountSchema } from '../schemas/account.ts';

const getAccount = {
  operationId: 'account_get',
  tag: 'Account',
  method: 'GET',
  path: '/v2/account',
  summary: 'Show the account',
  access: { kind: 'permissions', anyOf: [['account:read']] },
  status: 200,
  response: z.object({ account: accountSchema }),
} as const satisfies Route;

export const accountRoutes = {
  account_get: getAccount,
} as const satisfies RouteGroup;
