import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeHome, runCli } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { MemoryKeychain } from './memory-keychain.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** The part of a token that proves it. */
const proof = (token: string): string => token.slice(17);

/** Command lines that see the token on every way there is, some of which go wrong. */
const lines: readonly (readonly string[])[] = [
  ['auth', 'init', '--token-stdin'],
  ['auth', 'init', '--token-stdin', '--context', 'work'],
  ['auth', 'list'],
  ['auth', 'status'],
  ['auth', 'status', '--context', 'work'],
  ['account', 'get'],
  ['account', 'ratelimit'],
  ['balance', 'get'],
  ['compute', 'droplet', 'list'],
  ['account', 'get', '--api-url', 'http://127.0.0.1:1'],
  ['auth', 'init', '--token-command', 'printf %s "$VAULT"'],
  [
    'auth',
    'status',
    '--http-retry-max',
    '0',
    '--api-url',
    'http://api.invalid',
    '--token-command',
    'printf %s "$VAULT"',
  ],
  ['auth', 'remove', '--context', 'work'],
];
const outputs = [[], ['-o', 'json']];

it.each(['file', 'keychain'])('no command shows the token, traced and kept in the %s', async (kept) => {
  const { secret } = await server.issue(['account', 'tokens:read']);
  const keychain = kept === 'keychain' ? new MemoryKeychain() : undefined;
  const environment = {
    HOME: await makeHome(),
    PATH: process.env['PATH'] ?? '',
    VAULT: secret,
    POSTERN_NO_KEYCHAIN: kept === 'file' ? '1' : '',
    POSTERN_API_URL: server.origin,
  };
  for (const line of lines) {
    for (const output of outputs) {
      const argv = [...line, ...output, '--trace', '--verbose'];
      const { stdout, stderr } = await runCli(argv, {
        environment,
        stdin: secret,
        ...(keychain !== undefined && { keychain }),
      });
      expect(`${stdout}${stderr}`, argv.join(' ')).not.toContain(proof(secret));
      expect(`${stdout}${stderr}`.length, argv.join(' ')).toBeGreaterThan(0);
    }
  }
});

it.each([
  ['typed as a command', (token: string) => [token]],
  ['typed as the verb', (token: string) => ['auth', token]],
  ['typed as an argument too many', (token: string) => ['auth', 'init', token]],
  ['typed as an option', (token: string) => ['auth', 'init', `--${token}`]],
  ['typed as the address', (token: string) => ['auth', 'init', '--api-url', token]],
  ['typed as a name', (token: string) => ['auth', 'switch', '--context', `${token} ${token}`]],
  ['typed as the output', (token: string) => ['account', 'get', '-o', token]],
  ['typed as a column', (token: string) => ['account', 'get', '--format', token]],
])('an error does not repeat a token that was %s', async (_, argv) => {
  const { secret } = await server.issue(['account']);
  const { stdout, stderr } = await runCli(argv(secret), { token: secret, origin: server.origin });
  expect(stderr).not.toBe('');
  expect(`${stdout}${stderr}`).not.toContain(proof(secret));
});
