import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Token } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openTerminal, readShownToken } from '../process/terminal.ts';
import { CLI_BIN, makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, statusOf } from '../support/token-calls.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

const rotate = (words: readonly string[], token = owner): Promise<CliEnd> =>
  runCli(['token', 'rotate', ...words], {
    token,
    origin: server.origin,
    environment: { PATH: process.env['PATH'] ?? '' },
  });

describe('postern token rotate', () => {
  it('gives a new secret, and says on stderr how long the old one works', async () => {
    const { id, secret: old } = await server.issue(['droplets:read'], { name: 'turning' });
    const { code, stdout, stderr } = await rotate(['turning', '--overlap', '12h', '-o', 'token']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^pat_v1_\w{64}\n$/);
    expect(stderr).toMatch(/^The old secret works until \S+Z, or until the new one is used\.\n$/);
    expect(await statusOf(server, old)).toBe(200);
    expect(await statusOf(server, stdout.trim())).toBe(200);
    expect(await statusOf(server, old)).toBe(401);
    expect(JSON.parse((await rotate([String(id), '-o', 'json'])).stdout)).toMatchObject({ token: { id } });
  });

  it('lets both work for the whole overlap, or ends the old one at once', async () => {
    const { id, secret: old } = await server.issue([]);
    const kept = (await rotate([String(id), '--keep-old', '-o', 'token'])).stdout.trim();
    expect([await statusOf(server, kept), await statusOf(server, old)]).toEqual([200, 200]);
    const { stdout, stderr } = await rotate([String(id), '--reason', 'leaked', '-o', 'token']);
    expect(stderr).toBe('The old secret has ended.\n');
    expect([await statusOf(server, stdout.trim()), await statusOf(server, kept)]).toEqual([200, 401]);
  });

  it('hands the new secret over, and revokes nothing where that fails', async () => {
    const { id, secret: old } = await server.issue([]);
    const given = await rotate([String(id), '--exec', 'printf %s "$POSTERN_TOKEN"']);
    expect(given).toMatchObject({ code: 0, stdout: expect.stringMatching(/^pat_v1_\w{64}$/) });
    const failed = await rotate([String(id), '--exec', 'exit 3']);
    expect(failed).toMatchObject({ code: 3, stdout: '' });
    expect(failed.stderr).toContain('Rotate it again for another new secret.');
    expect(await statusOf(server, old)).toBe(200);
  });

  it.each([
    [['self', '--overlap', 'soon'], '--overlap takes'],
    [['self', '--save', '--exec', 'true'], 'not both'],
    [['self', '--save'], '--save is for the token in use'],
  ])('refuses %j', async (words, problem) => {
    const { secret } = await server.issue(['token:update']);
    const { code, stdout, stderr } = await rotate(words, secret);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });
});

describe('rotating the token of a saved sign-in', () => {
  const inHome = (home: string, line: string, stdin = ''): Promise<CliEnd> =>
    runCli(line.split(' '), { origin: server.origin, environment: { HOME: home }, stdin });

  it('saves the new secret in its place, and goes on with it', async () => {
    const { id, secret: old } = await server.issue(['token:update'], { name: 'signed-in' });
    const home = await makeHome();
    expect((await inHome(home, 'auth init --token-stdin', old)).code).toBe(0);
    const { code, stdout, stderr } = await inHome(home, 'token rotate self --save');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('The old secret works until') });
    expect(stdout).toBe(`Token ${id} "signed-in" went to the sign-in "default".\n`);
    const own = JSON.parse((await inHome(home, 'token get self -o json')).stdout) as [Token];
    expect(own[0].id).toBe(id);
    expect(await statusOf(server, old)).toBe(401);
    expect(await readFile(join(home, '.config/postern/config.yaml'), 'utf8')).not.toContain(old);
  });

  it('says that the sign-in still holds the old one where the new one is printed', async () => {
    const { secret } = await server.issue(['token:update']);
    const home = await makeHome();
    await inHome(home, 'auth init --token-stdin', secret);
    const { stderr } = await inHome(home, 'token rotate self -o token');
    expect(stderr).toContain('The old secret is still in the sign-in "default".');
  });

  it('asks at a terminal where it is to go', async () => {
    const { secret } = await server.issue(['token:update']);
    const home = await mkdtemp(join(tmpdir(), 'postern-home-'));
    onTestFinished(() => rm(home, { recursive: true, force: true }));
    await inHome(home, 'auth init --token-stdin', secret);
    const open = (): ReturnType<typeof openTerminal> =>
      openTerminal(process.execPath, [CLI_BIN, 'token', 'rotate', 'self'], {
        HOME: home,
        POSTERN_API_URL: server.origin,
        POSTERN_NO_KEYCHAIN: '1',
      });
    const saving = open();
    await saving.waitFor(/Save it there/);
    saving.type('\r');
    await saving.waitFor(/went to the sign-in "default"/);
    expect(await saving.exitCode).toBe(0);
    expect(saving.text()).not.toMatch(/pat_v1_\w{64}/);
    const showing = open();
    await showing.waitFor(/Save it there/);
    showing.type('\x1b[B');
    showing.type('\r');
    expect(await statusOf(server, await readShownToken(showing))).toBe(200);
  });
});
