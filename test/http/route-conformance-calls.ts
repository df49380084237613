import type { OperationId, Route } from '@postern/api';
import { routeTable } from '@postern/api';
import type { TestAnswer, TestServer } from '../support/test-server.ts';

/** Objects of one account, one of each kind that a path can name. */
export interface Things {
  readonly droplet_id: number;
  readonly action_id: number;
  readonly token_id: number;
}

/** Identifiers that name nothing, in anybody's account. */
export const NOTHING: Things = { droplet_id: 4_000_000_000, action_id: 4_000_000_000, token_id: 4_000_000_000 };

/** What each route is asked when it is to go well; `null` where nothing is sent. A route without a line does not compile. */
const BODIES: Readonly<Record<OperationId, unknown>> = {
  account_get: null,
  actions_get: null,
  audit_list: null,
  droplets_create: { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' },
  droplets_destroy: null,
  droplets_get: null,
  droplets_list: null,
  healthz: null,
  oauth_token_info: null,
  openapi_get: null,
  readyz: null,
  scopes_list: null,
  tokens_create: { name: 'child', scopes: [] },
  tokens_get: null,
  tokens_get_self: null,
  tokens_list: null,
  tokens_revoke: null,
  tokens_revoke_self: null,
  tokens_rotate: null,
  tokens_update: { name: 'renamed' },
};

export interface RouteCall {
  readonly method: Route['method'];
  readonly path: string;
  readonly body: unknown;
}

/** A call of the route that would go well for whoever may make it. Throws on a parameter that no thing fills. */
export function callOf(id: OperationId, things: Things): RouteCall {
  const { method, path } = routeTable[id];
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = (things as unknown as Readonly<Record<string, number>>)[name];
    if (value === undefined) throw new Error(`Nothing is made for {${name}} of ${path}.`);
    return String(value);
  });
  return { method, path: filled, body: BODIES[id] };
}

/** Makes one call over HTTP. */
export function makeCall(server: TestServer, { method, path, body }: RouteCall, token?: string): Promise<TestAnswer> {
  return server.request(method, path, { token, ...(body !== null && { body }) });
}

/** Makes one call without a socket, which takes a third of the time, and answers its status. */
export async function statusOf(server: TestServer, { method, path, body }: RouteCall, token?: string): Promise<number> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const payload = body === null ? {} : { payload: JSON.stringify(body) };
  const answer = await server.app.inject({ method, url: path, headers, ...payload });
  return answer.statusCode;
}

/** A Droplet with the action that made it, and a token that may do nothing, for an account. */
export async function createThings(server: TestServer, accountId: number): Promise<Things> {
  const { secret } = await server.issue(['droplets:write'], { accountId });
  const { body } = await makeCall(server, callOf('droplets_create', NOTHING), secret);
  const { droplet, links } = body as { droplet: { id: number }; links: { actions: { id: number }[] } };
  const { id: tokenId } = await server.issue([], { accountId });
  return { droplet_id: droplet.id, action_id: links.actions[0]?.id ?? 0, token_id: tokenId };
}
