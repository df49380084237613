import { routes } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, PASSWORD } from '../support/person.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const PROXIED = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'panel.example' };

/** What the account library would serve, and what of it is there. */
const SERVED = ['/sign-in/email', '/sign-out', '/two-factor/verify-totp', '/two-factor/verify-backup-code'];

describe('where people sign in', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ environment: { POSTERN_TRUSTED_PROXY_COUNT: '1' } });
    await addPerson(server);
  });
  afterAll(() => server.stop());

  const signIn = (headers: Record<string, string>): Promise<TestAnswer> =>
    server.request('POST', '/auth/sign-in/email', { body: { email: 'ada@example.com', password: PASSWORD }, headers });

  it('is this machine, with a cookie that no script and no other site gets', async () => {
    const answer = await signIn({ origin: server.origin });
    const [set = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(set).toMatch(/^postern\.session_token=[^;]+; /);
    expect(attributesOf(set)).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict']);
  });

  it('is a server behind a proxy that speaks https, with a cookie of that host alone', async () => {
    const answer = await signIn({ ...PROXIED, origin: 'https://panel.example' });
    const [set = ''] = answer.headers.getSetCookie();
    expect(set).toMatch(/^__Host-postern\.session_token=[^;]+; /);
    expect(attributesOf(set)).toEqual(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Strict', 'Secure']);
    const cookie = set.slice(0, set.indexOf(';'));
    const read = (headers: Record<string, string>) => server.request('GET', '/v2/account/profile', { headers });
    expect((await read({ ...PROXIED, cookie })).status).toBe(200);
    expect((await read({ cookie: cookie.replace('__Host-', '') })).status).toBe(200);
    expect((await read({ ...PROXIED, cookie: cookie.replace('__Host-', '') })).status).toBe(401);
  });

  it.each(['http', 'HTTP'])('is nowhere else over plain HTTP (%s)', async (proto) => {
    const headers = { ...PROXIED, 'x-forwarded-proto': proto, origin: 'http://panel.example' };
    const refused = await signIn(headers);
    expect(refused).toMatchObject({ status: 403, body: { id: 'forbidden' } });
    expect(refused.body['detail']).toContain('POSTERN_PUBLIC_ORIGIN');
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  it.each(routes.filter(({ takesPassword, access }) => takesPassword === true && access.kind === 'public'))(
    'is nowhere else for $operationId either, which takes a password',
    async ({ method, path }) => {
      const headers = { ...PROXIED, 'x-forwarded-proto': 'http' };
      const refused = await server.request(method, path, { headers, body: {} });
      expect(refused).toMatchObject({ status: 403, body: { id: 'forbidden' } });
      expect((await server.request(method, path, { headers: PROXIED, body: {} })).status).toBe(422);
    },
  );

  it.each([{}, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'is no page of another site: %j',
    async (headers) => {
      expect(await signIn(headers)).toMatchObject({ status: 403, body: { id: 'cross_site_request' } });
    },
  );

  it.each([
    [{ email: 'ada@example.com' }, 'password'],
    [{ email: 'a\u0000da@example.com', password: 'x' }, 'email'],
    [{ email: 7, password: 'x' }, 'email'],
    [{ email: 'ada@example.com', password: 'x'.repeat(257) }, 'password'],
    [{ email: 'ada@example.com', password: { $ne: '' } }, 'password'],
  ])('takes no %j', async (body, field) => {
    const headers = { origin: server.origin };
    const refused = await server.request('POST', '/auth/sign-in/email', { body, headers });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('is a few addresses, and nothing else that the account library has', async () => {
    const offered = server.auth.libraries.forOrigin(server.origin).endpoints();
    expect(offered.length).toBeGreaterThan(20);
    for (const endpoint of [...offered, 'GET /', 'POST /api-key/create', 'POST /sign-in/%65mail/x']) {
      const [method = '', path = ''] = endpoint.split(' ');
      const isServed = SERVED.includes(path) && method === 'POST';
      const sent = { headers: { origin: server.origin }, ...(method !== 'GET' && { body: {} }) };
      const { status } = await server.request(method === '*' ? 'POST' : method, `/auth${path}`, sent);
      expect(status === 404, `${endpoint} ${status}`).toBe(!isServed);
    }
  });
});

function attributesOf(set: string): string[] {
  return set.split('; ').slice(1).toSorted();
}
