import type { Route } from './route.ts';
import { getAccount } from './routes/account.ts';
import { getAction } from './routes/actions.ts';
import { listAudit } from './routes/audit.ts';
import { createDroplets, destroyDroplet, getDroplet, listDroplets } from './routes/droplets.ts';
import { getTokenInfo } from './routes/oauth.ts';
import { listScopes } from './routes/scopes.ts';
import { getHealth, getOpenApi, getReadiness } from './routes/system.ts';
import {
  createToken,
  getOwnToken,
  getToken,
  listTokens,
  revokeOwnToken,
  revokeToken,
  rotateToken,
  updateToken,
} from './routes/tokens.ts';

/** Every route there is, by operation id. What is not in this table is not served. */
export const routeTable = {
  account_get: getAccount,
  actions_get: getAction,
  audit_list: listAudit,
  droplets_create: createDroplets,
  droplets_destroy: destroyDroplet,
  droplets_get: getDroplet,
  droplets_list: listDroplets,
  healthz: getHealth,
  oauth_token_info: getTokenInfo,
  openapi_get: getOpenApi,
  readyz: getReadiness,
  scopes_list: listScopes,
  tokens_create: createToken,
  tokens_get: getToken,
  tokens_get_self: getOwnToken,
  tokens_list: listTokens,
  tokens_revoke: revokeToken,
  tokens_revoke_self: revokeOwnToken,
  tokens_rotate: rotateToken,
  tokens_update: updateToken,
} as const satisfies Readonly<Record<string, Route>>;

export type RouteTable = typeof routeTable;
export type OperationId = keyof RouteTable;

/** The table's rows under the type that all of them share. */
export const routes: readonly Route[] = Object.values(routeTable);
