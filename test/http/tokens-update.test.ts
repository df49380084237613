import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { findToken, FULL_ACCESS, mint, problemIn, statusOf } from '../support/token-calls.ts';

describe.each(DATABASES)('PATCH /v2/tokens/{id} on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());

  const patch = (id: number, body: unknown, token = owner.secret): Promise<TestAnswer> =>
    server.request('PATCH', `/v2/tokens/${id}`, { token, body });
  const stampIn = (seconds: number): string =>
    `${new Date(server.clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;
  const droplets = async (secret: string): Promise<number> =>
    (await server.request('GET', '/v2/droplets', { token: secret })).status;

  it('200: changes what is given and leaves the rest', async () => {
    const limits = { expires_in_seconds: 500, rate_limit: { limit: 9, window_seconds: 60 } };
    const { token } = await mint(server, owner.secret, { name: 'Before', scopes: ['tags:read'], ...limits });
    const renamed = await patch(token.id, { name: 'After' });
    expect([renamed.status, renamed.body['token']]).toEqual([200, { ...token, name: 'After' }]);
    const changed = await patch(token.id, {
      expires_in_seconds: 50,
      allowed_ips: ['127.0.0.0/8'],
      not_before: stampIn(-1),
    });
    expect(changed.body['token']).toMatchObject({
      name: 'After',
      expires_at: stampIn(50),
      allowed_ips: ['127.0.0.0/8'],
      not_before: stampIn(-1),
      rate_limit: { limit: 9, window_seconds: 60 },
    });
  });

  it('200: takes restrictions away with null, for somebody who has none of them', async () => {
    const limits = {
      expires_in_seconds: 500,
      rate_limit: { limit: 9, window_seconds: 60 },
      allowed_ips: ['127.0.0.1'],
    };
    const { token } = await mint(server, owner.secret, { scopes: ['tags:read'], not_before: stampIn(-9), ...limits });
    const lifted = { expires_at: null, rate_limit: null, allowed_ips: null, not_before: null };
    expect((await patch(token.id, lifted)).body['token']).toMatchObject(lifted);
  });

  it('200: narrows at once, whatever is cached, and the descendants with it', async () => {
    const parent = await server.issue(['tokens:write', 'droplets:read', 'tags:read']);
    const child = await mint(server, parent.secret, { scopes: ['droplets:read', 'tags:read'] });
    expect([await droplets(parent.secret), await droplets(child.secret)]).toEqual([200, 200]);
    expect((await patch(parent.id, { scopes: ['tokens:write', 'tags:read'] })).status).toBe(200);
    expect([await droplets(parent.secret), await droplets(child.secret)]).toEqual([403, 403]);
    expect((await findToken(server, child.token.id)).scopes).toEqual(['tags:read']);

    await patch(parent.id, { allowed_ips: ['192.0.2.1'] });
    expect([await statusOf(server, parent.secret), await statusOf(server, child.secret)]).toEqual([403, 403]);
    expect((await findToken(server, child.token.id)).allowed_ips).toEqual(['192.0.2.1']);
  });

  it('200: gives descendants the earlier end, and the smaller rate', async () => {
    const parent = await server.issue(['tokens:write', 'tags:read']);
    const child = await mint(server, parent.secret, { scopes: ['tags:read'], expires_in_seconds: 900 });
    await patch(parent.id, { expires_in_seconds: 30, rate_limit: { limit: 5, window_seconds: 60 } });
    expect(await findToken(server, child.token.id)).toMatchObject({
      expires_at: stampIn(30),
      rate_limit: { limit: 5, window_seconds: 60 },
    });
    expect(await statusOf(server, child.secret)).toBe(200);
    server.clock.advance(30);
    expect(await statusOf(server, child.secret)).toBe(401);
  });

  it('200: widening a parent leaves its children as they are', async () => {
    const parent = await server.issue(['tokens:write', 'tags:read']);
    const child = await mint(server, parent.secret, { scopes: ['tags:read'] });
    expect((await patch(parent.id, { scopes: ['tokens:write', 'tags:read', 'droplets:read'] })).status).toBe(200);
    expect([await droplets(parent.secret), await droplets(child.secret)]).toEqual([200, 403]);
  });

  it('403: never widens a child beyond its parent, not even for somebody wider than both', async () => {
    const parent = await server.issue(['tokens:write', 'tags:read'], { rateLimit: { limit: 9, windowSeconds: 60 } });
    const child = await mint(server, parent.secret, { scopes: ['tags:read'] });
    const answer = await patch(child.token.id, { scopes: ['tags:read', 'droplets:read'], rate_limit: null });
    expect(answer.status).toBe(403);
    expect(problemIn(answer).exceeds?.map(({ field }) => field)).toEqual(['scopes', 'rate_limit']);
    expect(await findToken(server, child.token.id)).toMatchObject({ scopes: ['tags:read'] });
  });

  it.each([
    ['expires_at', { expires_at: null }],
    ['allowed_ips', { allowed_ips: null }],
    ['rate_limit', { rate_limit: null }],
    ['not_before', { not_before: null }],
    ['scopes', { scopes: ['tokens:write', 'tags:write'] }],
  ])('403: no token loosens its own %s', async (field, body) => {
    const self = await server.issue(['tokens:write', 'tags:read'], {
      expiresAt: new Date(server.clock.now() + 3_600_000),
      allowedAddresses: ['127.0.0.0/8'],
      notBefore: new Date(server.clock.now() - 60_000),
      rateLimit: { limit: 1000, windowSeconds: 3600 },
    });
    const before = await findToken(server, self.id);
    const answer = await patch(self.id, body, self.secret);
    expect([answer.status, problemIn(answer).exceeds?.map((excess) => excess.field)]).toEqual([403, [field]]);
    const { scopes, expires_at, not_before, allowed_ips, rate_limit } = before;
    expect(await findToken(server, self.id)).toMatchObject({ scopes, expires_at, not_before, allowed_ips, rate_limit });
  });

  it('200: a token narrows itself, and is held to it at once', async () => {
    const self = await server.issue(['tokens:write', 'droplets:read']);
    expect((await patch(self.id, { scopes: ['tokens:write'] }, self.secret)).status).toBe(200);
    expect(await droplets(self.secret)).toBe(403);
    expect((await patch(self.id, { scopes: [] }, self.secret)).status).toBe(200);
    expect((await patch(self.id, { name: 'x' }, self.secret)).status).toBe(403);
  });

  it('403: without token:update, about itself too', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: ['tokens:read'] });
    expect(await patch(token.id, { name: 'x' }, secret)).toMatchObject({
      status: 403,
      body: { missing: ['token:update'], suggested_scope: 'token:update' },
    });
  });

  it('403: gives nobody token management who did not have it', async () => {
    const { token } = await mint(server, owner.secret, { scopes: ['tags:read'] });
    const answer = await patch(token.id, { scopes: ['tags:read', 'token:delete'] });
    expect([answer.status, problemIn(answer).exceeds?.map(({ field }) => field)]).toEqual([403, ['scopes']]);
  });

  it('404 for a token that there is not', async () => {
    expect((await patch(99_999_999, { name: 'x' })).status).toBe(404);
  });

  it('422: what has ended stays as it is', async () => {
    const expired = await mint(server, owner.secret, { scopes: [], expires_in_seconds: 1 });
    const revoked = await mint(server, owner.secret, { scopes: [] });
    await server.request('DELETE', `/v2/tokens/${revoked.token.id}`, { token: owner.secret });
    server.clock.advance(2);
    const answers = await Promise.all([
      patch(expired.token.id, { expires_at: null }),
      patch(revoked.token.id, { name: 'back' }),
    ]);
    expect(answers.map(({ status, body }) => [status, body['message']])).toEqual([
      [422, expect.stringContaining('expired')],
      [422, expect.stringContaining('revoked')],
    ]);
    expect(await statusOf(server, expired.secret)).toBe(401);
  });

  it.each([
    ['', {}],
    ['', { unknown: 1 }],
    ['name', { name: null }],
    ['scopes', { scopes: null }],
    ['scopes', { scopes: ['nothing'] }],
    ['expires_at', { expires_at: '2020-01-01T00:00:00Z' }],
    ['expires_at', { expires_at: null, expires_in_seconds: 5 }],
    ['allowed_ips', { allowed_ips: ['here'] }],
    ['', '[]'],
  ])('422 names the field %s: %j', async (field, body) => {
    const { token } = await mint(server, owner.secret, { scopes: [] });
    const answer = await patch(token.id, body);
    expect([answer.status, problemIn(answer).errors?.map((error) => error.field)]).toEqual([422, [field]]);
  });
});
