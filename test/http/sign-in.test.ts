import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, cookiesOf, fromPanel, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('signing in, on $name', (database) => {
  let server: TestServer;
  let ada: TestPerson;

  beforeAll(async () => {
    server = await startTestServer({ database });
    ada = await addPerson(server);
  });
  afterAll(() => server.stop());

  const listDroplets = (headers: Record<string, string>) => server.request('GET', '/v2/droplets', { headers });
  const eventsOf = async (): Promise<unknown[]> => {
    const { secret: token } = await server.issue(['audit:read']);
    const { body } = await server.request('GET', '/v2/audit', { token });
    return body['audit'] as unknown[];
  };

  it('lets a person in who gives their password, and acts for their account', async () => {
    const answer = await trySignIn(server, { email: ' ADA@example.com', password: PASSWORD });
    expect(answer).toMatchObject({
      status: 200,
      body: { user: { id: ada.id, email: 'ada@example.com', name: 'Ada' } },
    });
    expect(JSON.stringify(answer.body)).not.toContain('token');
    const listed = await listDroplets(fromPanel(server, cookiesOf(answer)));
    expect(listed).toMatchObject({ status: 200, body: { droplets: [] } });
    expect((await eventsOf())[1]).toMatchObject({
      event: 'session.started',
      actor: 'person:ada@example.com',
      token_id: null,
      token_name: null,
      address: '127.0.0.1',
      request_id: answer.headers.get('x-request-id'),
      detail: { proof: 'password' },
    });
  });

  it('says the same of a wrong password and of somebody unknown, and sets no cookie', async () => {
    const wrong = await trySignIn(server, { email: ada.email, password: 'not the password' });
    const unknown = await trySignIn(server, { email: 'nobody@example.com', password: PASSWORD });
    const said = { status: 401, body: { id: 'unauthorized', message: 'The e-mail address or the password is wrong.' } };
    for (const answer of [wrong, unknown]) {
      expect(answer).toMatchObject(said);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('gives a session of its own to every sign-in, whatever cookie the browser had', async () => {
    const planted = await signIn(server, ada);
    const answer = await server.request('POST', '/auth/sign-in/email', {
      body: { email: ada.email, password: PASSWORD },
      headers: planted,
    });
    const own = fromPanel(server, cookiesOf(answer));
    expect(own['cookie']).not.toBe(planted['cookie']);
    expect((await listDroplets(own)).status).toBe(200);
    expect((await listDroplets(planted)).status).toBe(401);
  });

  it('ends with a sign-out, for good', async () => {
    const headers = await signIn(server, ada);
    const out = await server.request('POST', '/auth/sign-out', { headers });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/postern\.session_token=;.*Max-Age=0/);
    expect((await listDroplets(headers)).status).toBe(401);
    expect((await eventsOf())[1]).toMatchObject({ event: 'session.ended', detail: { by: 'sign_out' } });
    expect((await server.request('POST', '/auth/sign-out', { headers })).status).toBe(204);
  });

  it('takes no cookie that was made up or changed', async () => {
    const { cookie = '' } = await signIn(server, ada);
    const [name = '', value = ''] = cookie.split('=');
    const [unsigned = '', signature = ''] = decodeURIComponent(value).split('.');
    const { token } = await server.database.kysely.selectFrom('sessions').select('token').executeTakeFirstOrThrow();
    expect(unsigned).not.toBe('');
    for (const forged of [unsigned, token, `${token}.`, `${token}.${'A'.repeat(43)}=`, `${unsigned}x.${signature}`]) {
      const headers = fromPanel(server, `${name}=${encodeURIComponent(forged)}`);
      expect((await listDroplets(headers)).status).toBe(401);
    }
    expect((await listDroplets(fromPanel(server, cookie))).status).toBe(200);
  });
});
