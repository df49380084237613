import type { Route, RouteGroup } from '../route.ts';
import { tokenInfoSchema } from '../schemas/token-info.ts';

/** Asked by command-line clients when somebody logs in with a token: any valid token must do, however little it may. */
const getTokenInfo = {
  operationId: 'oauth_token_info',
  tag: 'Tokens',
  method: 'GET',
  path: '/v1/oauth/token/info',
  summary: 'Show what the token in use is good for',
  access: { kind: 'any_token' },
  status: 200,
  response: tokenInfoSchema,
} as const satisfies Route;

export const oauthRoutes = {
  oauth_token_info: getTokenInfo,
} as const satisfies RouteGroup;
