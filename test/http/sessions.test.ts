import { afterAll, beforeEach, describe, expect, it, beforeAll } from 'vitest';
import type { Person, Session } from '@postern/api';
import { addPerson, cookiesOf, fromPanel, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { forgetTwoFactor, turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const OTHER_PASSWORD = 'a mule of quite another colour';

describe.each(DATABASES)('a signed-in person, on $name', (database) => {
  let server: TestServer;
  let ada: TestPerson;
  let headers: Record<string, string>;

  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    ada = await addPerson(server);
    headers = await signIn(server, ada);
  });

  const sessionsOf = async (who = headers): Promise<Session[]> => {
    const { body } = await server.request('GET', '/v2/account/sessions', { headers: who });
    return body['sessions'] as Session[];
  };
  const statusFor = async (who: Record<string, string>): Promise<number> =>
    (await server.request('GET', '/v2/account/profile', { headers: who })).status;

  it('sees and changes their name', async () => {
    const given = { headers, body: { name: 'Ada King' } };
    expect((await server.request('PATCH', '/v2/account/profile', given)).status).toBe(200);
    const { body } = await server.request('GET', '/v2/account/profile', { headers });
    const { id, name, email, role } = body['profile'] as Person;
    expect({ id, name, email, role }).toEqual({ id: ada.id, name: 'Ada King', email: ada.email, role: 'owner' });
  });

  it.each(['', ' \u0000', 'a\u0000b', 'half \ud800', 'x'.repeat(101), 7, null])(
    'is not renamed to %j',
    async (name) => {
      expect((await server.request('PATCH', '/v2/account/profile', { headers, body: { name } })).status).toBe(422);
    },
  );

  it('changes their password, which ends every other session and gives this one a new cookie', async () => {
    const elsewhere = await signIn(server, ada);
    const body = { current_password: PASSWORD, new_password: OTHER_PASSWORD };
    const changed = await server.request('PUT', '/v2/account/password', { headers, body });
    expect(changed.status).toBe(204);
    const renewed = fromPanel(server, cookiesOf(changed));
    expect(await Promise.all([headers, elsewhere, renewed].map(statusFor))).toEqual([401, 401, 200]);
    expect((await trySignIn(server, { email: ada.email, password: PASSWORD })).status).toBe(401);
    expect((await trySignIn(server, { email: ada.email, password: OTHER_PASSWORD })).status).toBe(200);
  });

  it.each([
    ['password1234', 'one of the first passwords'],
    ['aaaaaaaaaaaaaaaa', 'one of the first passwords'],
    ['ADA@example.com', 'other than your name'],
    ['short', 'at least 12'],
    ['with a \u0000 in the midst', 'control characters'],
    ['with a half \ud800 in it', 'control characters'],
  ])('does not get the password %j', async (password, why) => {
    const body = { current_password: PASSWORD, new_password: password };
    const refused = await server.request('PUT', '/v2/account/password', { headers, body });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'new_password' }] } });
    expect(refused.body['message']).toContain(why);
  });

  it('changes nothing without the password there is', async () => {
    const body = { current_password: 'not the password', new_password: OTHER_PASSWORD };
    const refused = await server.request('PUT', '/v2/account/password', { headers, body });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'current_password' }] } });
    expect((await trySignIn(server, ada)).status).toBe(200);
  });

  it('sees where they are signed in, and ends one session or all others', async () => {
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const other = await server.request('POST', '/auth/sign-in/email', {
      body: { email: ada.email, password: PASSWORD },
      headers: { ...fromPanel(server), 'user-agent': firefox },
    });
    const otherHeaders = fromPanel(server, cookiesOf(other));
    const third = await signIn(server, ada);
    const listed = await sessionsOf();
    expect(listed.filter(({ current }) => current)).toHaveLength(1);
    const found = listed.find(({ device }) => device === 'Firefox on Linux');
    expect(found).toMatchObject({ ip_address: '127.0.0.1', current: false });
    const path = `/v2/account/sessions/${found?.id}`;
    expect((await server.request('DELETE', path, { headers })).status).toBe(204);
    expect((await server.request('DELETE', path, { headers })).status).toBe(404);
    expect(await Promise.all([headers, otherHeaders, third].map(statusFor))).toEqual([200, 401, 200]);
    expect((await server.request('DELETE', '/v2/account/sessions', { headers })).status).toBe(204);
    expect(await Promise.all([headers, third].map(statusFor))).toEqual([200, 401]);
    expect(await sessionsOf()).toHaveLength(1);
  });

  it('never ends a session of somebody else', async () => {
    const eve = await addPerson(server, { email: 'eve@example.com', role: 'member' });
    const evesHeaders = await signIn(server, eve);
    const [mine] = await sessionsOf();
    const path = `/v2/account/sessions/${mine?.id}`;
    expect((await server.request('DELETE', path, { headers: evesHeaders })).status).toBe(404);
    expect(await statusFor(headers)).toBe(200);
  });

  it('makes no change from another site’s page, and none with a cookie beside a bad token', async () => {
    const { cookie = '' } = headers;
    const change = (sent: Record<string, string>) =>
      server.request('DELETE', '/v2/account/sessions', { headers: { cookie, ...sent } });
    for (const sent of [
      {},
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site', origin: server.origin },
    ]) {
      expect(await change(sent)).toMatchObject({ status: 403, body: { id: 'cross_site_request' } });
    }
    expect((await change({ origin: server.origin, authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });

  it('confirms who they are with the password', async () => {
    const confirm = (password: string) =>
      server.request('POST', '/v2/account/confirmation', { headers, body: { password } });
    expect(await confirm('not the password')).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    server.clock.advance(16 * 60);
    const end = () => server.request('DELETE', '/v2/account/sessions', { headers });
    expect(await end()).toMatchObject({ status: 403, body: { id: 'recent_sign_in_required' } });
    expect((await confirm(PASSWORD)).status).toBe(204);
    expect((await end()).status).toBe(204);
  });

  it('confirms who they are with a code as well, each but once, where two-factor authentication is on', async () => {
    const { app, recoveryCodes, headers: own } = await turnOnTwoFactor(server, { headers });
    const confirm = (code?: string) =>
      server.request('POST', '/v2/account/confirmation', { headers: own, body: { password: PASSWORD, code } });
    const wrong = { status: 422, body: { errors: [{ field: 'code' }] } };
    server.clock.advance(16 * 60);
    expect(await confirm()).toMatchObject(wrong);
    expect(await confirm('000000')).toMatchObject(wrong);
    const end = () => server.request('DELETE', '/v2/account/sessions', { headers: own });
    expect((await end()).status).toBe(403);
    const code = app.code();
    expect((await confirm(code)).status).toBe(204);
    expect((await end()).status).toBe(204);
    expect(await confirm(code)).toMatchObject(wrong);
    expect((await confirm(recoveryCodes[0])).status).toBe(204);
    expect(await confirm(recoveryCodes[0])).toMatchObject(wrong);
    const { items } = await server.engine.store.listAudit(server.account.id, { limit: 50, offset: 0 });
    expect(items.map(({ event }) => event)).toContain('session.confirmed');
    await forgetTwoFactor(server, ada);
  });

  it('is signed out after a week away', async () => {
    server.clock.advance(6 * 86_400);
    expect(await statusFor(headers)).toBe(200);
    server.clock.advance(6 * 86_400);
    expect(await statusFor(headers)).toBe(200);
    server.clock.advance(8 * 86_400);
    expect(await statusFor(headers)).toBe(401);
  });
});
