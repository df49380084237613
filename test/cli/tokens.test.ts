import type { Token } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { findToken, FULL_ACCESS, mint, publicIdOf, statusOf } from '../support/token-calls.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS, { name: 'owner' })).secret;
});
afterAll(() => server.stop());

const postern = (line: string, token = owner): Promise<CliEnd> =>
  runCli(['token', ...line.split(' ')], { token, origin: server.origin });

const idsIn = (stdout: string): number[] => (JSON.parse(stdout) as Token[]).map(({ id }) => id);
const DAY_MS = 86_400_000;

describe('postern token create', () => {
  it('shows the secret once on stdout, and says on stderr when it ends', async () => {
    const { code, stdout, stderr } = await postern('create --name first --scopes droplets:read,images:read');
    expect(code).toBe(0);
    const secrets = stdout.match(/pat_v1_\w{64}/g) ?? [];
    expect(secrets).toHaveLength(1);
    expect(stderr).toContain('It ends in 30 days.');
    expect(stderr).not.toMatch(/pat_v1_/);
    expect(await statusOf(server, secrets[0] ?? '')).toBe(200);
  });

  it('prints the secret and a line end and nothing else with -o token', async () => {
    const { stdout } = await postern('create --name piped --scopes droplets:read -o token');
    expect(stdout).toMatch(/^pat_v1_\w{64}\n$/);
  });

  it('shows requests with --trace, and no secret among them', async () => {
    const { stdout, stderr } = await postern('create --name traced --scopes droplets:read -o token --trace');
    expect(stderr).toContain('POST');
    expect(stderr).not.toContain(stdout.trim().slice(17));
    expect(stderr).not.toContain(owner.slice(17));
  });

  it('answers a program as the API does', async () => {
    const { stdout } = await postern(
      'create --name bound --scopes droplets:read --expires-in 8w --allow-ip 127.0.0.0/8,::1 --rate-limit 100/minute --not-before 2026-01-01T00:00:00Z -o json',
    );
    const { token, secret } = JSON.parse(stdout) as { token: Token; secret: string };
    expect(secret).toMatch(/^pat_v1_/);
    expect(token).toMatchObject({
      name: 'bound',
      scopes: ['droplets:read'],
      allowed_ips: ['127.0.0.0/8', '::1'],
      rate_limit: { limit: 100, window_seconds: 60 },
      not_before: '2026-01-01T00:00:00Z',
    });
    expect(Date.parse(token.expires_at ?? '') / DAY_MS).toBeCloseTo(Date.now() / DAY_MS + 56, 1);
  });

  it('takes scopes and the length of a life from a preset, and has no end when told so', async () => {
    const preset = await postern('create --name ci --preset ci --scopes billing -o json');
    expect(preset.stderr).toContain('30 days');
    expect(JSON.parse(preset.stdout)).toMatchObject({
      token: { scopes: ['droplets:write', 'ssh_keys:read', 'tags:read', 'billing'] },
    });
    const endless = await postern('create --name ci --preset read-only --no-expiry -o json');
    expect(JSON.parse(endless.stdout)).toMatchObject({ token: { expires_at: null } });
  });

  it('ends with the token that makes it, where that ends sooner', async () => {
    const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * DAY_MS);
    const brief = await server.issue(['tokens:write', 'droplets:read'], { expiresAt });
    const { stdout, stderr } = await postern('create --name child --scopes droplets:read -o json', brief.secret);
    expect(stderr).toContain('It ends with the token that made it');
    expect(Date.parse((JSON.parse(stdout) as { token: Token }).token.expires_at ?? '')).toBe(expiresAt.getTime());
  });

  it.each([
    ['create --scopes droplets:read', 'A token needs a name'],
    ['create --name a', '--scopes or --preset'],
    ['create --name a --preset nonsense', 'There is no preset "nonsense"'],
    ['create --name a --scopes read --expires-in 30', '90m, 12h, 30d, 8w or 1y'],
    ['create --name a --scopes read --expires-in 1d --no-expiry', 'one of --expires-in'],
  ])('refuses "%s" before anything is made', async (line, problem) => {
    const { code, stdout, stderr } = await postern(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(problem);
  });
});

describe('postern token list', () => {
  it('lists those that work, by state, by name and by how a secret begins', async () => {
    const { id: soon, secret } = await server.issue(['billing'], {
      name: 'soon-over',
      expiresAt: new Date(Date.now() + 2 * DAY_MS),
    });
    const gone = await mint(server, owner, { name: 'gone', scopes: [] });
    await postern(`revoke ${gone.token.id} -f`);
    expect(idsIn((await postern('list -o json')).stdout)).not.toContain(gone.token.id);
    expect(idsIn((await postern('list --state revoked -o json')).stdout)).toContain(gone.token.id);
    expect(idsIn((await postern('list --expiring --search soon -o json')).stdout)).toEqual([soon]);
    const { stdout } = await postern(`list --search ${secret.slice(0, 17)} --format ID,Name,Scopes,State --no-header`);
    expect(stdout).toBe(`${soon}    soon-over    billing    active\n`);
  });
});

describe('postern token get', () => {
  it('shows the token in use whatever its scopes, and others by id, name or beginning', async () => {
    const { id, secret } = await server.issue([], { name: 'lowly' });
    const own = await postern('get self -o json', secret);
    expect(JSON.parse(own.stdout)).toMatchObject([{ id, secrets: [{ public_id: publicIdOf(secret) }] }]);
    for (const word of [String(id), 'lowly', secret.slice(0, 17), secret]) {
      expect(idsIn((await postern(`get ${word} -o json`)).stdout), word).toEqual([id]);
    }
  });

  it('names the candidates where a name is not enough, and prefers one that still works', async () => {
    const one = await server.issue([], { name: 'twin' });
    const other = await server.issue([], { name: 'twin' });
    const { code, stderr } = await postern('get twin');
    expect(code).toBe(2);
    expect(stderr).toContain(`${one.id} "twin"`);
    expect(stderr).toContain(`${other.id} "twin"`);
    await postern(`revoke ${one.id} -f`);
    expect(idsIn((await postern('get twin -o json')).stdout)).toEqual([other.id]);
  });

  it('says that there is none by a name', async () => {
    const { code, stdout, stderr } = await postern('get nobody');
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toContain('There is no token "nobody"');
  });
});

describe('postern token revoke', () => {
  it('ends tokens with a reason, and asks somebody first', async () => {
    const { token, secret } = await mint(server, owner, { name: 'leaky', scopes: [] });
    const asked = await postern(`revoke ${token.id}`);
    expect(asked.code).toBe(2);
    expect(await statusOf(server, secret)).toBe(200);
    const { code, stdout } = await postern(`revoke leaky --reason leaked -f`);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(await statusOf(server, secret)).toBe(401);
    expect(await findToken(server, token.id)).toMatchObject({ state: 'revoked', revocation_reason: 'leaked' });
  });

  it('ends a parent and its child on one line', async () => {
    const parent = await server.issue(['tokens:write']);
    const child = await mint(server, parent.secret, { scopes: [] });
    const { code } = await postern(`revoke ${parent.id} ${child.token.id} --force`);
    expect(code).toBe(0);
    expect(await statusOf(server, child.secret)).toBe(401);
  });

  it('takes a token that revokes itself', async () => {
    const { secret } = await server.issue([]);
    expect((await postern('revoke self -f', secret)).code).toBe(0);
    expect(await statusOf(server, secret)).toBe(401);
  });
});
