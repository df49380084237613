import { issueToken } from '@postern/engine';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addPerson, PASSWORD, signIn, trySignIn } from '../support/person.ts';
import { askTwoFactor, beginTwoFactor, turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { mint } from '../support/token-calls.ts';
import { createTwoFactorWorld, type TwoFactorWorld } from '../support/two-factor-world.ts';

const WRONG = { password: 'not the password', code: '000000' };

describe.each(DATABASES)('a leaked token that may manage two-factor authentication, on $name', (database) => {
  let server: TestServer;
  let world: TwoFactorWorld;

  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    world = await createTwoFactorWorld(server);
  });

  /** Sends wrong ones until that is refused, with the status of each. */
  const guess = async (count: number, by = { token: world.token }): Promise<number[]> => {
    const statuses: number[] = [];
    for (let i = 0; i < count; i++) {
      statuses.push((await askTwoFactor(server, by, ['DELETE', '', { code: WRONG.code }])).status);
    }
    return statuses;
  };

  it('sets up no second factor of its own without the password', async () => {
    const refused = await world.ask('POST', '', { password: WRONG.password });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    expect((await world.ask('POST', '/confirm', { code: WRONG.code })).status).toBe(409);
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('user');
    expect(await world.events()).toEqual([]);
  });

  it('neither confirms what the owner has begun, nor replaces it, nor learns its secret', async () => {
    const app = await beginTwoFactor(server, { headers: await world.signIn() });
    expect((await world.ask('POST', '/confirm', { code: WRONG.code })).status).toBe(422);
    expect((await world.ask('POST', '', { password: WRONG.password })).status).toBe(422);
    expect(await world.status()).toEqual({ enabled: false, enrolled_at: null, recovery_codes_left: null });
    expect((await world.ask('POST', '/confirm', { code: app.code() })).status).toBe(200);
  });

  it('takes no second factor away, and gets no recovery codes, without a code', async () => {
    const { recoveryCodes } = await turnOnTwoFactor(server, { headers: await world.signIn() });
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/recovery_codes'],
    ] as const) {
      const refused = await world.ask(method, path, { code: WRONG.code });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'code' }] } });
      expect(JSON.stringify(refused.body)).not.toContain(recoveryCodes[0]);
    }
    expect(await world.status()).toMatchObject({ enabled: true, recovery_codes_left: 10 });
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('twoFactorRedirect');
  });

  it('may guess five codes in a quarter of an hour, and then is not let in by the right one either', async () => {
    const { app } = await turnOnTwoFactor(server, world);
    expect(await guess(6)).toEqual([422, 422, 422, 422, 422, 429]);
    const refused = await world.ask('DELETE', '', { code: app.code(1) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    const limited = (await world.events()).filter(({ event }) => event === 'two_factor.limited');
    expect(limited).toHaveLength(1);
  });

  it('guesses no more often by many requests at once', async () => {
    await turnOnTwoFactor(server, world);
    const many = Array.from({ length: 20 }, () => world.ask('DELETE', '', { code: WRONG.code }));
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('guesses no more often by passwords besides, nor by tokens that it mints or that there are', async () => {
    const { secret } = await server.issue(['2fa', 'tokens:write'], { accountId: world.accountId });
    for (let i = 0; i < 3; i++) {
      expect((await askTwoFactor(server, { token: secret }, ['POST', '', { password: WRONG.password }])).status).toBe(
        422,
      );
    }
    await turnOnTwoFactor(server, { headers: await world.signIn() });
    expect(await guess(2)).toEqual([422, 422]);
    const { secret: child } = await mint(server, secret, { scopes: ['2fa'] });
    expect(await guess(1, { token: child })).toEqual([429]);
  });

  it('keeps nobody out by guessing: the owner signs in, and turns it off in the panel', async () => {
    const { app, recoveryCodes, headers } = await turnOnTwoFactor(server, { headers: await world.signIn() });
    await guess(6);
    expect((await world.signInWith(app.code(1))).status).toBe(200);
    expect((await askTwoFactor(server, { headers }, ['DELETE', '', { code: recoveryCodes[0] }])).status).toBe(204);
  });

  it('touches nothing of another account', async () => {
    const other = await createTwoFactorWorld(server);
    const { app, recoveryCodes } = await turnOnTwoFactor(server, other);
    expect(await world.status()).toMatchObject({ enabled: false });
    for (const code of [app.code(1), recoveryCodes[0]]) {
      expect((await world.ask('DELETE', '', { code })).status).toBe(409);
    }
    expect(await other.status()).toMatchObject({ enabled: true, recovery_codes_left: 10 });
  });
});

describe.each(DATABASES)('whose second factor a token is about, on $name', (database) => {
  let server: TestServer;
  let world: TwoFactorWorld;

  beforeAll(async () => {
    server = await startTestServer({ database });
    world = await createTwoFactorWorld(server);
  });
  afterAll(() => server.stop());

  const issuedBy = async (name: string, scopes: readonly string[]): Promise<string> => {
    const request = { actor: { kind: 'person', name } } as const;
    const issued = await issueToken(server.engine, request, { accountId: world.accountId, name: 'x', scopes });
    if (!issued.ok) throw new Error('The token was refused.');
    return issued.value.secret.reveal();
  };
  const isOn = async (token: string): Promise<unknown> =>
    ((await world.status({ token })) as { enabled: boolean }).enabled;

  it('is of who made it, or made the token that minted it; of the owner where that is nobody here', async () => {
    const member = await addPerson(server, { role: 'member', email: 'bob@example.com', accountId: world.accountId });
    const elsewhere = await createTwoFactorWorld(server);
    const root = await issuedBy(member.email, ['2fa', 'tokens:write']);
    const { secret: minted } = await mint(server, root, { scopes: ['2fa'] });
    const ofStranger = await issuedBy(elsewhere.owner.email, ['2fa']);
    const ofNobody = await issuedBy('somebody who has left', ['2fa']);
    await turnOnTwoFactor(server, { headers: await signIn(server, member) });
    expect(await Promise.all([root, minted, ofStranger, ofNobody].map(isOn))).toEqual([true, true, false, false]);
    await turnOnTwoFactor(server, { token: ofNobody });
    expect(await isOn(ofStranger)).toBe(true);
    expect((await trySignIn(server, world.owner)).body).toHaveProperty('twoFactorRedirect');
    expect(await elsewhere.status()).toMatchObject({ enabled: false });
  });

  it('is nobody’s where nobody signs in to the account: 409, and what to do', async () => {
    const { secret } = await server.issue(['2fa']);
    const refused = await askTwoFactor(server, { token: secret }, ['POST', '', { password: PASSWORD }]);
    expect(refused).toMatchObject({ status: 409, body: { id: 'conflict' } });
    expect(await world.status({ token: secret })).toMatch(/Nobody signs in to this account yet/);
  });
});
