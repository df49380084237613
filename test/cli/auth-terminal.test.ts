import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openTerminal, type Terminal } from '../process/terminal.ts';
import { CLI_BIN, makeHome } from '../support/cli.ts';
import { PASSWORD } from '../support/person.ts';
import { openApp, ownerWithoutTwoFactor } from '../support/second-factor.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const CTRL_C = '\x03';
const ENTER = '\r';

let server: TestServer;
let HOME: string;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

beforeEach(async () => {
  HOME = await makeHome();
});

function open(words: string, environment: Readonly<Record<string, string>> = {}): Terminal {
  return openTerminal(process.execPath, [CLI_BIN, ...words.split(' ')], {
    HOME,
    POSTERN_NO_KEYCHAIN: '1',
    POSTERN_API_URL: server.origin,
    ...environment,
  });
}
/** Answers 503 to whatever it is asked. */
async function openFailingServer(): Promise<string> {
  const failing = createServer((_, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => failing.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void failing.close());
  return `http://127.0.0.1:${(failing.address() as AddressInfo).port}`;
}

const configPath = (): string => join(HOME, '.config/postern/config.yaml');

describe('auth init at a terminal', () => {
  it('asks for the token without showing it, and saves it', async () => {
    const { secret } = await server.issue(['account']);
    const terminal = open('auth init');
    await terminal.waitFor(/The token, as the control panel showed it/);
    terminal.type(secret);
    terminal.type(ENTER);
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toContain('as ada@example.com');
    // Not even the random part of it.
    expect(terminal.text()).not.toContain(secret.slice(17, 30));
    expect(await readFile(configPath(), 'utf8')).toContain(secret);
  });

  it('says so when the server refuses what was typed, and saves nothing', async () => {
    const terminal = open('auth init');
    await terminal.waitFor(/The token, as the control panel showed it/);
    terminal.type(`no-such-token${ENTER}`);
    expect(await terminal.exitCode).toBe(3);
    await expect(stat(configPath())).rejects.toThrow('ENOENT');
  });

  it('ends with 130 at Ctrl-C, with the cursor back and nothing saved', async () => {
    const terminal = open('auth init');
    await terminal.waitFor(/The token, as the control panel showed it/);
    terminal.type(CTRL_C);
    expect(await terminal.exitCode).toBe(130);
    const shown = terminal.text();
    expect(shown.lastIndexOf('\x1b[?25h')).toBeGreaterThanOrEqual(shown.lastIndexOf('\x1b[?25l'));
    await expect(stat(configPath())).rejects.toThrow('ENOENT');
  });

  it('asks nothing with --interactive=false', async () => {
    const terminal = open('auth init --interactive=false');
    expect(await terminal.exitCode).toBe(2);
    expect(terminal.text()).toContain('--token-stdin');
  });
});

describe('2fa enable at a terminal', () => {
  it('asks for the password, shows the secret as a picture and as text, asks for the code, and shows the recovery codes', async () => {
    await ownerWithoutTwoFactor(server, server.account.id);
    const { secret } = await server.issue(['2fa']);
    const terminal = open('2fa enable', { POSTERN_TOKEN: secret });
    await terminal.waitFor(/The password that you sign in with/);
    terminal.type(`${PASSWORD}${ENTER}`);
    const uri = await terminal.waitFor(/otpauth:\/\/totp\/\S+/);
    expect(terminal.text()).toMatch(/[█▀▄]{10}/);
    await terminal.waitFor(/The six digits that the app shows now/);
    terminal.type(`000000${ENTER}`);
    await terminal.waitFor(/This code is wrong[\s\S]*The six digits that the app shows now/);
    terminal.type(`${openApp(uri).code()}${ENTER}`);
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toMatch(/not shown again:\s+(?:[0-9a-z]+-[0-9a-z]+\s+){8,}$/);
    expect(terminal.text()).not.toContain(PASSWORD);
    const { body } = await server.request('GET', '/v2/account/two_factor', { token: secret });
    expect(body).toMatchObject({ two_factor: { enabled: true } });
  });
});

it('a wait ends at Ctrl-C with what a shell counts as 130', async () => {
  const { secret } = await server.issue(['account']);
  const script = 'trap : INT; "$0" "$@"; echo "ended with $?"';
  const terminal = openTerminal('bash', ['-c', script, process.execPath, CLI_BIN, 'account', 'get'], {
    HOME,
    POSTERN_TOKEN: secret,
    POSTERN_API_URL: await openFailingServer(),
  });
  await terminal.waitFor(/trying again/);
  terminal.type(CTRL_C);
  expect(await terminal.waitFor(/ended with \d+/)).toBe('ended with 130');
});
