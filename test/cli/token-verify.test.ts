import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { forgeToken } from '../support/forged-token.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, publicIdOf } from '../support/token-calls.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const verify = (stdin: string, ...options: string[]): Promise<CliEnd> =>
  runCli(['token', 'verify', ...options], { stdin, origin: server.origin });

describe('postern token verify', () => {
  it('says of a token that works whose it is, what it may and when it ends', async () => {
    const { id, secret } = await server.issue(['account', 'droplets:read']);
    const { code, stdout, stderr } = await verify(`${secret}\n`, '-');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`pat_v1_${publicIdOf(secret)}…, 71 characters, the checksum is right`);
    expect(stdout).toContain(`token ${id} of ada@example.com`);
    expect(stdout).toContain('account, droplets:read');
    expect(stdout).not.toContain(secret);
  });

  it('reads standard input by itself where nobody is at a terminal', async () => {
    const { secret } = await server.issue([]);
    const { code, stdout } = await verify(secret, '-o', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      well_formed: true,
      live: true,
      public_id: publicIdOf(secret),
      scopes: [],
    });
  });

  it('says of one that was revoked that it does not work, and when it ended', async () => {
    const { secret } = await server.issue([]);
    await server.request('DELETE', '/v2/tokens/self', { token: secret });
    const { code, stdout } = await verify(secret, '-');
    expect(code).toBe(1);
    expect(stdout).toMatch(/It does not work: .*revoked/);
  });

  it('sends nothing that is no token, and asks no server when told not to', async () => {
    const unreachable = { origin: 'http://127.0.0.1:9', environment: {} };
    const good = forgeToken();
    const offline = await runCli(['token', 'verify', '-', '--offline'], { stdin: good, ...unreachable });
    expect(offline).toMatchObject({ code: 0, stderr: '' });
    for (const [text, problem] of [
      [`${good.slice(0, -1)}${good.endsWith('0') ? '1' : '0'}`, 'its checksum is not right'],
      [good.slice(0, -1), 'it has 70 characters'],
      ['correct-horse-battery-staple', 'it does not begin as a token does'],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['token', 'verify', '-'], { stdin: text, ...unreachable });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain(problem);
      expect(stdout).not.toContain(text);
    }
  });

  it('takes a token from the command line, and says why that is not a good place', async () => {
    const { secret } = await server.issue(FULL_ACCESS);
    const { code, stderr } = await verify('', secret);
    expect(code).toBe(0);
    expect(stderr).toContain('Others on this machine can read what stands on a command line');
    expect(stderr).not.toContain(secret);
  });

  it('says that there is nothing to verify', async () => {
    expect(await verify('', '-')).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('postern token scopes', () => {
  const scopes = (...words: string[]): Promise<CliEnd> =>
    runCli(['token', 'scopes', ...words, '-o', 'json'], { origin: server.origin });
  const names = async (...words: string[]): Promise<string[]> =>
    (JSON.parse((await scopes(...words)).stdout) as { name: string }[]).map(({ name }) => name);

  it('searches names and summaries without a token', async () => {
    expect(await names('droplets:w')).toEqual(['droplets:write']);
    expect(await names('SSH', 'keys')).toContain('ssh_keys:write');
    expect(await names('zzz')).toEqual([]);
  });

  it('lists presets, and the scopes of one', async () => {
    expect(await names('--preset', 'list')).toEqual(
      expect.arrayContaining(['ci', 'terraform', 'full_access', 'read_only']),
    );
    expect(await names('--preset', 'read-only')).toEqual(['read', 'account', 'billing']);
    expect(await scopes('--preset', 'nonsense')).toMatchObject({ code: 2, stdout: '' });
  });
});
