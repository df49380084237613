import { routeTable, type Action, type ActionLink, type Droplet, type OperationId } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sendRaw } from '../support/raw-http.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, createThings } from './route-conformance-calls.ts';

const IMAGE = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
/** A time as clients compare it: to the second, in UTC. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const LOOKS_LIKE_TIME = /^\d{4}-\d{2}-\d{2}T/;

/** Every text in a body that is a time. */
function timesIn(value: unknown): string[] {
  if (typeof value === 'string') return LOOKS_LIKE_TIME.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(timesIn) : [];
}

describe.each(DATABASES)('what clients of DigitalOcean rely on, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accountId: number;

  beforeAll(async () => {
    server = await startTestServer({ database });
    const account = { email: 'many@example.com', name: 'Many', createdAt: new Date(), dropletLimit: 60 };
    accountId = (await createAccount(server.database.kysely, account)).id;
    token = (await server.issue(['write', 'account', 'tokens:write', 'audit:read'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  const get = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
    (await server.request('GET', path, { token })).body;
  const listAll = async (): Promise<readonly Droplet[]> =>
    (await get('/v2/droplets?per_page=200'))['droplets'] as Droplet[];
  const create = async (more: object = {}): Promise<{ droplet: Droplet; links: { actions: ActionLink[] } }> => {
    const { status, body } = await server.request('POST', '/v2/droplets', { token, body: { ...IMAGE, ...more } });
    expect(status).toBe(202);
    return body as unknown as { droplet: Droplet; links: { actions: ActionLink[] } };
  };

  describe('a login', () => {
    it('is told of its token in whole numbers and a list, whatever the token may do', async () => {
      const expiresAt = new Date(Date.now() + 90_000_500);
      for (const restrictions of [{}, { expiresAt }]) {
        for (const scopes of [[], ['droplet:read'], ['write', 'account']]) {
          const { secret } = await server.issue(scopes, restrictions);
          const { status, body } = await server.request('GET', '/v1/oauth/token/info', { token: secret });
          expect(status).toBe(200);
          expect(body['scopes']).toEqual(scopes);
          expect(body['application']).toEqual({ uid: null });
          for (const field of ['resource_owner_id', 'created_at']) expect(body[field]).toSatisfy(Number.isSafeInteger);
          const left = body['expires_in_seconds'];
          expect(left === null || Number.isSafeInteger(left)).toBe(true);
          expect(left === null).toBe(!('expiresAt' in restrictions));
          expect(String(body['created_at'])).toHaveLength(10);
        }
      }
    });

    it('finds its path with a slash too many, as a trailing slash on the server’s address makes it', async () => {
      for (const path of ['//v1/oauth/token/info', '/v1/oauth/token/info/', '//v1//oauth//token//info']) {
        const request = rawRequest(`GET ${path}`, `Authorization: Bearer ${token}`);
        const [answer] = await sendRaw(server.origin, request);
        expect(answer?.status).toBe(200);
        expect(answer?.body).toHaveProperty('resource_owner_id', accountId);
      }
    });

    it('is refused in the shape that clients print, when its token is no good', async () => {
      const { status, headers, body } = await server.request('GET', '/v1/oauth/token/info', { token: 'nonsense' });
      expect(status).toBe(401);
      expect(body).toMatchObject({ id: 'unauthorized', message: 'Unable to authenticate you.' });
      expect(body['request_id']).toBe(headers.get('x-request-id'));
    });
  });

  describe('a Droplet', () => {
    it('always has image, region, size and networks, whatever the token may see', async () => {
      const { droplet } = await create({ public_networking: false });
      const { secret } = await server.issue(['droplet:read'], { accountId });
      const one = await server.request('GET', `/v2/droplets/${droplet.id}`, { token: secret });
      const many = await server.request('GET', '/v2/droplets', { token: secret });
      for (const shown of [droplet, one.body['droplet'], ...(many.body['droplets'] as unknown[])] as Droplet[]) {
        expect(shown.image.slug).toBe('ubuntu-24-04-x64');
        expect(shown.region.slug).toMatch(/^[a-z]+\d$/);
        expect(shown.size.slug).toBe('s-1vcpu-1gb');
        expect(shown.networks.v4.length).toBeGreaterThan(0);
        expect(Array.isArray(shown.networks.v6)).toBe(true);
        for (const list of [shown.tags, shown.volume_ids, shown.backup_ids, shown.snapshot_ids, shown.features]) {
          expect(Array.isArray(list)).toBe(true);
        }
      }
    });

    it('is created with a link to its create action, which answers', async () => {
      const { droplet, links } = await create();
      expect(links.actions).toHaveLength(1);
      expect(links.actions[0]).toMatchObject({ rel: 'create', href: expect.stringMatching(/^http:\/\//) });
      const path = links.actions[0]?.href.replace(server.origin, '') ?? '';
      expect((await get(path))['action']).toMatchObject({
        id: links.actions[0]?.id,
        type: 'create',
        resource_id: droplet.id,
        resource_type: 'droplet',
      });
    });

    it('is one of several with a link for each', async () => {
      const { status, body } = await server.request('POST', '/v2/droplets', {
        token,
        body: { size: IMAGE.size, image: IMAGE.image, names: ['a', 'b', 'c'] },
      });
      expect(status).toBe(202);
      const { droplets, links } = body as unknown as { droplets: Droplet[]; links: { actions: ActionLink[] } };
      expect(droplets.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
      const followed = await Promise.all(links.actions.map(({ id }) => get(`/v2/actions/${id}`)));
      expect(followed.map(({ action }) => (action as Action).resource_id)).toEqual(droplets.map(({ id }) => id));
    });

    it('is created whole or not at all, so that a retried request makes no second one', async () => {
      const before = await listAll();
      const refused: readonly (readonly [status: number, body: object | string, token: string])[] = [
        [400, '{"name": "web-1", ', token],
        [422, { ...IMAGE, size: 'no-such-size' }, token],
        [422, { ...IMAGE, ssh_keys: [1] }, token],
        [422, { ...IMAGE, tags: ['a b'] }, token],
        [422, { size: IMAGE.size, image: IMAGE.image, names: ['fine', 'not fine'] }, token],
        [403, { ...IMAGE, tags: ['web'] }, (await server.issue(['droplet:create'], { accountId })).secret],
      ];
      for (const [status, body, caller] of refused) {
        expect((await server.request('POST', '/v2/droplets', { token: caller, body })).status).toBe(status);
      }
      expect(await listAll()).toEqual(before);
      expect((await get('/v2/droplets'))['meta']).toEqual({ total: before.length });
    });

    it('is not created beyond the account’s limit, not even the part of a request that would fit', async () => {
      const limited = { email: 'few@example.com', name: 'Few', createdAt: new Date(), dropletLimit: 2 };
      const { id } = await createAccount(server.database.kysely, limited);
      const { secret } = await server.issue(['write'], { accountId: id });
      const body = { size: IMAGE.size, image: IMAGE.image, names: ['a', 'b', 'c'] };
      const { status } = await server.request('POST', '/v2/droplets', { token: secret, body });
      expect(status).toBe(422);
      const list = await server.request('GET', '/v2/droplets', { token: secret });
      expect(list.body).toMatchObject({ droplets: [], meta: { total: 0 } });
    });
  });

  describe('an action', () => {
    it('has completed exactly when its status says so', async () => {
      const { links } = await create();
      const action = (await get(`/v2/actions/${links.actions[0]?.id}`))['action'] as Action;
      expect(action.completed_at === null).toBe(action.status === 'in-progress');
      expect(['in-progress', 'completed']).toContain(action.status);
    });
  });

  describe('every answer', () => {
    /** Postern's own, and told to the millisecond, because its hashes cover that. */
    const FINER = 'audit_list';
    const ids = (Object.keys(routeTable) as OperationId[]).filter((id) => id !== FINER);

    it.each(ids)('of %s has times in whole seconds, and is no redirect', async (id) => {
      const expiresAt = new Date(Date.now() + 3_600_123);
      const { secret } = await server.issue(['write', 'account', 'tokens:write', 'audit:read'], {
        accountId,
        expiresAt,
      });
      const { method, path, body } = callOf(id, await createThings(server, accountId, id));
      for (const url of [path, `${path}/`, `/${path}`]) {
        const payload = body === null ? {} : { payload: JSON.stringify(body) };
        const headers = { authorization: `Bearer ${secret}` };
        const answer = await server.app.inject({ method, url, headers, ...payload });
        expect(answer.headers['location']).toBeUndefined();
        expect([2, 4]).toContain(Math.floor(answer.statusCode / 100));
        const times = answer.body === '' ? [] : timesIn(answer.json());
        expect(times.filter((time) => !TIMESTAMP.test(time))).toEqual([]);
      }
    });

    it('about a token or a Droplet holds a time, so that there is something to compare', async () => {
      const { droplet } = await create();
      for (const path of ['/v2/tokens/self', '/v2/tokens', `/v2/droplets/${droplet.id}`, '/v2/droplets']) {
        expect(timesIn(await get(path)).length).toBeGreaterThan(0);
      }
    });
  });

  describe('a list of 45 Droplets in pages of 20', () => {
    it('says where its last page is, in absolute links with a numeric page', async () => {
      const { id } = await createAccount(server.database.kysely, {
        email: 'forty-five@example.com',
        name: 'Forty-five',
        createdAt: new Date(),
        dropletLimit: 45,
      });
      const { secret } = await server.issue(['write'], { accountId: id });
      for (let i = 0; i < 5; i++) {
        const names = Array.from({ length: i === 4 ? 5 : 10 }, (_, j) => `web-${i}-${j}`);
        const body = { size: IMAGE.size, image: IMAGE.image, names };
        expect((await server.request('POST', '/v2/droplets', { token: secret, body })).status).toBe(202);
      }
      const page = async (number: number) =>
        (await server.request('GET', `/v2/droplets?page=${number}&per_page=20`, { token: secret })).body;
      const link = (number: number): string => `${server.origin}/v2/droplets?page=${number}&per_page=20`;
      expect(await page(1)).toMatchObject({ meta: { total: 45 }, links: { pages: { next: link(2), last: link(3) } } });
      expect((await page(2))['links']).toEqual({
        pages: { first: link(1), prev: link(1), next: link(3), last: link(3) },
      });
      expect((await page(3))['links']).toEqual({ pages: { first: link(1), prev: link(2) } });
      expect((await page(3))['droplets']).toHaveLength(5);
    });
  });
});
