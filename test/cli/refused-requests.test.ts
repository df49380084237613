import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

const postern = (line: string, token = owner): Promise<CliEnd> =>
  runCli(line.split(' '), { token, origin: server.origin });

describe('a request that lacks a scope', () => {
  it('ends with what is missing and the command that grants it, which works as it stands', async () => {
    const { id, secret } = await server.issue(['billing']);
    const { code, stdout, stderr } = await postern('compute droplet list', secret);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toContain('missing: droplet:read');
    expect(stderr).toContain(`${server.origin}/tokens/${id}`);
    const [, line = ''] = /postern (token update .*)/.exec(stderr) ?? [];
    expect(line).toMatch(new RegExp(`^token update ${id} --add-scopes \\S+$`));
    expect((await postern(line)).code).toBe(0);
    expect((await postern('compute droplet list', secret)).code).toBe(0);
  });

  it('says so to a program as well', async () => {
    const { secret } = await server.issue([]);
    const { stdout, stderr } = await postern('compute droplet list -o json', secret);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toMatchObject({
      errors: [{ advice: expect.arrayContaining(['missing: droplet:read']), problem: { missing: ['droplet:read'] } }],
    });
  });
});

describe('a token that would go too far', () => {
  it('is refused with each bound that it breaks on a line', async () => {
    const { secret } = await server.issue(['tokens:write', 'droplets:read'], {
      expiresAt: new Date(Date.now() + 86_400_000),
    });
    const line = 'token create --name wide --scopes droplets:write --expires-in 1y';
    const { code, stdout, stderr } = await postern(line, secret);
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toMatch(
      /^Error: A token cannot go beyond the one that asks for it\.\n {2}scopes must not go beyond/,
    );
    expect(stderr).toMatch(/\n {2}expires_at must be /);
  });

  it('is told the name that may have been meant', async () => {
    const one = await postern('token create --name a --scopes droplet:raed');
    expect(one).toMatchObject({ code: 1, stdout: '' });
    expect(one.stderr).toContain('There is no scope "droplet:raed": did you mean "droplet:read"?');
    const two = await postern('token create --name a --scopes droplet:raed,biling,zzzzzzzzzzzzzzzzz');
    expect(two.stderr).toContain('  "biling": did you mean "billing"?');
    expect(two.stderr).toContain('  "zzzzzzzzzzzzzzzzz"\n');
  });

  it('is told each field that is wrong', async () => {
    const { stderr } = await postern('token create --name a --scopes read --allow-ip nonsense --rate-limit 1/999y');
    expect(stderr).toMatch(/Error: .*(?:allowed_ips|rate_limit)/s);
  });
});

describe('a command for people only', () => {
  it('points to the control panel', async () => {
    const { id } = await server.issue(['read']);
    const lowly = await server.issue(['tokens:write', 'read']);
    const { code, stderr } = await postern(`token update ${id} --add-scopes billing`, lowly.secret);
    expect(code).toBe(4);
    expect(stderr).toContain('A token cannot go beyond');
    expect(stderr).toContain(`${server.origin}/tokens/${lowly.id}`);
  });
});
