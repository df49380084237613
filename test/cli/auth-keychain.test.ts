import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { MemoryKeychain } from './memory-keychain.ts';

let server: TestServer;
let token: string;
let keychain: MemoryKeychain;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['account'])).secret;
});
afterAll(() => server.stop());

beforeEach(async () => {
  keychain = new MemoryKeychain();
  environment = { HOME: await makeHome(), POSTERN_NO_KEYCHAIN: '' };
});

const signIn = (words: readonly string[] = []): Promise<CliEnd> =>
  run(['auth', 'init', '--token-stdin', '--api-url', server.origin, ...words], token);
const run = (argv: readonly string[], stdin = ''): Promise<CliEnd> => runCli(argv, { environment, keychain, stdin });
const saved = (): Promise<string> => readFile(join(environment['HOME'] ?? '', '.config/postern/config.yaml'), 'utf8');

it('a token is kept in the keychain and not in the file, and is found there', async () => {
  const { stdout, stderr } = await signIn();
  expect(stdout).toContain('the token in the keychain');
  expect(stderr).toBe('');
  expect(await saved()).not.toContain(token);
  expect([...keychain.entries.values()]).toEqual([token]);
  expect((await run(['account', 'get'])).code).toBe(0);
  expect((await run(['auth', 'list', '--format', 'Token', '--no-header'])).stdout).toBe('keychain\n');
});

it('another sign-in of the same name leaves one entry, and its removal none', async () => {
  await signIn();
  await signIn();
  expect(keychain.entries.size).toBe(1);
  expect((await run(['account', 'get'])).code).toBe(0);
  await run(['auth', 'remove', '--context', 'default']);
  expect(keychain.entries.size).toBe(0);
});

it('without a keychain that answers the token is in the file, and that is said', async () => {
  keychain.isLocked = true;
  const { code, stdout, stderr } = await signIn(['--verbose']);
  expect(code).toBe(0);
  expect(stdout).toContain('config.yaml, which only you can read');
  expect(stderr).toContain('This machine has no keychain that answers (it is locked), so the token is in the file.');
  expect(await saved()).toContain(token);
});

it('a keychain that is locked later, or has lost the token, is named with what to do', async () => {
  await signIn();
  keychain.isLocked = true;
  const locked = await run(['account', 'get']);
  expect(locked.code).toBe(3);
  expect(locked.stderr).toContain('The keychain does not give the token of "default": it is locked.');
  keychain.isLocked = false;
  keychain.entries.clear();
  const lost = await run(['account', 'get']);
  expect(lost.code).toBe(3);
  expect(lost.stderr).toContain('The keychain no longer has the token of "default"');
});
