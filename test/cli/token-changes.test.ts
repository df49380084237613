import type { Token, TokenShrink, TokenUsage } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { findToken, FULL_ACCESS } from '../support/token-calls.ts';
import { addUsedToken } from '../support/used-token.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

const postern = (line: string, token = owner): Promise<CliEnd> =>
  runCli(['token', ...line.split(' ')], { token, origin: server.origin });

async function update(line: string): Promise<Token> {
  const { code, stdout, stderr } = await postern(`update ${line} -o json`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return (JSON.parse(stdout) as [Token])[0];
}

describe('postern token update', () => {
  it('adds and removes scopes, or takes others instead', async () => {
    const { id } = await server.issue(['droplets:read', 'billing']);
    expect((await update(`${id} --add-scopes images:read,billing`)).scopes).toEqual([
      'droplets:read',
      'billing',
      'images:read',
    ]);
    const changed = await update(`${id} --add-scopes account --remove-scopes billing --remove-scopes images:read`);
    expect(changed.scopes).toEqual(['droplets:read', 'account']);
    expect((await update(`${id} --scopes 2fa`)).scopes).toEqual(['2fa']);
  });

  it('bounds a token, and lifts what bounds it', async () => {
    const { id } = await server.issue(['droplets:read'], { name: 'loose' });
    const bound = await update('loose --name tight --expires-in 30d --allow-ip 192.0.2.7 --rate-limit 5/second');
    expect(bound).toMatchObject({ name: 'tight', rate_limit: { limit: 5, window_seconds: 1 } });
    expect(bound.allowed_ips).toHaveLength(1);
    expect(bound.expires_at).not.toBeNull();
    const loose = await update(`${id} --no-expiry --allow-ip any --rate-limit none --not-before none`);
    expect(loose).toMatchObject({ expires_at: null, allowed_ips: null, rate_limit: null, not_before: null });
  });

  it.each([
    ['', 'Say what to change'],
    ['--scopes read --add-scopes billing', '--scopes for all of them'],
    ['--remove-scopes billing', 'has no scope billing to remove'],
  ])('refuses "%s"', async (options, problem) => {
    const { id } = await server.issue(['droplets:read']);
    const { code, stdout, stderr } = await postern(`update ${id} ${options}`.trim());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });
});

describe('postern token usage', () => {
  it('shows what was used, what was refused, and by whom', async () => {
    const { id } = await addUsedToken(server);
    const { stdout } = await postern(`usage ${id}`);
    expect(stdout).toMatch(/^From \S+ to \S+: \d+ requests allowed, \d+ refused\.\n/);
    expect(stdout).toMatch(/\nPermissions {2,}Requests {2,}Last Used\ndroplet:read {2,}\d+/);
    expect(stdout).toMatch(/\nmissing_permission {2,}domain:create {2,}\d+/);
    expect(stdout).toMatch(/\nTerraform\/1\.9 {2,}2001:db8::17 {2,}412/);
    expect(stdout).toMatch(/\nHeld and not used: .*droplet:delete/);
    const week = JSON.parse((await postern(`usage ${id} --days 7 -o json`)).stdout) as TokenUsage;
    expect(week.days).toHaveLength(7);
  });
});

describe('postern token shrink', () => {
  interface Shrunk {
    readonly shrink: TokenShrink;
    readonly applied: boolean;
  }

  it('proposes the least that covers what was used, and changes nothing by itself', async () => {
    const { id } = await addUsedToken(server);
    const { code, stdout } = await postern(`shrink ${id}`);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Since \S+ token \d+ let \d+ requests pass\./);
    expect(stdout).toMatch(/It loses: .*droplet:delete/);
    expect((await findToken(server, id)).scopes).toEqual(['droplets:write', 'images:read']);
  });

  it('says of a token for everything how much it loses, without filling the screen', async () => {
    const { id, secret } = await server.issue(['write', 'account']);
    await server.request('GET', '/v2/account', { token: secret });
    const { stdout } = await postern(`shrink ${id}`);
    expect(stdout).toMatch(/It loses: .* and \d+ more, which -o json lists/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThan(400);
  });

  it('changes the token with --apply, after a question', async () => {
    const { id } = await addUsedToken(server);
    expect((await postern(`shrink ${id} --apply`)).code).toBe(2);
    expect((await findToken(server, id)).scopes).toContain('droplets:write');
    const { code, stdout } = await postern(`shrink ${id} --apply -f -o json`);
    expect(code).toBe(0);
    const { shrink, applied } = JSON.parse(stdout) as Shrunk;
    expect(applied).toBe(true);
    expect((await findToken(server, id)).scopes).toEqual(shrink.scopes);
    expect((await postern(`shrink ${id} --apply -f`)).stdout).toContain('has nothing to lose');
  });

  it('says why there is nothing to propose', async () => {
    const { id } = await server.issue(['droplets:read']);
    expect((await postern(`shrink ${id}`)).stdout).toContain(`postern token revoke ${id}`);
    await postern(`revoke ${id} -f`);
    expect((await postern(`shrink ${id}`)).stdout).toBe(`Token ${id} is not active.\n`);
  });
});

describe('what a shell completes', () => {
  it('is tokens by id, scopes and presets', async () => {
    const { id } = await server.issue([], { name: 'completed' });
    const complete = async (...words: string[]): Promise<string> =>
      (await runCli(['__complete', '--', ...words], { token: owner, origin: server.origin })).stdout;
    expect(await complete('token', 'revoke', '')).toContain(`${id}\tcompleted\n`);
    expect(await complete('token', 'create', '--scopes', 'billing,droplets:w')).toContain('billing,droplets:write\t');
    expect(await complete('token', 'create', '--preset', 'ter')).toContain('terraform\t');
  });
});
