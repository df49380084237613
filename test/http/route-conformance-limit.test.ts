import { routeTable, type OperationId } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { expectProblem, expectStandingHeaders } from './route-conformance-answers.ts';
import { callOf, makeCall, NOTHING } from './route-conformance-calls.ts';

const EVERYTHING = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
const ids = Object.keys(routeTable) as OperationId[];
const closed = ids.filter((id) => routeTable[id].access.kind !== 'public');
/** Each is counted by address. */
const BY_ADDRESS = ['account_set_up', 'account_sign_up', 'invitations_accept', 'scopes_list', 'signIn_get'];
/** About the process and its description, not the API: asked by probes that must not be turned away. */
const UNLIMITED = ['healthz', 'openapi_get', 'readyz'];

describe('every route, once a token has no requests left', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ rateLimit: '1/hour' });
  });
  afterAll(() => server.stop());

  it.each(closed)('%s answers 429, and when to come back', async (id) => {
    const { secret } = await server.issue(EVERYTHING);
    const last = await server.request('GET', '/v2/tokens/self', { token: secret });
    expect([last.status, last.headers.get('ratelimit-remaining')]).toEqual([200, '0']);

    const call = callOf(id, NOTHING);
    const answer = await makeCall(server, call, secret);
    expectProblem(answer, { status: 429, id: 'too_many_requests' });
    expectStandingHeaders(answer, call.path);
    const retryAfter = Number(answer.headers.get('retry-after'));
    expect(retryAfter).toBeGreaterThan(3500);
    expect(retryAfter).toBeLessThanOrEqual(3600);
    expect(answer.headers.get('ratelimit-limit')).toBe('1');
    expect(answer.headers.get('ratelimit-remaining')).toBe('0');
  });

  it('a route without a token counts by address, and so does a request that lacks its token', async () => {
    const call = callOf('scopes_list', NOTHING);
    expect((await makeCall(server, call)).status).toBe(200);
    const again = await makeCall(server, call);
    expectProblem(again, { status: 429, id: 'too_many_requests' });
    expectStandingHeaders(again, call.path);
    expectProblem(await server.request('GET', '/v2/droplets'), { status: 429, id: 'too_many_requests' });
    const respelled = await server.request('GET', '//v2//scopes');
    expectProblem(respelled, { status: 429, id: 'too_many_requests' });
    const { secret } = await server.issue(EVERYTHING);
    expect((await server.request('GET', '/v2/droplets', { token: secret })).status).toBe(200);
  });

  it.each(UNLIMITED)('%s goes on answering', async (id) => {
    const call = callOf(id as OperationId, NOTHING);
    for (let time = 0; time < 5; time++) expect((await makeCall(server, call)).status).toBe(200);
  });

  it('every public route is one or the other', () => {
    expect(ids.filter((id) => !closed.includes(id)).sort()).toEqual([...UNLIMITED, ...BY_ADDRESS].sort());
  });
});
