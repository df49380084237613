import { routes, routeTable, type OperationId, type Route, type TokenDetail } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { expectProblem, expectPublishedShape, expectStandingHeaders, tellable } from './route-conformance-answers.ts';
import { callOf, createThings, makeCall, NOTHING, type Things } from './route-conformance-calls.ts';

const EVERYTHING = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
const ids = Object.keys(routeTable) as OperationId[];
const named = (keep: (route: Route) => boolean): OperationId[] => ids.filter((id) => keep(routeTable[id]));
/** All but what is a signed-in person's alone. */
const withToken = named(({ access }) => access.kind !== 'session');
const closed = named(({ access }) => access.kind !== 'public');
const scoped = named(({ access }) => access.kind === 'permissions');
const ofThings = named(({ access, params }) => params !== undefined && access.kind !== 'session');
const readable = named(({ access, method }) => method === 'GET' && access.kind !== 'session');

it('every kind of route is there to be tested', () => {
  expect(routes).toHaveLength(ids.length);
  for (const some of [closed, scoped, ofThings, readable]) expect(some.length).toBeGreaterThan(3);
});

const environment = { POSTERN_SIGN_UP: 'open' };

describe.each(DATABASES)('every route, on $name', (database) => {
  let server: TestServer;
  let all: string;
  let nothing: string;
  let foreign: Things;
  let foreignOwner: string;

  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 10_000, volumeLimit: 10_000, environment });
    all = (await server.issue(EVERYTHING)).secret;
    nothing = (await server.issue([])).secret;
    const other = { email: 'eve@example.com', name: 'Eve', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, other);
    foreign = await createThings(server, accountId);
    foreignOwner = (await server.issue(EVERYTHING, { accountId })).secret;
  });
  afterAll(() => server.stop());

  /** A token of its own for the calls that end the token they are made with. */
  const tokenFor = async (id: OperationId): Promise<string | undefined> => {
    if (routeTable[id].access.kind === 'public') return undefined;
    return id === 'tokens_revoke_self' ? (await server.issue(EVERYTHING)).secret : all;
  };

  it.each(closed)('%s answers 401 without a token, with a challenge and no error code', async (id) => {
    const call = callOf(id, NOTHING);
    const answer = await makeCall(server, call);
    expectProblem(answer, { status: 401, id: 'unauthorized' });
    expectStandingHeaders(answer, call.path);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="postern"');
  });

  it.each(closed)('%s answers 401 to what is no token, with the error code', async (id) => {
    const call = callOf(id, NOTHING);
    const answer = await makeCall(server, call, 'nonsense');
    expectProblem(answer, { status: 401, id: 'unauthorized' });
    expectStandingHeaders(answer, call.path);
    expect(answer.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it.each(scoped)('%s answers 403 to a token that may do nothing, before it looks at anything else', async (id) => {
    const call = { ...callOf(id, NOTHING), body: null };
    const answer = await makeCall(server, call, nothing);
    expectProblem(answer, { status: 403, id: 'forbidden' });
    expectStandingHeaders(answer, call.path);
    expect(answer.body['suggested_scope']).toMatch(/\w/);
  });

  it.each(ofThings)('%s tells nobody that something is another account’s', async (id) => {
    const call = callOf(id, foreign);
    const answer = await makeCall(server, call, all);
    expectProblem(answer, { status: 404, id: 'not_found' });
    expectStandingHeaders(answer, call.path);
    expect(tellable(answer)).toEqual(tellable(await makeCall(server, callOf(id, NOTHING), all)));
  });

  it('none of that has changed anything of the other account’s', async () => {
    for (const id of ofThings.filter((one) => readable.includes(one))) {
      expect((await makeCall(server, callOf(id, foreign), foreignOwner)).status, id).toBe(200);
    }
    const { body } = await makeCall(server, callOf('tokens_get', foreign), foreignOwner);
    const { state, name, secrets } = body['token'] as TokenDetail;
    // It was rotated once, when it was made, so that there is a secret to end.
    expect({ state, name, secrets: secrets.length }).toEqual({ state: 'active', name: 'Test', secrets: 2 });
  });

  it.each(withToken)('%s answers what it publishes, field by field', async (id) => {
    const things = await createThings(server, server.account.id, id);
    const call = callOf(id, things);
    const answer = await makeCall(server, call, await tokenFor(id));
    expectPublishedShape(routeTable[id], answer);
    expectStandingHeaders(answer, call.path);
  });

  it.each(withToken)('%s is found with a slash at the end, and with slashes doubled', async (id) => {
    // The query stays as it is.
    for (const respell of [
      (path: string) => path.replace(/(?=\?|$)/, '/'),
      (path: string) => path.replace(/^[^?]*/, (plain) => plain.replaceAll('/', '//')),
    ]) {
      const things = await createThings(server, server.account.id, id);
      const call = callOf(id, things);
      const path = call.path.replace(/^[^?]*/, respell);
      const answer = await makeCall(server, { ...call, path }, await tokenFor(id));
      expectPublishedShape(routeTable[id], answer);
      expectStandingHeaders(answer, call.path);
    }
  });

  it.each(readable)('%s answers HEAD as it answers GET, without the body', async (id) => {
    const things = await createThings(server, server.account.id, id);
    const { path } = callOf(id, things);
    const get = await server.request('GET', path, { token: all });
    const head = await server.request('HEAD', path, { token: all });
    expect(head.status).toBe(200);
    expect(head.body).toEqual({});
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expectStandingHeaders(head, path);
    const without = await server.request('HEAD', path);
    expect(without.status).toBe(closed.includes(id) ? 401 : 200);
    const forbidden = await server.request('HEAD', path, { token: nothing });
    expect(forbidden.status).toBe(scoped.includes(id) ? 403 : 200);
  });

  it.each(['/v2', '/v2/', '/v2/nothing', '/v2/droplets/1/nothing', '/v2/tokens/self/nothing'])(
    '%s is no route: 401 without a token, 404 with one',
    async (path) => {
      const without = await server.request('GET', path);
      expectProblem(without, { status: 401, id: 'unauthorized' });
      const having = await server.request('GET', path, { token: nothing });
      expectProblem(having, { status: 404, id: 'not_found' });
      for (const answer of [without, having]) expectStandingHeaders(answer, `${path}/`);
    },
  );

  it.each(['PUT', 'PATCH', 'OPTIONS'])(
    '%s is no method of /v2/droplets: 401 without a token, 404 with one',
    async (method) => {
      expectProblem(await server.request(method, '/v2/droplets'), { status: 401, id: 'unauthorized' });
      expectProblem(await server.request(method, '/v2/droplets', { token: all }), { status: 404, id: 'not_found' });
    },
  );

  it('every request has an id of its own, whatever the client calls it', async () => {
    const headers = { 'x-request-id': 'mine' };
    const seen = new Set<string | null>();
    for (const id of readable) {
      const { path } = callOf(id, NOTHING);
      seen.add((await server.request('GET', path, { token: all, headers })).headers.get('x-request-id'));
    }
    expect(seen.size).toBe(readable.length);
    expect(seen.has('mine')).toBe(false);
  });
});
