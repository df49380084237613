import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cookiesOf, fromPanel, PASSWORD, trySignIn } from '../support/person.ts';
import { askTwoFactor, beginTwoFactor, openApp, turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { createTwoFactorWorld, type TwoFactorWorld } from '../support/two-factor-world.ts';

const OFF = { enabled: false, enrolled_at: null, recovery_codes_left: null };

describe.each(DATABASES)('two-factor authentication, on $name', (database) => {
  let server: TestServer;
  let world: TwoFactorWorld;

  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());
  // An account of its own for every test, because wrong codes are counted by person.
  beforeEach(async () => {
    world = await createTwoFactorWorld(server);
  });

  const listDroplets = async (headers: Record<string, string>): Promise<number> =>
    (await server.request('GET', '/v2/droplets', { headers })).status;

  it('is off at first, is begun by the password, and is on once a code has confirmed it', async () => {
    expect(await world.status()).toEqual(OFF);
    const begun = await world.ask('POST', '', { password: PASSWORD });
    expect(begun.status).toBe(201);
    const { otpauth_uri: uri = '', secret } = begun.body['two_factor_enrolment'] as Record<string, string>;
    const label = encodeURIComponent(world.owner.email);
    expect(uri).toContain(`otpauth://totp/Postern:${label}?secret=${secret}&issuer=Postern`);
    expect(secret).toMatch(/^[A-Z2-7]{52}$/);
    expect(await world.status()).toEqual(OFF);

    const confirmed = await world.ask('POST', '/confirm', { code: openApp(uri).code() });
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body['recovery_codes'] as string[]).size).toBe(10);
    const enrolled_at = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
    expect(await world.status()).toEqual({ enabled: true, enrolled_at, recovery_codes_left: 10 });
  });

  it('changes nothing for sign-ins while it is only begun, and goes on where the server was stopped', async () => {
    const app = await beginTwoFactor(server, world);
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('user');
    // All there is of it is in the database, where it does not count until it is confirmed.
    const { kysely } = server.database;
    const rows = kysely.selectFrom('two_factors').selectAll().where('user_id', '=', world.owner.id);
    expect(await rows.execute()).toMatchObject([{ verified: 0, enabled_at: null }]);
    expect((await world.ask('POST', '/confirm', { code: app.code() })).status).toBe(200);
  });

  it('gives a fresh secret when it is begun again, and the first one is of no use any more', async () => {
    const first = await beginTwoFactor(server, world);
    const second = await beginTwoFactor(server, world);
    expect((await world.ask('POST', '/confirm', { code: first.code() })).status).toBe(422);
    expect((await world.ask('POST', '/confirm', { code: second.code() })).status).toBe(200);
  });

  it('makes a sign-in take a code, and each code and each recovery code works once', async () => {
    const { app, recoveryCodes } = await turnOnTwoFactor(server, world);
    const asked = await trySignIn(server, world.owner);
    expect(asked.body).toEqual({ twoFactorRedirect: true, twoFactorMethods: ['totp', 'recovery_code'] });
    expect(await listDroplets(fromPanel(server, cookiesOf(asked)))).toBe(401);
    const entered = await world.signInWith(app.code(1));
    expect(entered).toMatchObject({ status: 200, body: { user: { email: world.owner.email } } });
    expect(await listDroplets(fromPanel(server, cookiesOf(entered)))).toBe(200);

    const again = await world.signInWith(app.code(1));
    expect(again.status).toBe(401);
    expect(await listDroplets(fromPanel(server, cookiesOf(again)))).toBe(401);
    const [code = ''] = recoveryCodes;
    expect((await world.signInWith(code, 'backup-code')).status).toBe(200);
    expect((await world.signInWith(code, 'backup-code')).status).toBe(401);
    expect(await world.status()).toMatchObject({ recovery_codes_left: 9 });
  });

  it('takes no code for a change that was taken before', async () => {
    const app = await beginTwoFactor(server, world);
    const code = app.code();
    expect((await world.ask('POST', '/confirm', { code })).status).toBe(200);
    expect((await world.ask('DELETE', '', { code })).status).toBe(422);
    expect((await world.ask('POST', '/recovery_codes', { code: app.code(1) })).status).toBe(200);
    expect((await world.ask('DELETE', '', { code: app.code(1) })).status).toBe(422);
    expect((await world.ask('DELETE', '', { code: app.code() })).status).toBe(422);
  });

  it('replaces all recovery codes by one of them', async () => {
    const { recoveryCodes } = await turnOnTwoFactor(server, world);
    const [first = '', second = ''] = recoveryCodes;
    const renewed = await world.ask('POST', '/recovery_codes', { code: first });
    expect(renewed.status).toBe(200);
    const fresh = renewed.body['recovery_codes'] as string[];
    expect(fresh.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    expect((await world.signInWith(second, 'backup-code')).status).toBe(401);
    expect((await world.signInWith(fresh[0] ?? '', 'backup-code')).status).toBe(200);
    expect(await world.status()).toMatchObject({ recovery_codes_left: 9 });
  });

  it('uses up one recovery code in one of many requests at once', async () => {
    const { recoveryCodes } = await turnOnTwoFactor(server, world);
    const [code = ''] = recoveryCodes;
    const answers = await Promise.all(Array.from({ length: 4 }, () => world.ask('POST', '/recovery_codes', { code })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 422, 422, 422]);
  });

  it('is turned off by a code, and then a sign-in takes the password alone', async () => {
    const { app } = await turnOnTwoFactor(server, world);
    expect((await world.ask('DELETE', '', { code: app.code(1) })).status).toBe(204);
    expect(await world.status()).toEqual(OFF);
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('user');
  });

  it('ends the sessions that were begun otherwise, and gives the one that asks a new cookie', async () => {
    const [mine, elsewhere] = [await world.signIn(), await world.signIn()];
    const { app, recoveryCodes, headers } = await turnOnTwoFactor(server, { headers: mine });
    expect(await Promise.all([mine, elsewhere, headers].map(listDroplets))).toEqual([401, 401, 200]);
    const entered = fromPanel(server, cookiesOf(await world.signInWith(app.code(1))));
    const disabled = await askTwoFactor(server, { headers }, ['DELETE', '', { code: recoveryCodes[0] }]);
    expect(disabled.status).toBe(204);
    const last = fromPanel(server, cookiesOf(disabled));
    expect(await Promise.all([headers, entered, last].map(listDroplets))).toEqual([401, 401, 200]);
    await turnOnTwoFactor(server, world);
    expect(await listDroplets(last)).toBe(401);
  });

  it('says 409 for what does not fit: begun twice, confirmed or renewed or turned off without being on', async () => {
    for (const [method, path] of [
      ['POST', '/confirm'],
      ['POST', '/recovery_codes'],
      ['DELETE', ''],
    ] as const) {
      expect((await world.ask(method, path, { code: '123456' })).status).toBe(409);
    }
    await turnOnTwoFactor(server, world);
    for (const password of [PASSWORD, 'not the password']) {
      expect((await world.ask('POST', '', { password })).status).toBe(409);
    }
    expect((await world.ask('POST', '/confirm', { code: '123456' })).status).toBe(409);
  });

  it.each(['', '12345', '1234567', '12345a', '１２３４５６', '12345\u0000', 'half \ud800', 7, null])(
    'takes %j for no code of an app',
    async (code) => {
      const refused = await world.ask('POST', '/confirm', { code });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'code' }] } });
    },
  );

  it('is all in the audit trail, with who asked and by what proof', async () => {
    const { app } = await turnOnTwoFactor(server, { headers: await world.signIn() });
    const renewed = await world.ask('POST', '/recovery_codes', { code: app.code(1) });
    const [code = ''] = renewed.body['recovery_codes'] as string[];
    await world.ask('DELETE', '', { code });
    const events = await world.events();
    const person = `person:${world.owner.email}`;
    const token = expect.stringMatching(/^token:\d+$/);
    expect(events).toMatchObject([
      { event: 'two_factor.disabled', actor: token, detail: { proof: 'recovery_code' } },
      { event: 'two_factor.recovery_codes_renewed', actor: token, detail: { proof: 'totp' } },
      { event: 'two_factor.enabled', actor: person, detail: { sessions_ended: 0 } },
      { event: 'two_factor.enrolment_started', actor: person },
    ]);
    expect(events).toHaveLength(4);
    for (const { detail } of events) expect(detail).toMatchObject({ email: world.owner.email });
  });
});
