import { routeTable, type OperationId, type Route } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, cookiesOf, fromPanel, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, NOTHING } from './route-conformance-calls.ts';

const AUTH_PATHS = ['/sign-in/email', '/sign-out', '/two-factor/verify-totp', '/two-factor/verify-backup-code'];

describe.each(DATABASES)('the cookie of a session, on $name', (database) => {
  let server: TestServer;
  let ada: TestPerson;

  beforeAll(async () => {
    // A proxy on this machine that ends TLS.
    server = await startTestServer({ database, environment: { POSTERN_TRUSTED_PROXY_COUNT: '1' } });
    ada = await addPerson(server);
  });
  afterAll(() => server.stop());

  /** As a browser at this address would send it, and a proxy hand it on. */
  const signInAt = (origin: string, peer = '127.0.0.1') => {
    const { host, protocol } = new URL(origin);
    return server.app.inject({
      method: 'POST',
      url: '/auth/sign-in/email',
      remoteAddress: peer,
      headers: { host, 'x-forwarded-proto': protocol.slice(0, -1), 'x-forwarded-host': host, origin },
      payload: { email: ada.email, password: ada.password },
    });
  };
  const cookieFrom = (set: unknown): { name: string; attributes: string[] } => {
    const all = ([] as unknown[]).concat(set ?? []).map(String);
    const [pair = '', ...attributes] = (all.find((one) => one.includes('session_token=')) ?? '').split('; ');
    return { name: pair.slice(0, pair.indexOf('=')), attributes: attributes.map((one) => one.toLowerCase()).sort() };
  };

  it('has the name that only this host may set, and is sent by https alone, behind a proxy that ends TLS', async () => {
    const answer = await signInAt('https://panel.example.com');
    expect(answer.statusCode).toBe(200);
    const { name, attributes } = cookieFrom(answer.headers['set-cookie']);
    expect(name).toBe('__Host-postern.session_token');
    expect(attributes).toEqual(['httponly', 'max-age=2592000', 'path=/', 'samesite=strict', 'secure']);
  });

  it('has another name and goes without TLS on this machine itself', async () => {
    const answer = await trySignIn(server, ada);
    const { name, attributes } = cookieFrom(answer.headers.getSetCookie());
    expect(name).toBe('postern.session_token');
    expect(attributes).toEqual(['httponly', 'max-age=2592000', 'path=/', 'samesite=strict']);
  });

  it('of one of the two is none for the other', async () => {
    const { cookie = '' } = await signIn(server, ada);
    const ask = (sent: string, proto: string) =>
      server.app.inject({
        url: '/v2/droplets',
        headers: { cookie: sent, host: 'localhost', 'x-forwarded-proto': proto },
      });
    expect((await ask(cookie, 'http')).statusCode).toBe(200);
    expect((await ask(cookie, 'https')).statusCode).toBe(401);
    expect((await ask(cookie.replace('postern.', '__Host-postern.'), 'https')).statusCode).toBe(200);
    expect((await ask(cookie.replace('postern.', '__Host-postern.'), 'http')).statusCode).toBe(401);
  });

  it.each(['http://panel.example.com', 'http://192.0.2.7', 'http://localhost.example.com', 'http://[2001:db8::1]'])(
    'is not given at %s, where the password has crossed a network in the clear',
    async (origin) => {
      const answer = await signInAt(origin, '203.0.113.9');
      expect(answer.statusCode).toBe(403);
      expect(answer.json<{ message: string }>().message).toMatch(/https/);
      expect(answer.headers['set-cookie']).toBeUndefined();
    },
  );

  it.each(['http://localhost:7280', 'http://127.0.0.1', 'http://[::1]:7280', 'http://panel.localhost'])(
    'is given at %s, which is this machine',
    async (origin) => {
      expect((await signInAt(origin)).statusCode).toBe(200);
    },
  );
});

