import type { Invitation, Person } from '@postern/api';
import { createSetUpLink } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPerson, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { unusedName } from './unused-name.ts';

const NEWCOMER = { name: 'Grace', password: 'a horse of another colour' };

describe.each(DATABASES)('the people of an account, on $name', (database) => {
  let server: TestServer;
  let ada: TestPerson;
  let headers: Record<string, string>;

  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    ada = await addPerson(server);
    headers = await signIn(server, ada);
  });
  afterAll(() => server.stop());

  const invite = async (): Promise<{ email: string; id: string; secret: string }> => {
    const email = `${unusedName('guest')}@example.com`;
    const { status, body } = await server.request('POST', '/v2/account/invitations', { headers, body: { email } });
    expect([status, body['mailed']]).toEqual([201, false]);
    const link = new URL(String(body['link']));
    expect([link.origin, link.pathname]).toEqual([server.origin, '/invitation']);
    return { email, id: (body['invitation'] as Invitation).id, secret: link.hash.slice(1) };
  };
  const accept = (secret: string): Promise<TestAnswer> =>
    server.request('POST', '/v2/account/invitations/accept', { body: { ...NEWCOMER, secret } });

  it('come in by an invitation, once, as members', async () => {
    const { email, secret } = await invite();
    const [first, second] = await Promise.all([accept(secret), accept(secret)]);
    expect(new Set([first.status, second.status])).toEqual(new Set([201, 404]));
    const person = await signIn(server, { id: '', email, password: NEWCOMER.password });
    expect((await server.request('GET', '/v2/droplets', { headers: person })).status).toBe(200);
    for (const path of ['/v2/account/people', '/v2/account/invitations']) {
      expect((await server.request('GET', path, { headers: person })).status).toBe(403);
    }
  });

  it('do not come in by an invitation that was withdrawn, replaced or made up', async () => {
    const withdrawn = await invite();
    const path = `/v2/account/invitations/${withdrawn.id}`;
    expect((await server.request('DELETE', path, { headers })).status).toBe(204);
    const replaced = await invite();
    await server.request('POST', '/v2/account/invitations', { headers, body: { email: replaced.email } });
    for (const secret of [withdrawn.secret, replaced.secret, 'x'.repeat(43)]) {
      expect((await accept(secret)).status).toBe(404);
    }
    const stored = await server.database.kysely.selectFrom('invitations').select('secret_digest').execute();
    expect(stored.map(({ secret_digest }) => secret_digest)).not.toContain(replaced.secret);
  });

  it('are removed with their sessions and the tokens they made', async () => {
    const { email, secret } = await invite();
    const { body: accepted } = await accept(secret);
    const guest = await signIn(server, { id: '', email, password: NEWCOMER.password });
    const made = await server.request('POST', '/v2/tokens', {
      headers: guest,
      body: { name: 'theirs', scopes: ['droplets:read'] },
    });
    expect(made.status).toBe(201);
    const token = String(made.body['secret']);
    const path = `/v2/account/people/${(accepted['profile'] as Person).id}`;
    expect((await server.request('DELETE', path, { headers: guest })).status).toBe(403);
    const removed = await server.request('DELETE', path, { headers });
    expect(removed).toMatchObject({ status: 200, body: { revoked_tokens: 1 } });
    expect((await server.request('GET', '/v2/droplets', { token })).status).toBe(401);
    expect((await server.request('GET', '/v2/droplets', { headers: guest })).status).toBe(401);
    expect((await trySignIn(server, { email, password: NEWCOMER.password })).status).toBe(401);
    const { secret: reader } = await server.issue(['audit:read', 'token:read']);
    const { body } = await server.request('GET', '/v2/audit', { token: reader });
    const trail = body['audit'] as { event: string; actor: string; detail: unknown }[];
    expect(trail.slice(1, 3)).toMatchObject([
      { event: 'token.revoked', actor: `person:${ada.email}`, detail: { reason: 'owner_left' } },
      { event: 'person.removed', actor: `person:${ada.email}`, detail: { email } },
    ]);
  });

  it('cannot remove themselves', async () => {
    const answer = await server.request('DELETE', `/v2/account/people/${ada.id}`, { headers });
    expect(answer.status).toBe(422);
  });

  it('are set up by a link of the machine, once; a second one resets a lost password', async () => {
    const { id: accountId } = server.account;
    const setUp = (secret: string, password: string) =>
      server.request('POST', '/v2/account/set_up', { body: { secret, email: ada.email, name: 'Ada', password } });
    const outdated = await createSetUpLink(server, accountId);
    const { secret } = await createSetUpLink(server, accountId);
    expect((await setUp(outdated.secret, PASSWORD)).status).toBe(404);
    expect((await setUp(secret, 'password1234')).status).toBe(422);
    expect((await setUp(secret, NEWCOMER.password)).status).toBe(201);
    expect((await setUp(secret, PASSWORD)).status).toBe(404);
    expect((await server.request('GET', '/v2/account/profile', { headers })).status).toBe(401);
    headers = await signIn(server, { ...ada, password: NEWCOMER.password });
    const again = await createSetUpLink(server, accountId);
    server.clock.advance(25 * 3600);
    expect((await setUp(again.secret, PASSWORD)).status).toBe(404);
  });

  it('do not sign up by themselves', async () => {
    const body = { ...NEWCOMER, email: 'stranger@example.com' };
    const refused = await server.request('POST', '/v2/account/sign_up', { body });
    expect(refused).toMatchObject({ status: 403, body: { message: expect.stringContaining('Sign-up is closed') } });
  });
});
