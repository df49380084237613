import type { RecentUse, Token, TokenShrink, TokenUsage } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

const DAY = 86_400;
const DOCTL = { 'user-agent': 'doctl/1.104.0 (linux)' };

type Held = { readonly id: number; readonly secret: string };

describe.each(DATABASES)('what a token was used for, on $name', (database) => {
  let server: TestServer;
  let owner: Held;
  let token: Held;
  beforeAll(async () => {
    const environment = { POSTERN_USAGE_RETENTION_DAYS: '60', POSTERN_TRUSTED_PROXY_COUNT: '1' };
    server = await startTestServer({ database, environment, withClock: true });
    owner = await server.issue(FULL_ACCESS);
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    token = await server.issue(['droplets:write', 'tags:write', 'account']);
  });

  const ask = (method: string, path: string, headers: Readonly<Record<string, string>> = DOCTL): Promise<TestAnswer> =>
    server.request(method, path, { token: token.secret, headers });
  const today = (): string => new Date(server.clock.now()).toISOString().slice(0, 10);
  const usageOf = async ({ id }: Held, query = ''): Promise<TokenUsage> => {
    const answer = await server.request('GET', `/v2/tokens/${id}/usage${query}`, { token: owner.secret });
    expect(answer.status).toBe(200);
    return answer.body['usage'] as TokenUsage;
  };
  const shrinkOf = async ({ id }: Held, query = ''): Promise<TokenShrink> => {
    const answer = await server.request('GET', `/v2/tokens/${id}/shrink${query}`, { token: owner.secret });
    expect(answer.status).toBe(200);
    return answer.body['shrink'] as TokenShrink;
  };

  describe('GET /v2/tokens/{token_id}/usage', () => {
    it('counts what passed by the permissions that let it', async () => {
      for (let n = 0; n < 3; n++) await ask('GET', '/v2/droplets');
      await ask('GET', '/v2/account');
      const usage = await usageOf(token);
      expect(usage).toMatchObject({
        to: today(),
        retention_days: 60,
        requests: { allowed: 4, refused: 0 },
        permissions: [
          { permissions: ['droplet:read'], requests: 3, last_used_on: today() },
          { permissions: ['account:read'], requests: 1, last_used_on: today() },
        ],
        permissions_used: ['account:read', 'droplet:read'],
        refusals: [],
        other_clients: 0,
      });
      expect(usage.permissions_unused).toContain('droplet:delete');
      expect(usage.permissions_unused).not.toContain('droplet:read');
    });

    it('has every day of the window, and no more than is kept', async () => {
      await ask('GET', '/v2/droplets');
      server.clock.advance(2 * DAY);
      await ask('GET', '/v2/droplets');
      await ask('GET', '/v2/images/x');
      const { days, from, to } = await usageOf(token, '?days=4');
      expect(days.map(({ allowed, refused }) => [allowed, refused])).toEqual([
        [0, 0],
        [1, 0],
        [0, 0],
        [2, 0],
      ]);
      expect([days[0]?.date, days.at(-1)?.date]).toEqual([from, to]);
      expect((await usageOf(token)).days).toHaveLength(30);
      expect((await usageOf(token, '?days=400')).days).toHaveLength(60);
      expect((await usageOf(token, '?days=1')).requests.allowed).toBe(2);
    });

    it('counts as passed what failed behind the door, and what any token may ask', async () => {
      expect((await ask('GET', '/v2/droplets/4000000000')).status).toBe(404);
      expect((await server.request('POST', '/v2/tags', { token: token.secret, body: {} })).status).toBe(422);
      expect((await ask('GET', '/v2/tokens/self')).status).toBe(200);
      expect((await ask('GET', `/v2/tokens/${token.id}`)).status).toBe(200);
      expect((await ask('GET', '/v2/nowhere')).status).toBe(404);
      const usage = await usageOf(token);
      expect(usage.requests).toEqual({ allowed: 5, refused: 0 });
      expect(usage.permissions.map(({ permissions, requests }) => [permissions, requests])).toEqual(
        expect.arrayContaining([
          [[], 3],
          [['droplet:read'], 1],
          [['tag:create'], 1],
        ]),
      );
    });

    it('counts what the body of a request takes besides its route', async () => {
      const body = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3', tags: ['web'] };
      expect((await server.request('POST', '/v2/droplets', { token: token.secret, body })).status).toBe(202);
      const [only, ...others] = (await usageOf(token)).permissions;
      expect([only?.permissions, others]).toEqual([['droplet:create', 'image:read', 'tag:create'], []]);
    });

    it('counts what showed more in an answer as used, so that shrinking leaves the answer as it is', async () => {
      token = await server.issue(['projects:read', 'droplets:read', 'billing']);
      expect((await ask('GET', '/v2/projects/default/resources')).status).toBe(200);
      expect((await usageOf(token)).permissions_used).toEqual(['droplet:read', 'project:read']);
      expect((await shrinkOf(token)).scopes).toEqual(['droplets:read', 'projects:read']);
    });

    it('counts nothing for what is open to anybody', async () => {
      expect((await ask('GET', '/v2/scopes')).status).toBe(200);
      expect((await usageOf(token)).requests).toEqual({ allowed: 0, refused: 0 });
    });

    it('keeps refusals apart, by reason and by what was missing', async () => {
      for (let n = 0; n < 2; n++) expect((await ask('GET', '/v2/domains')).status).toBe(403);
      expect((await ask('DELETE', '/v2/domains/example.com')).status).toBe(403);
      await server.request('DELETE', `/v2/tokens/${token.id}`, { token: owner.secret });
      expect((await ask('GET', '/v2/droplets')).status).toBe(401);
      const usage = await usageOf(token);
      expect(usage.requests).toEqual({ allowed: 0, refused: 4 });
      expect(usage.permissions_used).toEqual([]);
      expect(usage.refusals).toEqual(
        expect.arrayContaining([
          { reason: 'missing_permission', missing: ['domain:read'], requests: 2, last_on: today() },
          { reason: 'missing_permission', missing: ['domain:delete'], requests: 1, last_on: today() },
          { reason: 'revoked', missing: [], requests: 1, last_on: today() },
        ]),
      );
    });

    it.each([
      ['expired', { expiresAt: 1 }],
      ['not_yet_valid', { notBefore: DAY }],
      ['address_not_allowed', { allowedAddresses: ['198.51.100.0/24'] }],
    ] as const)(
      'knows a token that was refused as %s',
      async (reason, { expiresAt, notBefore, ...rest }: Restriction) => {
        const at = (seconds: number): Date => new Date(server.clock.now() + seconds * 1000);
        token = await server.issue(['droplets:read'], {
          ...rest,
          ...(expiresAt !== undefined && { expiresAt: at(expiresAt) }),
          ...(notBefore !== undefined && { notBefore: at(notBefore) }),
        });
        server.clock.advance(2);
        await ask('GET', '/v2/droplets');
        expect((await usageOf(token)).refusals).toEqual([{ reason, missing: [], requests: 1, last_on: today() }]);
      },
    );

    it('knows what came too fast', async () => {
      token = await server.issue(['droplets:read'], { rateLimit: { limit: 1, windowSeconds: 3600 } });
      expect((await ask('GET', '/v2/droplets')).status).toBe(200);
      expect((await ask('GET', '/v2/droplets')).status).toBe(429);
      const { requests, refusals } = await usageOf(token);
      expect(requests).toEqual({ allowed: 1, refused: 1 });
      expect(refusals).toMatchObject([{ reason: 'rate_limited', missing: [] }]);
    });

    it('counts nothing for a secret that proves no token', async () => {
      const wrong = `${token.secret.slice(0, -7)}${token.secret.at(-7) === 'x' ? 'y' : 'x'}${token.secret.slice(-6)}`;
      expect((await server.request('GET', '/v2/droplets', { token: wrong })).status).toBe(401);
      expect((await usageOf(token)).requests).toEqual({ allowed: 0, refused: 0 });
    });

    it('says where requests came from, the last first', async () => {
      const from = (ip: string, agent: string) =>
        ask('GET', '/v2/droplets', { 'x-forwarded-for': ip, 'user-agent': agent });
      await from('203.0.113.7', 'curl/8.5.0');
      server.clock.advance(5);
      await from('203.0.113.7', 'Terraform/1.9.5 (+https://www.terraform.io)');
      server.clock.advance(5);
      await from('2001:db8::7', '<script>alert(1)</script>');
      const { clients } = await usageOf(token);
      expect(clients.map(({ ip, user_agent: agent, requests }) => [ip, agent, requests])).toEqual([
        ['2001:db8::7', null, 1],
        ['203.0.113.7', 'Terraform/1.9', 1],
        ['203.0.113.7', 'curl/8.5', 1],
      ]);
    });

    it('adds up the clients of which there are very many', async () => {
      for (let n = 0; n < 55; n++) await ask('GET', '/v2/droplets', { 'x-forwarded-for': `203.0.113.${n}` });
      const { clients, other_clients: others } = await usageOf(token);
      expect([clients.length, others]).toEqual([50, 5]);
    });

    it.each(['usage', 'shrink'])('404: the %s of a token of another account', async (what) => {
      const stranger = { email: `bob-${what}@example.com`, name: 'Bob', createdAt: new Date() };
      const { id: accountId } = await createAccount(server.database.kysely, stranger);
      const theirs = await server.issue(['droplets:read'], { accountId });
      expectProblem(await server.request('GET', `/v2/tokens/${theirs.id}/${what}`, { token: owner.secret }), 404);
    });

    it.each(['usage', 'shrink'])('200: a token sees its own %s, and without token:read no other', async (what) => {
      expect((await ask('GET', `/v2/tokens/${token.id}/${what}`)).status).toBe(200);
      expectProblem(await ask('GET', `/v2/tokens/${owner.id}/${what}`), 403);
    });

    it.each(['0', '401', '-1', 'x', '1.5'])('422: days=%s', async (days) => {
      const path = `/v2/tokens/${token.id}/usage?days=${days}`;
      expectProblem(await server.request('GET', path, { token: owner.secret }), 422);
    });
  });

  describe('a token in a list', () => {
    it('says in short what it did lately', async () => {
      await ask('GET', '/v2/account');
      server.clock.advance(5 * DAY);
      await ask('GET', '/v2/droplets', { 'user-agent': 'curl/8.5.0', 'x-forwarded-for': '203.0.113.1' });
      await ask('GET', '/v2/domains', { 'user-agent': 'curl/8.5.0', 'x-forwarded-for': '203.0.113.2' });
      const expected: RecentUse = {
        permissions_used: ['account:read', 'droplet:read'],
        requests: 3,
        requests_last_day: 2,
        addresses_last_day: 2,
        last_user_agent: 'curl/8.5',
      };
      const listed = await server.request('GET', '/v2/tokens', { token: owner.secret });
      expect((listed.body['tokens'] as Token[]).find(({ id }) => id === token.id)?.recent_use).toEqual(expected);
      const { body } = await server.request('GET', `/v2/tokens/${token.id}`, { token: owner.secret });
      expect((body['token'] as Token).recent_use).toEqual(expected);
    });
  });

  describe('GET /v2/tokens/{token_id}/shrink', () => {
    const patch = (scopes: readonly string[]): Promise<TestAnswer> =>
      server.request('PATCH', `/v2/tokens/${token.id}`, { token: owner.secret, body: { scopes } });

    it('proposes what was used, which works when it is applied, and can be undone', async () => {
      await ask('GET', '/v2/droplets');
      await ask('GET', '/v2/account');
      const shrink = await shrinkOf(token);
      expect(shrink).toMatchObject({
        requests: 2,
        scopes: ['account', 'droplet:read'],
        removes: { scopes: ['droplets:write', 'tags:write'] },
        would_have_refused: 0,
        would_have_refused_before: 0,
        possible: true,
        reason: null,
      });
      expect(shrink.removes.permissions).toContain('droplet:delete');
      expect(shrink.keeps).toContain('droplet:read');
      expect((await patch(shrink.scopes)).status).toBe(200);
      expect((await ask('GET', '/v2/droplets')).status).toBe(200);
      expect((await ask('DELETE', '/v2/droplets/4000000000')).status).toBe(403);
      expect(await shrinkOf(token)).toMatchObject({ possible: false, reason: 'nothing_to_remove' });
      expect((await patch(['droplets:write', 'tags:write', 'account'])).status).toBe(200);
      expect((await ask('DELETE', '/v2/droplets/4000000000')).status).toBe(404);
    });

    it('leaves the token its scopes where nothing was used, or it has ended', async () => {
      await ask('GET', '/v2/tokens/self');
      const own = ['droplets:write', 'tags:write', 'account'];
      const kept = { scopes: own, removes: { scopes: [], permissions: [] }, possible: false };
      expect(await shrinkOf(token)).toMatchObject({ ...kept, reason: 'nothing_used' });
      await ask('GET', '/v2/droplets');
      await server.request('DELETE', `/v2/tokens/${token.id}`, { token: owner.secret });
      expect(await shrinkOf(token)).toMatchObject({ ...kept, reason: 'not_active' });
    });

    it('says what it would have refused before the days that it looks at', async () => {
      await ask('DELETE', '/v2/droplets/4000000000');
      server.clock.advance(10 * DAY);
      await ask('GET', '/v2/droplets');
      expect(await shrinkOf(token, '?days=5')).toMatchObject({
        scopes: ['droplet:read'],
        requests: 1,
        would_have_refused: 0,
        would_have_refused_before: 1,
      });
      expect(await shrinkOf(token)).toMatchObject({ requests: 2, would_have_refused_before: 0 });
    });

    it('passes over what the token may no longer do', async () => {
      await ask('DELETE', '/v2/droplets/4000000000');
      await ask('GET', '/v2/tags');
      await patch(['droplets:read', 'tags:write']);
      expect(await shrinkOf(token)).toMatchObject({ requests: 1, scopes: ['tag:read'], would_have_refused_before: 0 });
    });
  });

  it('is forgotten when it is older than it is kept', async () => {
    await ask('GET', '/v2/droplets');
    await usageOf(token);
    server.clock.advance(59 * DAY);
    await server.jobs.run();
    const count = async (): Promise<number> =>
      (await server.engine.store.readRequestCounts(server.account.id, token.id, '2000-01-01')).requests.length;
    expect(await count()).toBe(1);
    server.clock.advance(DAY);
    await server.jobs.run();
    expect(await count()).toBe(0);
  });
});

interface Restriction {
  readonly expiresAt?: number;
  readonly notBefore?: number;
  readonly allowedAddresses?: readonly string[];
}
