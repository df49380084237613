import type { Route, RouteGroup } from '../route.ts';
import { balanceSchema } from '../schemas/balance.ts';

const getBalance = {
  operationId: 'balance_get',
  tag: 'Billing',
  method: 'GET',
  path: '/v2/customers/my/balance',
  summary: 'Show what the account owes and has used this month',
  access: { kind: 'permissions', anyOf: [['billing:read']] },
  status: 200,
  response: balanceSchema,
} as const satisfies Route;

export const billingRoutes = {
  balance_get: getBalance,
} as const satisfies RouteGroup;
