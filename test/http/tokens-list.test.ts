import type { Token } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint, ownToken, publicIdOf, rotate } from '../support/token-calls.ts';

describe.each(DATABASES)('reading tokens on $name', (database) => {
  let server: TestServer;
  let owner: { id: number; secret: string };
  let other: { id: number; secret: string };
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    owner = await server.issue(FULL_ACCESS);
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    other = await server.issue(FULL_ACCESS, { accountId });
  });
  afterAll(() => server.stop());

  const get = (path: string, token = owner.secret): Promise<TestAnswer> => server.request('GET', path, { token });
  const idsOf = async (query: string): Promise<number[]> =>
    ((await get(`/v2/tokens${query}`)).body['tokens'] as Token[]).map(({ id }) => id);
  const stampIn = (seconds: number): string =>
    `${new Date(server.clock.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;

  describe('GET /v2/tokens', () => {
    it('lists the active ones, newest first, and the others when asked', async () => {
      const short = await mint(server, owner.secret, { scopes: [], expires_in_seconds: 5 });
      const gone = await mint(server, owner.secret, { scopes: [] });
      const kept = await mint(server, owner.secret, { scopes: [] });
      await server.request('DELETE', `/v2/tokens/${gone.token.id}`, { token: owner.secret });
      server.clock.advance(5);
      expect(await idsOf('')).toEqual([kept.token.id, owner.id]);
      expect(await idsOf('?state=active')).toEqual([kept.token.id, owner.id]);
      expect(await idsOf('?state=')).toEqual(await idsOf('?state=active'));
      expect(await idsOf('?state=expired')).toEqual([short.token.id]);
      expect(await idsOf('?state=revoked')).toEqual([gone.token.id]);
      expect(await idsOf('?state=all')).toEqual([kept, gone, short].map(({ token }) => token.id).concat(owner.id));
    });

    it('lists those that expire within 14 days, which are active as well', async () => {
      const day = 86_400;
      const soon = await mint(server, owner.secret, { scopes: [], expires_in_seconds: 14 * day - 1 });
      const later = await mint(server, owner.secret, { scopes: [], expires_in_seconds: 14 * day });
      expect(await idsOf('?state=expiring')).toEqual([soon.token.id]);
      expect(await idsOf('?state=active')).toEqual(expect.arrayContaining([soon.token.id, later.token.id]));
    });

    it('finds tokens by part of their name, and by how they begin', async () => {
      const named = await mint(server, owner.secret, { name: 'Nightly Deploy', scopes: [] });
      expect(await idsOf('?search=nightly%20d')).toEqual([named.token.id]);
      expect(named.token.starts_with).toBe(named.secret.slice(0, 17));
      expect(await idsOf(`?search=${named.token.starts_with}`)).toEqual([named.token.id]);
      expect(await idsOf(`?search=${publicIdOf(named.secret).slice(0, 6)}`)).toEqual([named.token.id]);
      expect(await idsOf('?search=nothing-like-it')).toEqual([]);
      expect(await idsOf('?search=')).toEqual(await idsOf(''));
    });

    it('lists what one token minted', async () => {
      const parent = await server.issue(['token:create', 'tags:read']);
      const child = await mint(server, parent.secret, { scopes: ['tags:read'] });
      expect(await idsOf(`?parent_id=${parent.id}`)).toEqual([child.token.id]);
      expect(await idsOf(`?parent_id=${child.token.id}`)).toEqual([]);
    });

    it('never holds a secret, nor a digest', async () => {
      const { secret } = await mint(server, owner.secret, { scopes: [] });
      const answers = await Promise.all(
        ['/v2/tokens?state=all', '/v2/tokens/self', '/v2/audit'].map((path) => get(path)),
      );
      const text = JSON.stringify(answers.map(({ body }) => body));
      expect(text).toContain(publicIdOf(owner.secret));
      for (const word of [secret, secret.slice(17), owner.secret.slice(17), 'digest', 'pepper']) {
        expect(text).not.toContain(word);
      }
    });

    it('counts the whole list and gives its pages', async () => {
      const { body } = await get('/v2/tokens?state=all&per_page=1');
      expect(body['tokens']).toHaveLength(1);
      expect(body['meta']).toEqual({ total: (await idsOf('?state=all&per_page=200')).length });
      expect(body['links']).toMatchObject({
        pages: { next: `${server.origin}/v2/tokens?state=all&per_page=1&page=2` },
      });
    });

    it('shows nothing of another account', async () => {
      expect(await idsOf('?state=all&per_page=200')).not.toContain(other.id);
      const { body } = await get('/v2/tokens?state=all', other.secret);
      expect((body['tokens'] as Token[]).map(({ id }) => id)).toEqual([other.id]);
    });

    it.each(['state=dead', 'state=active&state=all', 'page=0', 'per_page=201', 'page=x'])(
      '422 for %s',
      async (query) => {
        expect((await get(`/v2/tokens?${query}`)).status).toBe(422);
      },
    );
  });

  describe('GET /v2/tokens/{id}', () => {
    it('shows secrets by name, and where and when each was used', async () => {
      const holder = await server.issue(['tokens:write', 'account']);
      await get('/v2/account', holder.secret);
      const usedAt = stampIn(0);
      await get(`/v2/tokens/${holder.id}`);
      server.clock.advance(10);
      const renewed = await rotate(server, holder.secret, { id: holder.id, retire_on_first_use: false });
      const { body } = await get(`/v2/tokens/${holder.id}`);
      expect(body['token']).toMatchObject({
        id: holder.id,
        parent_id: null,
        created_by: 'person:tester',
        last_used_at: stampIn(0),
        last_used_ip: '127.0.0.1',
        secrets: [
          {
            public_id: publicIdOf(holder.secret),
            created_at: usedAt,
            last_used_at: stampIn(0),
            last_used_ip: '127.0.0.1',
            retires_at: stampIn(3600),
          },
          {
            public_id: publicIdOf(renewed.secret),
            created_at: stampIn(0),
            last_used_at: null,
            last_used_ip: null,
            retires_at: null,
          },
        ],
        permissions_used: [
          { permission: 'account:read', last_used_at: usedAt },
          { permission: 'token:update', last_used_at: stampIn(0) },
        ],
      });
      expect(Object.keys((body['token'] as { secrets: object[] }).secrets[0] ?? {})).toHaveLength(6);
    });

    it('shows its own to a token without any scope, and no other', async () => {
      const { token, secret } = await mint(server, owner.secret, { scopes: [] });
      expect((await get(`/v2/tokens/${token.id}`, secret)).body['token']).toMatchObject({ id: token.id });
      expect((await get(`/v2/tokens/${owner.id}`, secret)).status).toBe(403);
      expect((await get('/v2/tokens/99999999', secret)).status).toBe(403);
    });

    it('shows a tombstone with all that was known', async () => {
      const { token, secret } = await mint(server, owner.secret, { name: 'Old', scopes: ['tags:read'] });
      await server.request('DELETE', `/v2/tokens/${token.id}`, { token: owner.secret, body: { reason: 'leaked' } });
      expect(await server.request('GET', '/v2/tokens/self', { token: secret })).toMatchObject({ status: 401 });
      expect((await get(`/v2/tokens/${token.id}`)).body['token']).toMatchObject({
        name: 'Old',
        scopes: ['tags:read'],
        state: 'revoked',
        revoked_at: stampIn(0),
        revocation_reason: 'leaked',
        revoked_by: `token:${owner.id}`,
      });
    });

    it.each(['99999999', '0', '-1', 'x', '1e3', '9'.repeat(40), '%00', '1%2f2', '1.0'])('404 for %s', async (id) => {
      expect((await get(`/v2/tokens/${id}`)).status).toBe(404);
    });

    it('404 for the token of another account, as for none', async () => {
      const [foreign, none] = await Promise.all([get(`/v2/tokens/${other.id}`), get('/v2/tokens/99999999')]);
      const { request_id: first, ...ofForeign } = foreign.body;
      const { request_id: second, ...ofNone } = none.body;
      expect([foreign.status, ofForeign, first === second]).toEqual([404, ofNone, false]);
    });
  });

  describe('a token about itself', () => {
    it('is shown to it without a scope', async () => {
      const { token, secret } = await mint(server, owner.secret, { name: 'Me', scopes: [] });
      const self = await ownToken(server, secret);
      expect(self).toMatchObject({ id: token.id, name: 'Me', state: 'active', last_used_ip: '127.0.0.1' });
      expect(self.secrets.map(({ public_id }) => public_id)).toEqual([publicIdOf(secret)]);
    });

    it('is described to a login by GET /v1/oauth/token/info, in whole numbers', async () => {
      const { token, secret } = await mint(server, owner.secret, { scopes: ['tags:read'], expires_in_seconds: 100 });
      server.clock.advance(0.5);
      const { status, body } = await get('/v1/oauth/token/info', secret);
      expect([status, body]).toEqual([
        200,
        {
          resource_owner_id: server.account.id,
          scopes: ['tags:read'],
          expires_in_seconds: 99,
          application: { uid: null },
          created_at: Date.parse(token.created_at) / 1000,
        },
      ]);
      const doubled = await get('//v1/oauth/token/info', owner.secret);
      expect(doubled).toMatchObject({ status: 200, body: { expires_in_seconds: null, scopes: FULL_ACCESS } });
    });
  });
});