describe.each(DATABASES)('a session, on $name', (database) => {
  let server: TestServer;
  let ada: TestPerson;

  beforeAll(async () => {
    server = await startTestServer({ database });
    ada = await addPerson(server);
  });
  afterAll(() => server.stop());

  const statusOf = async (headers: Record<string, string>): Promise<number> =>
    (await server.request('GET', '/v2/droplets', { headers })).status;

  it('is not the one that somebody had planted before the sign-in, nor one that the browser made up', async () => {
    const eve = await addPerson(server, { email: 'eve@example.com', role: 'member' });
    const { cookie: planted = '' } = await signIn(server, eve);
    for (const cookie of [planted, 'postern.session_token=chosen.by-somebody-else']) {
      const headers = { ...fromPanel(server), cookie };
      const body = { email: ada.email, password: ada.password };
      const answer = await server.request('POST', '/auth/sign-in/email', { body, headers });
      expect(answer.status).toBe(200);
      expect(cookiesOf(answer)).toContain('postern.session_token=');
      expect(cookiesOf(answer)).not.toContain(cookie);
      expect(await statusOf(fromPanel(server, cookie))).toBe(401);
    }
  });

  it('is another one after the second factor than any that was there before it', async () => {
    const bob = await addPerson(server, { email: 'bob@example.com', role: 'member' });
    const enrolling = { headers: await signIn(server, bob) };
    const { recoveryCodes, headers: before } = await turnOnTwoFactor(server, enrolling);
    expect(await statusOf(before)).toBe(200);
    const challenge = cookiesOf(await trySignIn(server, bob));
    const answer = await server.request('POST', '/auth/two-factor/verify-backup-code', {
      body: { code: recoveryCodes[0] },
      headers: fromPanel(server, `${challenge}; ${before['cookie']}`),
    });
    const after = cookiesOf(answer);
    expect(answer.status).toBe(200);
    expect(before['cookie']).not.toContain(after);
    expect(await statusOf(fromPanel(server, after))).toBe(200);
    expect(await statusOf(before)).toBe(401);
    expect(await statusOf(fromPanel(server, challenge))).toBe(401);
  });

  it('is nothing to the second factor: a code that comes with a session alone is refused', async () => {
    const carol = await addPerson(server, { email: 'carol@example.com', role: 'member' });
    const enrolling = { headers: await signIn(server, carol) };
    const { app, recoveryCodes, headers } = await turnOnTwoFactor(server, enrolling);
    for (const [kind, code] of [
      ['totp', app.code(1)],
      ['backup-code', recoveryCodes[0]],
    ]) {
      const answer = await server.request('POST', `/auth/two-factor/verify-${kind}`, { headers, body: { code } });
      expect(answer.status).toBe(401);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('ends everywhere at once, and leaves nothing behind in the browser', async () => {
    const headers = await signIn(server, ada);
    const elsewhere = await signIn(server, ada);
    const out = await server.request('POST', '/auth/sign-out', { headers });
    expect(out.headers.getSetCookie().join()).toMatch(/postern\.session_token=; Max-Age=0/);
    expect([await statusOf(headers), await statusOf(elsewhere)]).toEqual([401, 200]);
  });

  it('is of no use beside an Authorization header, whatever that says', async () => {
    const headers = await signIn(server, ada);
    const { secret } = await server.issue([]);
    const beside = (authorization: string) => statusOf({ ...headers, authorization });
    expect(await beside(`Bearer ${secret}`)).toBe(403);
    for (const authorization of ['Bearer nonsense', 'Bearer', 'Basic bm9uc2Vuc2U6', '']) {
      expect(await beside(authorization), authorization).toBe(401);
    }
  });

  it.each(AUTH_PATHS)('/auth%s does nothing for a page of another site', async (path) => {
    const headers = await signIn(server, ada);
    const { cookie = '' } = headers;
    for (const said of [{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'same-site' }]) {
      const body = { email: ada.email, password: ada.password, code: '123456' };
      const answer = await server.request('POST', `/auth${path}`, { body, headers: { cookie, ...said } });
      expect(answer).toMatchObject({ status: 403, body: { id: 'cross_site_request' } });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect(await statusOf(headers)).toBe(200);
  });

  it('is in no answer of any route, only in the cookie', async () => {
    const { cookie = '' } = await signIn(server, ada);
    const [, value = ''] = cookie.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    const own = (Object.keys(routeTable) as OperationId[]).filter((id) => {
      const route: Route = routeTable[id];
      return route.method === 'GET' && route.access.kind !== 'public';
    });
    for (const id of own) {
      const { path } = callOf(id, NOTHING);
      const { body } = await server.request('GET', path, { headers: fromPanel(server, cookie) });
      expect(JSON.stringify(body), id).not.toContain(token);
    }
  });
});
