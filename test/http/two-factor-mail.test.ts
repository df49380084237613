import { afterAll, beforeAll, expect, it, describe } from 'vitest';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { trySignIn } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { createTwoFactorWorld } from '../support/two-factor-world.ts';

describe('mail about two-factor authentication', () => {
  let mail: MailServer;
  let server: TestServer;

  beforeAll(async () => {
    mail = await startMailServer();
    const environment = { POSTERN_SMTP_URL: mail.url, POSTERN_MAIL_FROM: 'postern@example.com' };
    server = await startTestServer({ environment });
  });
  afterAll(async () => {
    await server.stop();
    await mail.close();
  });

  it('tells the person of every change, who asked and from where, and holds no secret', async () => {
    const world = await createTwoFactorWorld(server);
    const { app, recoveryCodes } = await turnOnTwoFactor(server, { headers: await world.signIn() });
    const renewed = await world.ask('POST', '/recovery_codes', { code: app.code(1) });
    const [code = ''] = renewed.body['recovery_codes'] as string[];
    for (let i = 0; i < 6; i++) await world.ask('DELETE', '', { code: '000000' });
    const subjects = mail.received.map((message) => /^Subject: (.*): Postern\r$/m.exec(message)?.[1]);
    expect(subjects).toEqual([
      'Two-factor authentication is being set up',
      'Two-factor authentication was turned on',
      'Your recovery codes were replaced',
      'Too many wrong codes',
    ]);
    for (const message of mail.received) {
      expect(message).toContain(`To: ${world.owner.email}`);
      expect(message).toContain('from 127.0.0.1');
      const secrets = [code, recoveryCodes[0] ?? '', app.code(), world.token];
      expect(secrets.filter((secret) => message.includes(secret))).toEqual([]);
    }
    const [begun, , last] = mail.received;
    expect(begun).toContain('in the control panel');
    expect(last).toMatch(/by the token with the id \d+/);
  });

  it('that cannot be sent is no reason to fail', async () => {
    const world = await createTwoFactorWorld(server);
    await mail.close();
    await turnOnTwoFactor(server, world);
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('twoFactorRedirect');
  });
});
