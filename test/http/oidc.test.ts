import { createAccount } from '@postern/server';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  beginAtCompany,
  comeBack,
  companySettings,
  goToCompany,
  startCompany,
  type Company,
} from '../support/company.ts';
import { addPerson, fromPanel, signIn, trySignIn } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const ADA = { sub: 'ada-1', email: 'Ada@Example.com', email_verified: true, name: 'Ada of the company' };

describe.each(DATABASES)('signing in at the company, on $name', (database) => {
  let company: Company;
  let server: TestServer;

  beforeEach(async () => {
    company = await startCompany();
    server = await startTestServer({ database, environment: company.environment });
    company.says(ADA);
  });
  afterEach(async () => {
    await server.stop();
    await company.stop();
  });

  const enter = async (body: object = {}): Promise<{ path: string; cookie: string; status: number }> =>
    comeBack(server, await goToCompany(server, body));
  const profile = async (cookie: string): Promise<unknown> => {
    const { body } = await server.request('GET', '/v2/account/profile', { headers: fromPanel(server, cookie) });
    return body['profile'] ?? body['id'];
  };
  const trail = async (): Promise<{ event: string; actor: string; detail: object }[]> => {
    const { secret: token } = await server.issue(['audit:read']);
    const { body } = await server.request('GET', '/v2/audit?per_page=200', { token });
    return body['audit'] as { event: string; actor: string; detail: object }[];
  };
  const invite = async (email: string): Promise<void> => {
    const headers = await signIn(server, await addPerson(server, { email: 'owner@example.com' }));
    const { status } = await server.request('POST', '/v2/account/invitations', { body: { email }, headers });
    expect(status).toBe(201);
  };

  it('is offered by name', async () => {
    const { body } = await server.request('GET', '/v2/sign_in');
    expect(body).toMatchObject({ sign_in: { oidc: { name: 'Example Works' } } });
  });

  it('sends the browser there with a state, a nonce and a challenge that are new each time', async () => {
    const urls = await Promise.all(
      [1, 2].map(async () => new URL(String((await beginAtCompany(server)).body['url'])).searchParams),
    );
    const [first = new URLSearchParams(), second = new URLSearchParams()] = urls;
    expect(Object.fromEntries(first)).toMatchObject({
      response_type: 'code',
      client_id: 'postern',
      code_challenge_method: 'S256',
      redirect_uri: `${server.origin}/auth/oauth2/callback/oidc`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(first.get(name)).toHaveLength(43);
      expect(first.get(name)).not.toBe(second.get(name));
    }
    const [set = ''] = (await beginAtCompany(server)).headers.getSetCookie();
    expect(set).toMatch(/^postern\.oidc=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('lets in who is here already, by a session of their own that the trail tells of', async () => {
    const ada = await addPerson(server);
    const { status, path, cookie } = await enter();
    expect({ status, path }).toEqual({ status: 303, path: '/' });
    expect(await profile(cookie)).toMatchObject({ id: ada.id, role: 'owner', name: 'Ada' });
    expect(await trail()).toContainEqual(
      expect.objectContaining({
        event: 'session.started',
        actor: 'person:ada@example.com',
        detail: expect.objectContaining({ proof: 'oidc' }) as object,
      }),
    );
    const kept = await server.database.kysely.selectFrom('credentials').selectAll().execute();
    expect(kept.find(({ subject }) => subject === 'ada-1')).toMatchObject({
      provider: `oidc ${company.issuer}`,
      access_token: null,
      refresh_token: null,
      id_token: null,
    });
  });

  it('ends the session that the browser had', async () => {
    const ada = await addPerson(server);
    const { cookie: before = '' } = await signIn(server, ada);
    const { cookie } = await comeBack(server, await goToCompany(server, {}, before));
    expect(await profile(before)).toBe('unauthorized');
    expect(await profile(cookie)).toMatchObject({ id: ada.id });
  });

  it('makes a member of who is invited, and uses the invitation up', async () => {
    await invite('ada@example.com');
    const { path, cookie } = await enter();
    expect(path).toBe('/');
    expect(await profile(cookie)).toMatchObject({ email: 'ada@example.com', role: 'member', name: ADA.name });
    expect(await server.database.kysely.selectFrom('invitations').selectAll().execute()).toEqual([]);
    expect(await trail()).toContainEqual(
      expect.objectContaining({
        event: 'invitation.accepted',
        actor: 'person:ada@example.com',
        detail: { email: 'ada@example.com', invited_by: 'owner@example.com' },
      }),
    );
    expect(await trySignIn(server, { email: 'ada@example.com', password: '' })).toMatchObject({ status: 422 });
    expect((await trySignIn(server, { email: 'ada@example.com', password: 'anything' })).status).toBe(401);
  });

  it('leaves it to the link which of several invitations is meant', async () => {
    await invite('ada@example.com');
    const { kysely } = server.database;
    const other = await createAccount(kysely, { email: 'other@example.com', name: 'Other', createdAt: new Date() });
    const [one] = await kysely.selectFrom('invitations').selectAll().execute();
    if (one === undefined) throw new Error('There is no invitation.');
    const another = { ...one, id: 'another', account_id: other.id, secret_digest: 'another' };
    await kysely.insertInto('invitations').values(another).execute();
    expect((await enter()).path).toBe('/sign-in?problem=oidc_several_invitations');
    await kysely.updateTable('invitations').set({ expires_at: 1 }).execute();
    expect((await enter()).path).toBe('/sign-in?problem=oidc_unknown');
  });

  it.each(['A\u0000da', undefined])('takes the address for a name where the service says %j', async (name) => {
    await invite('ada@example.com');
    company.says({ ...ADA, name });
    expect(await profile((await enter()).cookie)).toMatchObject({ name: 'ada@example.com' });
  });

  it('makes nobody of somebody unknown', async () => {
    const { path, cookie } = await enter();
    expect({ path, cookie }).toEqual({ path: '/sign-in?problem=oidc_unknown', cookie: '' });
    expect(await server.database.kysely.selectFrom('users').selectAll().execute()).toEqual([]);
  });

  it.each([[false], ['true'], [undefined]])('takes no address that is vouched for by %j', async (email_verified) => {
    await addPerson(server);
    company.says({ ...ADA, email_verified });
    expect((await enter()).path).toBe('/sign-in?problem=oidc_unverified');
  });

  it('knows a person by more than an address that was given to somebody else', async () => {
    const ada = await addPerson(server);
    await enter();
    company.says({ ...ADA, sub: 'somebody-else' });
    expect((await enter()).path).toBe('/sign-in?problem=oidc_refused');
    company.says({ ...ADA, email: 'ada.married@example.com' });
    expect(await profile((await enter()).cookie)).toMatchObject({ id: ada.id });
  });

  it('asks for the second factor where it is on', async () => {
    const ada = await addPerson(server);
    const { app } = await turnOnTwoFactor(server, { headers: await signIn(server, ada) });
    const { path, cookie } = await enter({ next: '/droplets' });
    expect(path).toBe('/sign-in?step=code&next=%2Fdroplets');
    expect(cookie).toMatch(/^postern\.two_factor=[^;]+$/);
    expect(await profile(cookie)).toBe('unauthorized');
    const headers = fromPanel(server, cookie);
    const verify = (code: string) =>
      server.request('POST', '/auth/two-factor/verify-totp', { body: { code }, headers });
    expect((await verify('000000')).status).toBe(401);
    expect((await verify(app.code(1))).status).toBe(200);
  });

  it.each([
    ['/droplets?tag=web', '/droplets?tag=web'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['https://evil.example', '/'],
    ['/auth/oauth2/callback/oidc', '/'],
  ])('leads on to %s as %s', async (next, path) => {
    await addPerson(server);
    expect((await enter({ next })).path).toBe(path);
  });
});

describe('signing in at the company', () => {
  let company: Company;
  let server: TestServer;

  beforeEach(async () => {
    company = await startCompany();
    server = await startTestServer({ environment: company.environment });
    await addPerson(server);
    company.says(ADA);
  });
  afterEach(async () => {
    await server.stop();
    await company.stop().catch(() => undefined);
  });

  it.each([
    ['without the cookie', (path: string) => ({ path, cookie: '' })],
    ['with a made-up cookie', (path: string) => ({ path, cookie: 'postern.oidc=00ff' })],
    ['with another state', (path: string, cookie: string) => ({ path: path.replace(/state=./, 'state=*'), cookie })],
    ['without a state', (path: string, cookie: string) => ({ path: path.replace(/&state=.*/, ''), cookie })],
  ])('comes to nothing %s', async (_, spoil) => {
    const { path, cookie } = await goToCompany(server);
    const back = await comeBack(server, spoil(path, cookie));
    expect(back).toMatchObject({ path: '/sign-in?problem=oidc_expired', cookie: '' });
  });

  it('is finished by the browser that began it', async () => {
    const { path } = await goToCompany(server);
    const { cookie } = await goToCompany(server);
    expect((await comeBack(server, { path, cookie })).path).toBe('/sign-in?problem=oidc_expired');
  });

  it('takes a code once', async () => {
    const back = await goToCompany(server);
    expect((await comeBack(server, back)).path).toBe('/');
    expect(await comeBack(server, back)).toMatchObject({ path: '/sign-in?problem=oidc_refused', cookie: '' });
  });

  it.each([
    ['issuer', { iss: 'https://elsewhere.example' }],
    ['audience', { aud: 'another client' }],
    ['nonce', { nonce: 'of another sign-in' }],
    ['time', { exp: 1 }],
  ])('takes nothing that is of another %s', async (_, claims) => {
    company.says({ ...ADA, ...claims });
    expect((await comeBack(server, await goToCompany(server))).path).toBe('/sign-in?problem=oidc_refused');
  });

  it('repeats nothing of what the service says', async () => {
    const { path, cookie } = await goToCompany(server);
    const said = path.replace(/code=[^&]*/, 'error=access_denied&error_description=Call+this+number');
    expect((await comeBack(server, { path: said, cookie })).path).toBe('/sign-in?problem=oidc_refused');
  });

  it('is begun by no page of another site', async () => {
    const headers = { origin: 'https://evil.example' };
    const { status, body } = await server.request('POST', '/auth/sign-in/oauth2', { body: {}, headers });
    expect({ status, id: body['id'] }).toEqual({ status: 403, id: 'cross_site_request' });
  });

  it('says so where the service has gone away meanwhile', async () => {
    const back = await goToCompany(server);
    await company.stop();
    expect((await comeBack(server, back)).path).toBe('/sign-in?problem=oidc_unavailable');
  });
});

describe('a company that cannot be reached', () => {
  it.each([
    ['silent', () => undefined],
    ['of another name', (answer: (body: object) => void) => answer({ issuer: 'https://elsewhere.example' })],
  ])(
    'or is %s holds up nobody else',
    async (_, behave) => {
      const service = createServer((_request, response) =>
        behave((body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))),
      );
      await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve));
      const issuer = `http://localhost:${(service.address() as AddressInfo).port}`;
      const server = await startTestServer({ environment: companySettings(issuer) });
      try {
        const refused = beginAtCompany(server);
        expect((await trySignIn(server, await addPerson(server))).status).toBe(200);
        expect(await refused).toMatchObject({
          status: 503,
          body: { message: 'Example Works does not answer. Try again in a moment, or sign in with your password.' },
        });
      } finally {
        service.closeAllConnections();
        service.close();
        await server.stop();
      }
    },
    20_000,
  );

  it('is not there at all where none is set', async () => {
    const server = await startTestServer();
    try {
      expect((await beginAtCompany(server)).status).toBe(404);
      expect((await server.request('GET', '/auth/oauth2/callback/oidc')).status).toBe(404);
      const { body } = await server.request('GET', '/v2/sign_in');
      expect(body).toMatchObject({ sign_in: { oidc: null } });
    } finally {
      await server.stop();
    }
  });
});
