import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, cookiesOf, fromPanel, PASSWORD, trySignIn, type TestPerson } from '../support/person.ts';
import { askTwoFactor, turnOnTwoFactor, type By } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const OFF = { enabled: false, enrolled_at: null, recovery_codes_left: null };

describe.each(DATABASES)('two-factor authentication, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  let owner: TestPerson;
  let token: string;
  let people = 0;

  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  // An account of its own for every test, because wrong codes are counted by person.
  beforeEach(async () => {
    const email = `owner-${++people}@example.com`;
    const account = { email, name: 'Ada', createdAt: new Date() };
    accountId = (await createAccount(server.database.kysely, account)).id;
    owner = await addPerson(server, { accountId, email });
    token = (await server.issue(['2fa'], { accountId })).secret;
  });

  const status = async (by: By = { token }): Promise<unknown> => {
    const answer = await askTwoFactor(server, by, ['GET', '']);
    return answer.body['two_factor'] ?? answer.body['message'];
  };
  const giveCode = (challenge: TestAnswer, code: string, kind = 'totp'): Promise<TestAnswer> =>
    server.request('POST', `/auth/two-factor/verify-${kind}`, {
      body: { code },
      headers: fromPanel(server, cookiesOf(challenge)),
    });

  describe('by token', () => {
    it('is off at first, is begun by the password, and is on once a code has confirmed it', async () => {
      expect(await status()).toEqual(OFF);
      const begun = await askTwoFactor(server, { token }, ['POST', '', { password: PASSWORD }]);
      expect(begun.status).toBe(201);
      const { otpauth_uri: uri, secret } = begun.body['two_factor_enrolment'] as Record<string, string>;
      expect(uri).toContain(
        `otpauth://totp/Postern:${encodeURIComponent(owner.email)}?secret=${secret}&issuer=Postern`,
      );
      expect(secret).toMatch(/^[A-Z2-7]{52}$/);
      expect(await status()).toEqual(OFF);

      const { recoveryCodes } = await turnOnTwoFactor(server, { token });
      expect(recoveryCodes).toHaveLength(10);
      expect(new Set(recoveryCodes).size).toBe(10);
      expect(await status()).toEqual({
        enabled: true,
        enrolled_at: expect.stringMatching(/^\d{4}-/),
        recovery_codes_left: 10,
      });
    });

    it('makes a sign-in take a code, and each recovery code works once', async () => {
      const { app, recoveryCodes } = await turnOnTwoFactor(server, { token });
      const first = await trySignIn(server, owner);
      expect(first.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp', 'recovery_code'] });
      expect(
        (await server.request('GET', '/v2/droplets', { headers: fromPanel(server, cookiesOf(first)) })).status,
      ).toBe(401);
      const entered = await giveCode(first, app.code(1));
      expect(entered).toMatchObject({ status: 200, body: { user: { email: owner.email } } });
      const headers = fromPanel(server, cookiesOf(entered));
      expect((await server.request('GET', '/v2/droplets', { headers })).status).toBe(200);

      const [code = ''] = recoveryCodes;
      expect((await giveCode(await trySignIn(server, owner), code, 'backup-code')).status).toBe(200);
      expect((await giveCode(await trySignIn(server, owner), code, 'backup-code')).status).toBe(401);
      expect(await status()).toMatchObject({ recovery_codes_left: 9 });
    });
  });
});
