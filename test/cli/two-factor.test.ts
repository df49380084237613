import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { PASSWORD } from '../support/person.ts';
import { openApp } from '../support/second-factor.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { createTwoFactorWorld, type TwoFactorWorld } from '../support/two-factor-world.ts';

let server: TestServer;
let world: TwoFactorWorld;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  world = await createTwoFactorWorld(server);
});

const run = (words: string, stdin = ''): Promise<CliEnd> =>
  runCli(['2fa', ...words.split(' ')], { token: world.token, origin: server.origin, stdin });

it('goes from off to on and off again, each answer alone on stdout', async () => {
  expect((await run('status --format Enabled --no-header')).stdout).toBe('false\n');
  const enrolled = await run('enable --password-stdin', `${PASSWORD}\n`);
  expect(enrolled.stderr).toContain('postern 2fa confirm --code CODE');
  const app = openApp(enrolled.stdout.trim());
  const confirmed = await run(`confirm --code ${app.code()}`);
  const [first = '', ...others] = confirmed.stdout.trim().split('\n');
  expect(confirmed.stderr).toContain('not shown again');
  expect((await run('status --format Enabled,RecoveryCodesLeft --no-header')).stdout).toMatch(
    new RegExp(`^true +${others.length + 1}\n$`),
  );
  const renewed = await run(`recovery-codes --code ${first}`);
  expect(renewed.stdout.trim().split('\n')).toHaveLength(others.length + 1);
  expect(renewed.stdout).not.toContain(others[0]);
  expect((await run(`disable --code ${others[0] ?? ''}`)).code).toBe(1);
  expect((await run(`disable --code ${app.code(1)}`)).stdout).toBe('Two-factor authentication is off.\n');
  expect(await world.status()).toMatchObject({ enabled: false });
});

it.each([
  ['enable', '--password-stdin'],
  ['confirm', '--code'],
  ['recovery-codes', '--code'],
  ['disable', '--code'],
])('%s says without a terminal that it takes %s', async (verb, option) => {
  const { code, stdout, stderr } = await run(verb);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(option);
});

it('refuses a wrong password, an empty one, and a token without the scope', async () => {
  const wrong = await run('enable --password-stdin', 'trombone-7-wrong');
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).not.toContain('trombone-7-wrong');
  expect((await run('enable --password-stdin', '\n')).code).toBe(2);
  const { secret } = await server.issue(['droplets:read'], { accountId: world.accountId });
  const { code, stderr } = await runCli(['2fa', 'status'], { token: secret, origin: server.origin });
  expect(code).toBe(4);
  expect(stderr).toContain('missing: two_factor:read');
});
