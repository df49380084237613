import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findFreePort } from '../process/free-port.ts';
import { makeHome, runCli, type CliEnd, type CliOptions } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let token: string;
let HOME: string;

beforeAll(async () => {
  server = await startTestServer({ withClock: true });
  token = (await server.issue(['droplets:read', 'account'])).secret;
});
afterAll(() => server.stop());

beforeEach(async () => {
  HOME = await makeHome();
});

const auth = (words: string, options: CliOptions = {}): Promise<CliEnd> =>
  runCli(['auth', ...words.split(' ')], {
    origin: server.origin,
    ...options,
    environment: { HOME, ...options.environment },
  });
const signIn = (words = '', text = token): Promise<CliEnd> =>
  auth(`init --token-stdin ${words}`.trim(), { stdin: `${text}\n` });
const configPath = (): string => join(HOME, '.config/postern/config.yaml');
const saved = (): Promise<string> => readFile(configPath(), 'utf8');
const names = async (): Promise<string> => (await auth('list --format Name --no-header')).stdout;

describe('auth init', () => {
  it('says whose account it is, which scopes the token has, when it ends, and where it is kept', async () => {
    const expiresAt = new Date(server.clock.now() + 30.5 * 86_400_000);
    const { secret } = await server.issue(['droplets:read', 'account'], { expiresAt });
    const { code, stdout, stderr } = await signIn('', secret);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        `Signed in to ${server.origin} as ada@example.com (account ${server.account.id}).`,
        '  scopes:   droplets:read, account',
        `  expires:  ${expiresAt.toISOString().slice(0, 10)}, in 30 days`,
        `  saved as: default, the token in ${configPath()}, which only you can read`,
        '',
      ].join('\n'),
    );
    expect((await stat(configPath())).mode & 0o777).toBe(0o600);
  });

  it('says the number of the account where the token may not read more', async () => {
    const { secret } = await server.issue(['droplets:read']);
    const { stdout } = await signIn('', secret);
    expect(stdout).toContain(`as account ${server.account.id}.`);
    expect(stdout).toContain('expires:  never');
  });

  it('takes --token, and the environment where nothing else is given', async () => {
    expect((await auth(`init --token ${token}`)).code).toBe(0);
    expect((await auth(`init -t ${token} --context second`)).code).toBe(0);
    expect((await auth('init --context third', { token })).code).toBe(0);
    expect(await names()).toBe('default (current)\nsecond\nthird\n');
  });

  it('makes later commands work, at the address it was given', async () => {
    await signIn();
    const { code, stdout } = await runCli(['compute', 'droplet', 'list'], { environment: { HOME } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^ID/) });
  });

  it('leaves what is saved as it was when the server refuses the token', async () => {
    await signIn();
    const before = await saved();
    const { code, stdout, stderr } = await signIn('', 'no-such-token');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('standard input');
    expect(await saved()).toBe(before);
  });

  it('fails without a terminal and without a token, and says how to give one', async () => {
    const { code, stdout, stderr } = await auth('init');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('postern auth init --token-stdin');
  });

  it('takes one way to the token, not two', async () => {
    const { code, stderr } = await auth(`init --token ${token} --token-stdin`);
    expect(code).toBe(2);
    expect(stderr).toContain('in one way');
  });

  it('saves a command in place of the token it prints, and runs it each time', async () => {
    const environment = { HOME, PATH: process.env['PATH'] ?? '', VAULT: token };
    const init = ['auth', 'init', '--token-command', 'echo "$VAULT"'];
    expect((await runCli(init, { origin: server.origin, environment })).code).toBe(0);
    expect(await saved()).not.toContain(token);
    expect((await runCli(['account', 'get'], { environment })).code).toBe(0);
    const { code, stderr } = await runCli(['account', 'get'], { environment: { ...environment, VAULT: '' } });
    expect(code).toBe(3);
    expect(stderr).toContain('printed nothing');
  });

  it('does not overwrite a configuration that is broken', async () => {
    await signIn();
    await writeFile(configPath(), 'context: [\n');
    const { code, stderr } = await signIn();
    expect(code).toBe(1);
    expect(stderr).toContain(`${configPath()}:`);
    expect(await saved()).toBe('context: [\n');
  });

  it('keeps both of two sign-ins that are made at once', async () => {
    await Promise.all([signIn('--context one'), signIn('--context two')]);
    expect((await names()).replace(' (current)', '')).toBe('one\ntwo\n');
  });
});

describe('auth switch and auth remove', () => {
  beforeEach(async () => {
    await signIn();
    await signIn('--context Work');
  });

  it('go by names in lower case', async () => {
    expect(await names()).toBe('default (current)\nwork\n');
    expect((await auth('switch --context WORK')).stdout).toBe('Now using "work".\n');
    expect(await names()).toBe('default\nwork (current)\n');
  });

  it('fall back to another when the current one is removed, and say when none is left', async () => {
    expect((await auth('remove --context default')).stdout).toBe('Removed "default". Commands use "work".\n');
    expect(await names()).toBe('work (current)\n');
    expect((await auth('remove --context work')).stdout).toBe('Removed "work". None is left.\n');
    expect(await names()).toBe('');
    expect(await saved()).not.toContain('pat_v1_');
    expect((await auth('status')).stderr).toContain('There is no token to use.');
  });

  it('name what there is when they do not know a name, and change nothing', async () => {
    const before = await saved();
    for (const verb of ['switch', 'remove']) {
      const { code, stderr } = await auth(`${verb} --context other`);
      expect(code).toBe(3);
      expect(stderr).toContain('There are: default, work');
    }
    expect(await saved()).toBe(before);
  });

  it('want a name', async () => {
    expect((await auth('switch')).code).toBe(2);
    expect((await auth('remove')).stderr).toContain('--context');
  });
});

describe('auth status', () => {
  it('ends with 3 where the server refuses the saved token, and says which that was', async () => {
    const { id, secret } = await server.issue(['account']);
    await signIn('', secret);
    await server.request('DELETE', '/v2/tokens/self', { token: secret });
    const { code, stdout, stderr } = await auth('status');
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(`token: ${secret.slice(0, 17)}, from the sign-in "default" in ${configPath()}`);
    expect(stderr).not.toContain(secret);
    expect(id).toBeGreaterThan(0);
  });

  it('ends with 7 where nobody answers', async () => {
    const { code } = await auth('status', { token, origin: `http://127.0.0.1:${await findFreePort()}` });
    expect(code).toBe(7);
  });
});

it('a command that lacks a scope names the token by its number, for whoever may grant it', async () => {
  const { id, secret } = await server.issue(['droplets:read']);
  await signIn('', secret);
  for (const options of [{}, { token: secret }]) {
    const { code, stderr } = await runCli(['balance', 'get'], {
      ...options,
      origin: server.origin,
      environment: { HOME },
    });
    expect(code).toBe(4);
    expect(stderr).toContain(`postern token update ${id} --add-scopes billing`);
  }
});
