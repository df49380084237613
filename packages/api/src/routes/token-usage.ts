import * as z from 'zod';
import type { Route, RouteGroup } from '../route.ts';
import { pathIdSchema } from '../schemas/fields.ts';
import { tokenShrinkSchema, tokenUsageSchema, usageQuerySchema } from '../schemas/token-usage.ts';

const tokenParams = z.object({ token_id: pathIdSchema });

const readUsage = {
  operationId: 'tokens_read_usage',
  tag: 'Tokens',
  method: 'GET',
  path: '/v2/tokens/{token_id}/usage',
  summary: 'Show what a token was used for, by day, and from where',
  access: { kind: 'permissions', anyOf: [['token:read']], orSelf: true },
  params: tokenParams,
  query: usageQuerySchema,
  status: 200,
  response: z.object({ usage: tokenUsageSchema }),
} as const satisfies Route;

const proposeShrink = {
  operationId: 'tokens_propose_shrink',
  tag: 'Tokens',
  method: 'GET',
  path: '/v2/tokens/{token_id}/shrink',
  summary: 'Propose the least scopes that cover what a token was used for',
  access: { kind: 'permissions', anyOf: [['token:read']], orSelf: true },
  params: tokenParams,
  query: usageQuerySchema,
  status: 200,
  response: z.object({ shrink: tokenShrinkSchema }),
} as const satisfies Route;

export const tokenUsageRoutes = {
  tokens_propose_shrink: proposeShrink,
  tokens_read_usage: readUsage,
} as const satisfies RouteGroup;
