import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTerminal, readShownToken, type Terminal } from '../process/terminal.ts';
import { CLI_BIN } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { findToken, FULL_ACCESS, mint, ownToken, statusOf } from '../support/token-calls.ts';

const [ENTER, TAB, CTRL_C] = ['\r', '\t', '\x03'];

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

async function open(...words: string[]): Promise<Terminal> {
  const home = await mkdtemp(join(tmpdir(), 'postern-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return openTerminal(process.execPath, [CLI_BIN, 'token', ...words], {
    HOME: home,
    POSTERN_TOKEN: owner,
    POSTERN_API_URL: server.origin,
    POSTERN_NO_KEYCHAIN: '1',
  });
}

describe('postern token create at a terminal', () => {
  it('asks what the token is for, lets scopes be searched, reviews them and makes it', async () => {
    const terminal = await open('create');
    await terminal.waitFor(/Its name/);
    terminal.type(`picked${ENTER}`);
    await terminal.waitFor(/What is it for\?/);
    terminal.type(ENTER);
    await terminal.waitFor(/What may it do\?/);
    terminal.type('billing');
    await terminal.waitFor(/billing.* \(2 matches\)/);
    terminal.type(TAB);
    await terminal.waitFor(/◼.* billing/);
    terminal.type(ENTER);
    const review = await terminal.waitFor(/Can[^]*Risk: [^]*Make the token "picked"/);
    expect(review).toContain('see SSH keys, tags and billing');
    expect(review).toContain('comes along with');
    expect(review).toMatch(/Cannot[^]*make or change tokens/);
    expect(review).toMatch(/Risk: high.* \(.*can destroy data/);
    expect(review).toContain('It ends in 30 days.');
    terminal.type('y');
    const secret = await readShownToken(terminal);
    expect(await terminal.exitCode).toBe(0);
    const made = await ownToken(server, secret);
    expect(made).toMatchObject({ name: 'picked' });
    expect(made.scopes).toEqual(['billing', 'droplets:write', 'ssh_keys:read', 'tags:read']);
  });

  it.each([
    ['no to the last question', 'n'],
    ['Ctrl-C', CTRL_C],
  ])('makes nothing after %s', async (_, answer) => {
    const before = await newestId();
    const terminal = await open('create', '--name', 'unwanted');
    await terminal.waitFor(/What is it for\?/);
    terminal.type(ENTER);
    await terminal.waitFor(/What may it do\?/);
    terminal.type(ENTER);
    await terminal.waitFor(/Make the token "unwanted"/);
    terminal.type(answer);
    await terminal.waitFor(/Stopped\. Nothing was changed\./);
    expect(await terminal.exitCode).toBe(130);
    expect(await newestId()).toBe(before);
  });
});

describe('postern token create --exec at a terminal', () => {
  it('stays until the command has ended by Ctrl-C, and revokes what nobody got', async () => {
    const terminal = await open('create', '--name', 'stopped', '--scopes', '2fa', '--exec', 'echo begun; sleep 60');
    await terminal.waitFor(/begun/);
    terminal.type(CTRL_C);
    await terminal.waitFor(/The command ended with 130\. Token \d+ was revoked\./);
    expect(await terminal.exitCode).toBe(130);
  });
});

describe('postern token revoke at a terminal', () => {
  it('names what goes with a token before it ends', async () => {
    const parent = await server.issue(['tokens:write'], { name: 'parent' });
    const child = await mint(server, parent.secret, { name: 'child', scopes: [] });
    const terminal = await open('revoke', 'parent');
    const question = await terminal.waitFor(/Revoke token [^?]*\?/);
    expect(question).toBe(`Revoke token ${parent.id} "parent", and with it what it minted: ${child.token.id} "child"?`);
    terminal.type('y');
    expect(await terminal.exitCode).toBe(0);
    expect(await findToken(server, child.token.id)).toMatchObject({ state: 'revoked' });
  });
});

describe('postern token verify at a terminal', () => {
  it('asks for the token without showing it', async () => {
    const { secret } = await server.issue([]);
    const terminal = await open('verify');
    await terminal.waitFor(/The token/);
    terminal.type(`${secret}${ENTER}`);
    await terminal.waitFor(/It works/);
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).not.toContain(secret);
    expect(await statusOf(server, secret)).toBe(200);
  });
});

async function newestId(): Promise<unknown> {
  const { body } = await server.request('GET', '/v2/tokens?state=all&per_page=1', { token: owner });
  return (body['tokens'] as [{ id: number }])[0].id;
}
