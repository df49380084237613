import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, PASSWORD, type TestPerson } from '../support/person.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const HOME = '203.0.113.7';

describe('guessing passwords', () => {
  let server: TestServer;
  let ada: TestPerson;

  beforeEach(async () => {
    server = await startTestServer({ environment: { POSTERN_TRUSTED_PROXY_COUNT: '1' } });
    ada = await addPerson(server);
  });
  afterEach(() => server.stop());

  const trySignIn = (address: string, password: string, email = ada.email): Promise<TestAnswer> =>
    server.request('POST', '/auth/sign-in/email', {
      body: { email, password },
      headers: { origin: server.origin, 'x-forwarded-for': address },
    });
  const guess = (address: string, email?: string): Promise<TestAnswer> => trySignIn(address, 'a wrong guess', email);

  it('is over after ten of one address for one person, though ten at once are tried', async () => {
    const statuses = await Promise.all(Array.from({ length: 15 }, async () => (await guess('192.0.2.1')).status));
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    const refused = await trySignIn('192.0.2.1', PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { id: 'too_many_requests' } });
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    const { secret: token } = await server.issue(['audit:read']);
    const { body } = await server.request('GET', '/v2/audit', { token });
    const trail = body['audit'] as { event: string; actor: string; address: string }[];
    expect(trail.filter(({ event }) => event === 'sign_in.limited')).toMatchObject([
      { actor: 'system:sign-in', address: '192.0.2.1' },
    ]);
  });

  it('says the same of an address that nobody has', async () => {
    for (let time = 0; time < 10; time++) expect((await guess('192.0.2.1', 'nobody@example.com')).status).toBe(401);
    expect((await guess('192.0.2.1', 'nobody@example.com')).status).toBe(429);
  });

  it('from everywhere holds up nobody where they have signed in before', async () => {
    expect((await trySignIn(HOME, PASSWORD)).status).toBe(200);
    for (let host = 1; host <= 60; host++) await guess(`192.0.2.${host}`);
    expect((await trySignIn('198.51.100.1', PASSWORD)).status).toBe(429);
    expect((await trySignIn(HOME, PASSWORD)).status).toBe(200);
  });

  it('does not count what succeeds', async () => {
    for (let time = 0; time < 12; time++) expect((await trySignIn(HOME, PASSWORD)).status).toBe(200);
  });
});
