import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { findToken, FULL_ACCESS, mint, statusOf } from '../support/token-calls.ts';

describe.each(DATABASES)('DELETE /v2/tokens/{id} on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  beforeAll(async () => {
    server = await startTestServer({ database });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());

  const revoke = (id: number | 'self', body?: unknown, token = owner.secret): Promise<TestAnswer> =>
    server.request('DELETE', `/v2/tokens/${id}`, { token, body });
  const mintOne = () => mint(server, owner.secret, { scopes: [] });
  const statuses = (...secrets: readonly string[]): Promise<number[]> =>
    Promise.all(secrets.map((secret) => statusOf(server, secret)));

  it('204, and again on a second call, with an empty body', async () => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    expect(await statuses(secret)).toEqual([200]);
    for (let call = 0; call < 2; call++) {
      const answer = await revoke(token.id);
      expect([answer.status, answer.body, answer.headers.get('content-type')]).toEqual([204, {}, null]);
    }
    expect(await statuses(secret)).toEqual([401]);
  });

  it('of many at once ends those that are named, or all, this one included', async () => {
    const [one, two, three] = [await mintOne(), await mintOne(), await mintOne()];
    const many = (body: object, token = owner.secret): Promise<TestAnswer> =>
      server.request('DELETE', '/v2/tokens', { token, body });
    const named = await many({ token_ids: [one.token.id, two.token.id], reason: 'leaked' });
    expect([named.status, named.body]).toEqual([200, { revoked: 2 }]);
    expect(await statuses(one.secret, two.secret, three.secret)).toEqual([401, 401, 200]);
    expect(await findToken(server, one.token.id)).toMatchObject({ state: 'revoked', revocation_reason: 'leaked' });
    expect((await many({ token_ids: [three.token.id, 4_000_000_000] })).status).toBe(404);
    expect((await many({ token_ids: [] })).status).toBe(422);
    expect((await many({})).status).toBe(422);
    expect(await statuses(three.secret)).toEqual([200]);
    const { secret } = await server.issue(['token:delete']);
    owner = await server.issue(FULL_ACCESS);
    expect((await many({ token_ids: 'all' }, secret)).body['revoked']).toBeGreaterThan(2);
    expect(await statuses(three.secret, owner.secret, secret)).toEqual([401, 401, 401]);
    owner = await server.issue(FULL_ACCESS);
  });

  it('204: keeps the reason, who asked and when, of the first call', async () => {
    const { token } = await mint(server, owner.secret, { scopes: [] });
    expect((await revoke(token.id, { reason: 'compromised' })).status).toBe(204);
    const first = await findToken(server, token.id);
    expect(first).toMatchObject({
      state: 'revoked',
      revocation_reason: 'compromised',
      revoked_by: `token:${owner.id}`,
    });
    expect(Math.abs(Date.parse(first.revoked_at ?? '') - Date.now())).toBeLessThan(10_000);
    expect((await revoke(token.id, { reason: 'superseded' })).status).toBe(204);
    expect(await findToken(server, token.id)).toEqual(first);
  });

  it.each([{}, { reason: null }, ''])('204: says it was no longer needed when no reason is given: %j', async (body) => {
    const { token } = await mint(server, owner.secret, { scopes: [] });
    expect((await revoke(token.id, body)).status).toBe(204);
    expect((await findToken(server, token.id)).revocation_reason).toBe('no_longer_needed');
  });

  it('204: ends all descendants at once, cached ones too, and leaves siblings alone', async () => {
    const root = await server.issue(['tokens:write', 'tags:read']);
    const middle = await server.issue(['tokens:write', 'tags:read']);
    const children = await Promise.all([1, 2].map(() => mint(server, middle.secret, { scopes: ['tags:read'] })));
    const sibling = await mint(server, root.secret, { scopes: ['tags:read'] });
    const secrets = [middle.secret, ...children.map(({ secret }) => secret)];
    expect(await statuses(...secrets, sibling.secret)).toEqual([200, 200, 200, 200]);
    expect((await revoke(middle.id, { reason: 'leaked' })).status).toBe(204);
    expect(await statuses(...secrets, sibling.secret)).toEqual([401, 401, 401, 200]);
    for (const { token } of children) {
      expect(await findToken(server, token.id)).toMatchObject({ state: 'revoked', revocation_reason: 'leaked' });
    }
  });

  it('204: any token revokes itself, by name or by number, and both of its secrets end', async () => {
    const byName = await mint(server, owner.secret, { scopes: [] });
    expect((await revoke('self', { reason: 'superseded' }, byName.secret)).status).toBe(204);
    expect(await findToken(server, byName.token.id)).toMatchObject({
      revocation_reason: 'superseded',
      revoked_by: `token:${byName.token.id}`,
    });
    const byNumber = await mint(server, owner.secret, { scopes: [] });
    const renewed = await server.request('POST', `/v2/tokens/${byNumber.token.id}/rotate`, { token: owner.secret });
    expect((await revoke(byNumber.token.id, undefined, byNumber.secret)).status).toBe(204);
    expect(await statuses(byName.secret, byNumber.secret, renewed.body['secret'] as string)).toEqual([401, 401, 401]);
    expect((await revoke('self', undefined, byName.secret)).status).toBe(401);
  });

  it('204: with token:delete, of any token, wider ones too', async () => {
    const wide = await server.issue(FULL_ACCESS);
    const guard = await server.issue(['token:delete']);
    expect((await revoke(wide.id, undefined, guard.secret)).status).toBe(204);
    expect(await statuses(wide.secret, guard.secret)).toEqual([401, 200]);
  });

  it('403: without token:delete, of any but itself', async () => {
    const { secret } = await server.issue(['write', 'tokens:read', 'token:update']);
    expect(await revoke(owner.id, undefined, secret)).toMatchObject({
      status: 403,
      body: { missing: ['token:delete'], suggested_scope: 'token:delete' },
    });
    expect(await statuses(owner.secret)).toEqual([200]);
  });

  it('404 for a token that there is not', async () => {
    expect((await revoke(99_999_999)).status).toBe(404);
  });

  it.each([{ reason: 'bored' }, { reason: 7 }, [], '7'])('422 for %j, and nothing is revoked', async (body) => {
    const { token, secret } = await mint(server, owner.secret, { scopes: [] });
    expect((await revoke(token.id, body)).status).toBe(422);
    expect(await statuses(secret)).toEqual([200]);
  });

  it('401: a change that was let in before its token was revoked is not made after', async () => {
    for (let round = 0; round < 5; round++) {
      const caller = await server.issue(['tokens:write', 'tags:read']);
      const [deleted, ...minted] = await Promise.all([
        revoke(caller.id),
        ...Array.from({ length: 4 }, () =>
          server.request('POST', '/v2/tokens', { token: caller.secret, body: { name: 'x', scopes: [] } }),
        ),
      ]);
      expect(deleted?.status).toBe(204);
      // Each came before the revocation, and ended with it, or after, and was refused.
      const secrets = minted.flatMap(({ status, body }) => (status === 201 ? [body['secret'] as string] : []));
      expect(minted.map(({ status }) => status).filter((status) => status !== 201 && status !== 401)).toEqual([]);
      expect(await statuses(...secrets)).toEqual(secrets.map(() => 401));
    }
  });
});
