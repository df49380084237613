import { routeTable, type OperationId, type Route } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, signIn } from '../support/person.ts';
import { signInOwner } from '../support/second-factor.ts';
import { DATABASES_FOR_RULES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { expectProblem, expectPublishedShape, expectStandingHeaders } from './route-conformance-answers.ts';
import { callOf, createThings, makeCall, NOTHING, type By, type RouteCall } from './route-conformance-calls.ts';

const EVERYTHING = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
const ids = Object.keys(routeTable) as OperationId[];
const named = (keep: (route: Route) => boolean): OperationId[] => ids.filter((id) => keep(routeTable[id]));
const scoped = named(({ access }) => access.kind === 'permissions');
const ofTokens = named(({ access }) => access.kind === 'any_token');
const forPeople = named(({ access }) => access.kind === 'session');
const forOwners = named(({ access }) => access.kind === 'session' && access.role === 'owner');
const forAnybodyIn = [...scoped, ...forPeople];
const recent = named(({ recentSignIn }) => recentSignIn === true);
const changing = forAnybodyIn.filter((id) => routeTable[id].method !== 'GET');

/** What a browser says of a request that a page of its own did not make, or what nobody says who is a browser. */
const STRANGERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a page of another site': { 'sec-fetch-site': 'cross-site' },
  'a page of a neighbouring host, whatever its origin': { 'sec-fetch-site': 'same-site', origin: 'OWN' },
  'an address typed in': { 'sec-fetch-site': 'none' },
  'an older browser on another site': { origin: 'https://evil.example' },
  'a page without an origin': { origin: 'null' },
  'what says nothing of where it comes from': {},
};

it('every kind of route is there to be tested', () => {
  for (const some of [scoped, ofTokens, recent, changing]) expect(some.length).toBeGreaterThan(2);
});

describe.each(DATABASES_FOR_RULES)('every route and a session, on $name', (database) => {
  let server: TestServer;
  let all: string;
  let member: By;

  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 10_000, volumeLimit: 10_000 });
    all = (await server.issue(EVERYTHING)).secret;
    member = await signIn(server, await addPerson(server, { role: 'member', email: 'bob@example.com' }));
  });
  afterAll(() => server.stop());

  const signInAgain = (): Promise<Record<string, string>> => signInOwner(server, server.account.id);
  /** As if the password had been given so many minutes ago. */
  const signInLongAgo = async (minutes: number): Promise<By> => {
    const headers = await signInAgain();
    const at = new Date(server.engine.clock.now() - minutes * 60_000).toISOString();
    await server.database.kysely.updateTable('sessions').set({ confirmed_at: at }).execute();
    return headers;
  };
  const ask = async (call: RouteCall, by: By): Promise<{ status: number; id: unknown }> => {
    const answer = await makeCall(server, call, by);
    expectStandingHeaders(answer, call.path);
    return { status: answer.status, id: answer.body['id'] };
  };

  it.each(forAnybodyIn)('%s answers a signed-in person what it publishes', async (id) => {
    const things = await createThings(server, server.account.id, id);
    const call = callOf(id, things);
    const answer = await makeCall(server, call, await signInAgain());
    expectPublishedShape(routeTable[id], answer);
    expectStandingHeaders(answer, call.path);
  });

  it.each(forPeople)('%s answers 403 to a token that may do everything', async (id) => {
    const answer = await makeCall(server, { ...callOf(id, NOTHING), body: null }, all);
    expectProblem(answer, { status: 403, id: 'forbidden' });
    expect(answer.body['message']).toMatch(/Only a signed-in person/);
  });

  it.each(forPeople)('%s answers 401 to a session that has ended', async (id) => {
    const headers = await signInAgain();
    await server.request('POST', '/auth/sign-out', { headers });
    expect(await ask(callOf(id, NOTHING), headers)).toEqual({ status: 401, id: 'unauthorized' });
  });

  it.each(forOwners)('%s answers 403 to who is not the owner', async (id) => {
    const answer = await makeCall(server, { ...callOf(id, NOTHING), body: null }, member);
    expectProblem(answer, { status: 403, id: 'forbidden' });
    expect(answer.body['message']).toMatch(/Only the owner/);
  });

  it.each(ofTokens)('%s answers 403 to a session, which has no token', async (id) => {
    expect(await ask(callOf(id, NOTHING), await signInAgain())).toEqual({ status: 403, id: 'forbidden' });
  });

  it.each(recent)('%s asks for the password again when it was given 16 minutes ago, and not after 14', async (id) => {
    const call = { ...callOf(id, NOTHING), body: null };
    expect(await ask(call, await signInLongAgo(16))).toEqual({ status: 403, id: 'recent_sign_in_required' });
    expect((await ask(call, await signInLongAgo(14))).id).not.toBe('recent_sign_in_required');
  });

  it.each(recent.filter((id) => scoped.includes(id)))('%s asks no token for a recent sign-in', async (id) => {
    expect((await ask({ ...callOf(id, NOTHING), body: null }, all)).id).not.toBe('recent_sign_in_required');
  });

  it.each(changing)('%s is nothing that a page of another site can ask for in somebody’s name', async (id) => {
    const { cookie = '' } = await signInAgain();
    const call = callOf(id, NOTHING);
    for (const [who, said] of Object.entries(STRANGERS)) {
      const headers = { ...said, ...(said['origin'] === 'OWN' && { origin: server.origin }), cookie };
      expect(await ask(call, headers), who).toEqual({ status: 403, id: 'cross_site_request' });
    }
    const own = await ask(call, { 'sec-fetch-site': 'same-origin', cookie });
    expect(own.id).not.toBe('cross_site_request');
  });

  it('reads nothing else by a token that is wrong, though a session comes with it', async () => {
    const headers = await signInAgain();
    for (const id of forAnybodyIn) {
      const answer = await makeCall(server, callOf(id, NOTHING), { ...headers, authorization: 'Bearer nonsense' });
      expect(answer.status, id).toBe(401);
    }
  });
});
