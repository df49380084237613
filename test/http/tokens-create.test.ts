import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint, ownToken, problemIn, statusOf } from '../support/token-calls.ts';

const SECRET = /^pat_v1_[0-9A-Za-z]{64}$/;

describe.each(DATABASES)('POST /v2/tokens on $name', (database) => {
  let server: TestServer;
  let owner: string;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    owner = (await server.issue(FULL_ACCESS)).secret;
  });
  afterAll(() => server.stop());

  const ask = (body: unknown, token = owner): Promise<TestAnswer> =>
    server.request('POST', '/v2/tokens', { token, body });
  const stampIn = (seconds: number): string =>
    `${new Date(server.clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;

  describe('201', () => {
    it('answers the token and, this once, its secret', async () => {
      const parent = await ownToken(server, owner);
      const { token, secret, answer } = await mint(server, owner, { name: '  CI  ', scopes: ['droplets:read'] });
      expect(secret).toMatch(SECRET);
      expect(Object.keys(answer.body).toSorted()).toEqual(['secret', 'token']);
      expect(token).toEqual({
        id: expect.any(Number),
        name: 'CI',
        starts_with: secret.slice(0, 17),
        scopes: ['droplets:read'],
        permissions: expect.arrayContaining([
          'droplet:read',
          'image:read',
          'regions:read',
          'sizes:read',
          'actions:read',
        ]),
        state: 'active',
        parent_id: parent.id,
        created_at: stampIn(0),
        created_by: `token:${parent.id}`,
        expires_at: null,
        not_before: null,
        allowed_ips: null,
        rate_limit: null,
        last_used_at: null,
        last_used_ip: null,
        recent_use: {
          permissions_used: [],
          requests: 0,
          requests_last_day: 0,
          addresses_last_day: 0,
          last_user_agent: null,
        },
        revoked_at: null,
        revocation_reason: null,
        revoked_by: null,
      });
      expect(token.permissions).toHaveLength(5);
      expect((await server.request('GET', '/v2/droplets', { token: secret })).status).toBe(200);
      expect((await server.request('GET', '/v2/account', { token: secret })).status).toBe(403);
    });

    it('keeps every restriction, in its canonical form', async () => {
      const { token } = await mint(server, owner, {
        scopes: ['tags:read', 'tags:read'],
        expires_at: new Date(server.clock.now() + 100_000).toISOString().replace('Z', '+00:00'),
        not_before: stampIn(-5),
        allowed_ips: ['127.0.0.1/8', '::ffff:192.0.2.7', '2001:DB8:0::/32', '127.0.0.0/8'],
        rate_limit: { limit: 7, window_seconds: 60 },
      });
      expect(token).toMatchObject({
        scopes: ['tags:read'],
        expires_at: stampIn(100),
        not_before: stampIn(-5),
        allowed_ips: ['127.0.0.0/8', '192.0.2.7', '2001:db8::/32'],
        rate_limit: { limit: 7, window_seconds: 60 },
      });
    });

    it('counts a life in seconds from now, and ends it then', async () => {
      const { token, secret } = await mint(server, owner, { scopes: [], expires_in_seconds: 90 });
      expect(token.expires_at).toBe(stampIn(90));
      server.clock.advance(89);
      expect(await statusOf(server, secret)).toBe(200);
      server.clock.advance(1);
      expect(await statusOf(server, secret)).toBe(401);
    });

    it.each([{ expires_in_seconds: null }, { expires_at: null }, {}])(
      'never ends when asked so: %j',
      async (expiry) => {
        expect((await mint(server, owner, { scopes: [], ...expiry })).token.expires_at).toBeNull();
      },
    );

    it('grants nothing for no scopes, and no more than a look at itself', async () => {
      const { token, secret } = await mint(server, owner, { scopes: [] });
      expect([token.scopes, token.permissions]).toEqual([[], []]);
      expect((await ownToken(server, secret)).id).toBe(token.id);
      expect((await server.request('GET', '/v2/droplets', { token: secret })).status).toBe(403);
      expect((await server.request('GET', '/v2/tokens', { token: secret })).status).toBe(403);
    });

    it('ignores fields it does not know', async () => {
      const { token } = await mint(server, owner, { scopes: [], id: 1, account_id: 99, parent_id: null, secret: 'x' });
      expect(token.parent_id).not.toBeNull();
      expect(token.id).not.toBe(1);
    });
  });

  describe('201 for a restricted parent', () => {
    const restrictions = (): object => ({
      expiresAt: new Date(server.clock.now() + 3_600_000),
      notBefore: new Date(server.clock.now() - 60_000),
      allowedAddresses: ['127.0.0.0/8'],
      rateLimit: { limit: 1000, windowSeconds: 3600 },
    });

    it('hands on whatever is left out', async () => {
      const parent = await server.issue(['tokens:write', 'tags:read'], restrictions());
      const { expires_at, not_before, allowed_ips, rate_limit } = await ownToken(server, parent.secret);
      const { token } = await mint(server, parent.secret, { scopes: ['tags:read'] });
      expect(token).toMatchObject({ expires_at, not_before, allowed_ips, rate_limit, parent_id: parent.id });
      expect(rate_limit).toEqual({ limit: 1000, window_seconds: 3600 });
    });

    it('takes narrower ones', async () => {
      const parent = await server.issue(['tokens:write', 'tags:read'], restrictions());
      const narrower = {
        expires_in_seconds: 60,
        not_before: stampIn(30),
        allowed_ips: ['127.1.0.0/16'],
        rate_limit: { limit: 10, window_seconds: 3600 },
      };
      const { token } = await mint(server, parent.secret, { scopes: [], ...narrower });
      expect(token).toMatchObject({ expires_at: stampIn(60), allowed_ips: ['127.1.0.0/16'], not_before: stampIn(30) });
    });

    it.each([
      ['expires_at', { expires_at: null }],
      ['expires_at', { expires_in_seconds: 3601 }],
      ['not_before', { not_before: null }],
      ['allowed_ips', { allowed_ips: null }],
      ['allowed_ips', { allowed_ips: ['127.0.0.1', '10.0.0.0/8'] }],
      ['rate_limit', { rate_limit: null }],
      ['rate_limit', { rate_limit: { limit: 1001, window_seconds: 3600 } }],
      ['rate_limit', { rate_limit: { limit: 600, window_seconds: 1800 } }],
    ])('403 for a wider %s: %j', async (field, wider) => {
      const parent = await server.issue(['tokens:write', 'tags:read'], restrictions());
      const answer = await ask({ name: 'x', scopes: ['tags:read'], ...wider }, parent.secret);
      expect([answer.status, problemIn(answer).exceeds?.map((excess) => excess.field)]).toEqual([403, [field]]);
    });
  });

  describe('403', () => {
    it('without token:create, whatever the body', async () => {
      const { secret } = await server.issue(['write', 'tokens:read', 'token:update', 'token:delete']);
      const answer = await ask('{', secret);
      expect(answer).toMatchObject({
        status: 403,
        body: { required: ['token:create'], missing: ['token:create'], suggested_scope: 'token:create' },
      });
      expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
    });

    it('names each permission beyond the parent, and what would cure it', async () => {
      const { secret } = await server.issue(['tokens:write', 'droplets:read']);
      const answer = await ask({ name: 'x', scopes: ['droplet:delete', 'droplets:read'] }, secret);
      expect(answer).toMatchObject({
        status: 403,
        body: {
          id: 'forbidden',
          required: expect.arrayContaining(['droplet:delete']),
          missing: expect.arrayContaining(['droplet:delete']),
          granted: ['tokens:write', 'droplets:read'],
          suggested_scope: 'droplet:delete',
          exceeds: [{ field: 'scopes', permissions: expect.arrayContaining(['droplet:delete']) }],
        },
      });
    });

    it('answers at once, however far the request goes beyond', async () => {
      const { secret } = await server.issue(['tokens:write', 'tags:read']);
      const started = performance.now();
      const families = ['droplets', 'images', 'volumes', 'domains', 'vpcs', 'projects', 'ssh_keys'];
      const scopeLists = [['write'], ['read', 'billing'], families.map((family) => `${family}:write`)];
      const answers = await Promise.all(scopeLists.map((scopes) => ask({ name: 'x', scopes }, secret)));
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(performance.now() - started).toBeLessThan(3000);
    });

    it.each(['token:create', 'token:update', 'token:delete', 'tokens:write'])('never passes on %s', async (scope) => {
      const answer = await ask({ name: 'x', scopes: [scope] });
      expect(answer).toMatchObject({ status: 403, body: { exceeds: [{ field: 'scopes' }], suggested_scope: '' } });
    });

    it('passes on reading tokens', async () => {
      const { token } = await mint(server, owner, { scopes: ['tokens:read', 'audit:read'] });
      expect(token.permissions.toSorted()).toEqual(['audit:read', 'token:read']);
    });
  });

  describe('422', () => {
    it('names each unknown scope and the nearest known one', async () => {
      const answer = await ask({
        name: 'x',
        scopes: ['droplet:reed', 'droplets:read', 'qqqqqqqqqqqqqqq', 'Write', '*', ''],
      });
      expect(answer.status).toBe(422);
      expect(problemIn(answer).unknown_scopes?.slice(0, 3)).toEqual([
        { name: 'droplet:reed', nearest: 'droplet:read' },
        { name: 'qqqqqqqqqqqqqqq', nearest: null },
        { name: 'Write', nearest: 'write' },
      ]);
      expect(problemIn(answer).unknown_scopes?.map(({ name }) => name)).toContain('*');
      expect(problemIn(answer).message).toContain('"droplet:reed" is not a scope; did you mean "droplet:read"?');
    });

    const long = 'x'.repeat(256);
    const good = { name: 'x', scopes: [] };
    it.each([
      ['name', { scopes: [] }],
      ['name', { ...good, name: '' }],
      ['name', { ...good, name: '   ' }],
      ['name', { ...good, name: long }],
      ['name', { ...good, name: 7 }],
      ['scopes', { name: 'x' }],
      ['scopes', { ...good, scopes: 'droplets:read' }],
      ['scopes.0', { ...good, scopes: [1] }],
      ['scopes', { ...good, scopes: Array(257).fill('read') }],
      ['expires_at', { ...good, expires_at: '2020-01-01T00:00:00Z' }],
      ['expires_at', { ...good, expires_at: 'tomorrow' }],
      ['expires_at', { ...good, expires_at: '2999-01-01T00:00:00Z', expires_in_seconds: 5 }],
      ['expires_in_seconds', { ...good, expires_in_seconds: 0 }],
      ['expires_in_seconds', { ...good, expires_in_seconds: -1 }],
      ['expires_in_seconds', { ...good, expires_in_seconds: 1.5 }],
      ['expires_in_seconds', { ...good, expires_in_seconds: 1e12 }],
      ['not_before', { ...good, not_before: '2999-01-01T00:00:00Z', expires_in_seconds: 60 }],
      ['allowed_ips', { ...good, allowed_ips: [] }],
      ['allowed_ips', { ...good, allowed_ips: ['localhost'] }],
      ['allowed_ips', { ...good, allowed_ips: ['10.0.0.0/33'] }],
      ['allowed_ips', { ...good, allowed_ips: Array(101).fill('10.0.0.1') }],
      ['rate_limit.limit', { ...good, rate_limit: { limit: 0, window_seconds: 1 } }],
      ['rate_limit.window_seconds', { ...good, rate_limit: { limit: 1 } }],
    ])('names the field: %s in %j', async (field, body) => {
      const answer = await ask(body);
      expect([answer.status, problemIn(answer).errors?.map((error) => error.field)]).toEqual([422, [field]]);
    });

    it('asks for a body where there is none', async () => {
      const answer = await server.request('POST', '/v2/tokens', { token: owner });
      expect(answer).toMatchObject({ status: 422, body: { message: 'A JSON body is required.' } });
    });
  });

  it('leaves nothing behind when it is refused', async () => {
    const count = async (): Promise<unknown> =>
      (await server.request('GET', '/v2/tokens?state=all', { token: owner })).body['meta'];
    const before = await count();
    for (const scopes of [['tokens:write'], ['nothing'], 7]) await ask({ name: 'x', scopes });
    expect(await count()).toEqual(before);
  });
});
