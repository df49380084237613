import { findBrokenAuditEntry } from '@postern/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { addPerson, PASSWORD, signIn, trySignIn, type TestPerson } from '../support/person.ts';
import { turnOnTwoFactor } from '../support/second-factor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const ANOTHER = 'a mule of quite another colour';
const EMAIL = 'grace@example.com';

describe.each(DATABASES)('postern admin beside a running server on $name', (database) => {
  let server: TestServer;
  let person: TestPerson;
  const admin = (words: readonly string[], stdin = ''): Promise<CliEnd> =>
    runCli(['admin', ...words, '--data', server.dataFolder], { environment: server.environment, stdin });
  const statusOf = async (headers: Record<string, string>): Promise<number> =>
    (await server.request('GET', '/v2/account/profile', { headers })).status;
  const lastEvent = async (): Promise<unknown> => {
    const { items } = await server.engine.store.listAudit(server.account.id, { limit: 1, offset: 0 });
    return items[0];
  };

  beforeEach(async () => {
    server = await startTestServer({ database });
    person = await addPerson(server, { email: EMAIL });
  });

  afterEach(() => server.stop());

  it('gives somebody a new password, which holds at once, and ends their sessions', async () => {
    const session = await signIn(server, person);
    expect(await statusOf(session)).toBe(200);
    const { code, stdout, stderr } = await admin(
      ['reset-password', '--email', ' Grace@Example.com', '--password-stdin'],
      `${ANOTHER}\n`,
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: `${EMAIL} has a new password. One session was ended.\n`,
      stderr: '',
    });
    expect(await statusOf(session)).toBe(401);
    expect((await trySignIn(server, person)).status).toBe(401);
    expect((await trySignIn(server, { ...person, password: ANOTHER })).status).toBe(200);
  });

  it('says in the audit trail who reset a password, and never the password', async () => {
    await admin(['reset-password', '--email', EMAIL, '--password-stdin'], ANOTHER);
    const entry = await lastEvent();
    expect(entry).toMatchObject({
      event: 'password.reset',
      actor: 'person:operator',
      detail: { email: EMAIL, sessions_ended: 0 },
    });
    expect(JSON.stringify(entry)).not.toContain(ANOTHER);
  });

  it.each([
    ['a short one', 'short', /takes 12 to 256 characters/],
    ['a common one', 'password1234', /first passwords that somebody would try/],
    ['none', '', /takes 12 to 256 characters/],
  ])('refuses a password that nobody should have: %s', async (_, password, sentence) => {
    const { code, stdout, stderr } = await admin(['reset-password', '--email', EMAIL, '--password-stdin'], password);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect((await trySignIn(server, person)).status).toBe(200);
  });

  it('says that nobody has an address, and that nobody owns the installation', async () => {
    const unknown = await admin(['reset-password', '--email', 'nobody@example.com', '--password-stdin'], ANOTHER);
    expect(unknown).toEqual({ code: 1, stdout: '', stderr: 'Error: Nobody here signs in as nobody@example.com.\n' });
    const ownerless = await admin(['reset-password', '--password-stdin'], ANOTHER);
    expect(ownerless.stderr).toMatch(/^Error: Nobody owns this installation yet\./);
  });

  it('turns a second factor off, and ends the sessions', async () => {
    const { headers: session } = await turnOnTwoFactor(server, { headers: await signIn(server, person) });
    expect(await statusOf(session)).toBe(200);
    const { code, stdout } = await admin(['reset-two-factor', '--email', EMAIL, '--force']);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `The second factor of ${EMAIL} is off. One session was ended.\n`,
    });
    expect(await lastEvent()).toMatchObject({
      event: 'two_factor.disabled',
      actor: 'person:operator',
      detail: { email: EMAIL, proof: 'machine', sessions_ended: 1 },
    });
    expect(await statusOf(session)).toBe(401);
    expect(await statusOf(await signIn(server, { ...person, password: PASSWORD }))).toBe(200);
  });

  it('asks before it turns a second factor off, and says how to go without', async () => {
    await turnOnTwoFactor(server, { headers: await signIn(server, person) });
    const { code, stderr } = await admin(['reset-two-factor', '--email', EMAIL]);
    expect(code).toBe(2);
    expect(stderr).toContain('--force');
    expect((await admin(['reset-two-factor', '--email', EMAIL, '-f', '-o', 'json'])).stdout).toContain(
      '"changed": true',
    );
  });

  it('keeps the chain of the audit trail whole', async () => {
    await admin(['reset-password', '--email', EMAIL, '--password-stdin'], ANOTHER);
    await server.issue(['read']);
    await admin(['reset-password', '--email', EMAIL, '--password-stdin'], PASSWORD);
    const chain = await server.engine.store.readAuditChain(server.account.id, 0, 100);
    expect(chain.map(({ event }) => event)).toEqual(['password.reset', 'token.issued', 'password.reset']);
    expect(findBrokenAuditEntry(chain)).toBeNull();
  });
});

it.each([
  ['reset-password', '--email', EMAIL, '--password-stdin'],
  ['reset-two-factor', '--email', EMAIL, '-f'],
  ['rotate-pepper', '-f'],
  ['audit', 'export'],
  ['audit', 'verify'],
])('makes no database where there is none: admin %s', async (...words) => {
  const { code, stdout, stderr } = await runCli(['admin', ...words, '--data', '/nowhere/at/all']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^Error: There is no database at \/nowhere\/at\/all\/postern\.db\. Name the data folder .*\n$/,
  );
});
