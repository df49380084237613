import { routes, scopeDefinitions, type Route } from '@postern/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { rounds } from '../support/rounds.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  owner = (await server.issue(FULL_ACCESS)).secret;
});
afterAll(() => server.stop());

const can = (words: readonly string[], token = owner): Promise<CliEnd> =>
  runCli(['token', 'can', ...words], { token, origin: server.origin });

describe('postern token can', () => {
  it('answers for the token in use, whatever its scopes', async () => {
    const { secret } = await server.issue(['droplets:read'], { name: 'reader' });
    const yes = await can(['GET', '/v2/droplets?page=2'], secret);
    expect(yes).toMatchObject({ code: 0, stderr: '' });
    expect(yes.stdout).toMatch(/^Yes: token \d+ "reader" may GET \/v2\/droplets\. Its scopes cover it\./);
    const no = await can(['delete', `${server.origin}/v2/droplets/7`], secret);
    expect(no).toMatchObject({ code: 4, stderr: '' });
    expect(no.stdout).toContain('It lacks droplet:delete.\nTo allow it, add droplet:delete.');
  });

  it('answers for another token by its id or name', async () => {
    const { id } = await server.issue(['billing'], { name: 'accountant' });
    for (const word of [String(id), 'accountant']) {
      expect((await can([word, 'GET', '/v2/customers/my/balance'])).code, word).toBe(0);
      expect((await can([word, 'GET', '/v2/account'])).code, word).toBe(4);
    }
  });

  it('names what a request takes besides, where it asks for something more', async () => {
    const { secret } = await server.issue(['droplet:create']);
    const { code, stdout } = await can(['POST', '/v2/droplets'], secret);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Not where tags are given: it lacks tag:create\. To allow that, add tag:create\./);
    const asked = { name: 'a', region: 'nyc3', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
    const post = async (body: object): Promise<number> =>
      (await server.request('POST', '/v2/droplets', { token: secret, body })).status;
    expect([await post(asked), await post({ ...asked, tags: ['web'] })]).toEqual([202, 403]);
    const wide = await can(['POST', '/v2/droplets']);
    expect(wide.stdout).toMatch(/Where tags are given, it takes tag:create as well, which it has\./);
  });

  it('says that a token has ended, begins later, or is bound to places', async () => {
    const gone = await server.issue(['droplets:read']);
    await runCli(['token', 'revoke', String(gone.id), '-f'], { token: owner, origin: server.origin });
    const revoked = await can([String(gone.id), 'GET', '/v2/droplets']);
    expect(revoked.code).toBe(4);
    expect(revoked.stdout).toContain('The token is revoked.');
    const later = await server.issue(['droplets:read'], { notBefore: new Date(Date.now() + 60_000) });
    expect((await can([String(later.id), 'GET', '/v2/droplets'])).stdout).toMatch(/^No: .* The token works from /);
    const bound = await server.issue(['droplets:read'], { allowedAddresses: ['192.0.2.0/24'] });
    expect((await can([String(bound.id), 'GET', '/v2/droplets'])).stdout).toContain('Only from 192.0.2.0/24.');
  });

  it('knows what no token may, what any may, and what a token may do to itself', async () => {
    const { id, secret } = await server.issue([]);
    expect((await can(['GET', '/v2/account/sessions'])).stdout).toContain('Only a signed-in person');
    expect((await can(['GET', '/v2/tokens/self'], secret)).stdout).toContain('Any token that works');
    expect((await can(['GET', `/v2/tokens/${id}/usage`], secret)).stdout).toContain('always do this to itself');
  });

  it('says that there is no such request, and what the path takes', async () => {
    const wrong = await can(['PATCH', '/v2/droplets']);
    expect(wrong).toMatchObject({ code: 5, stdout: '' });
    expect(wrong.stderr).toContain('That path takes');
    expect((await can(['GET', '/v2/nonsense'])).code).toBe(5);
    expect((await can(['/v2/droplets'])).code).toBe(2);
  });
});

/** A request of the route about things that are not there; whoever may make it is told so. */
function pathOf(route: Route): string {
  return route.path.replaceAll(/\{(\w+)\}/g, () => '987654321');
}

describe('what is foretold', () => {
  const asked = routes.filter(({ access, path }) => access.kind !== 'public' && path !== '/v2/tokens/self');
  const name = fc.constantFrom(...scopeDefinitions.map((scope) => scope.name));

  it('is what the server says, whatever the scopes and the route', async () => {
    const sample = fc.tuple(fc.uniqueArray(name, { maxLength: 4 }), fc.constantFrom(...asked));
    await fc.assert(
      fc.asyncProperty(sample, async ([scopes, route]) => {
        const { secret } = await server.issue(scopes);
        const { code } = await can([route.method, pathOf(route)], secret);
        const { status } = await server.request(route.method, pathOf(route), { token: secret });
        expect({ scopes, route: `${route.method} ${route.path}`, isRefused: status === 403 }).toEqual({
          scopes,
          route: `${route.method} ${route.path}`,
          isRefused: code === 4,
        });
        expect(status).not.toBe(401);
      }),
      { numRuns: rounds({ quick: 100, full: 2000 }) },
    );
  }, 300_000);
});
