import type { Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };

describe.each(DATABASES)('Droplets on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['write'], { accountId })).secret;
    const made = [
      { names: ['web-1', 'web-2'], tags: ['web', 'env:prod'] },
      { names: ['Db-1'], tags: ['env:prod'] },
      { names: ['web-1'] },
    ];
    for (const body of made) await server.request('POST', '/v2/droplets', { token, body: { ...MACHINE, ...body } });
    await server.request('POST', '/v2/droplets', { token: others, body: { ...MACHINE, name: 'web-1', tags: ['web'] } });
  });
  afterAll(() => server.stop());

  const get = (path: string, by = token): Promise<TestAnswer> => server.request('GET', path, { token: by });
  const list = async (query = '', by = token): Promise<Droplet[]> =>
    (await get(`/v2/droplets${query}`, by)).body['droplets'] as Droplet[];
  const names = async (query: string): Promise<string[]> => (await list(query)).map(({ name }) => name);

  describe('GET /v2/droplets', () => {
    it('lists those of the account, oldest first, tags included', async () => {
      expect((await list()).map(({ name, tags }) => [name, tags])).toEqual([
        ['web-1', ['env:prod', 'web']],
        ['web-2', ['env:prod', 'web']],
        ['Db-1', ['env:prod']],
        ['web-1', []],
      ]);
      expect((await list('', others)).map(({ name }) => name)).toEqual(['web-1']);
    });

    it('lets a token that may write alone list them', async () => {
      const { secret } = await server.issue(['droplets:write']);
      expect(await list('', secret)).toHaveLength(4);
    });

    it.each([
      ['?tag_name=web', ['web-1', 'web-2']],
      ['?tag_name=env:prod', ['web-1', 'web-2', 'Db-1']],
      ['?tag_name=env%3Aprod&name=db-1', ['Db-1']],
      ['?tag_name=nobody', []],
      ['?name=web-1', ['web-1', 'web-1']],
      ['?name=DB-1', ['Db-1']],
      ['?name=web', []],
      ['?name=web%25', []],
      ['?type=droplets', ['web-1', 'web-2', 'Db-1', 'web-1']],
      ['?type=gpus', []],
    ])('filters: %s', async (query, expected) => {
      expect(await names(query)).toEqual(expected);
      expect((await get(`/v2/droplets${query}`)).body['meta']).toEqual({ total: expected.length });
    });

    it('keeps a filter in the links to other pages', async () => {
      const { body } = await get('/v2/droplets?tag_name=env%3Aprod&per_page=2');
      expect(body['meta']).toEqual({ total: 3 });
      const { pages } = body['links'] as { pages: { next: string } };
      expect(pages.next).toBe(`${server.origin}/v2/droplets?tag_name=env%3Aprod&per_page=2&page=2`);
      expect(await names(new URL(pages.next).search)).toEqual(['Db-1']);
    });

    it('403: filtering by tag takes tag:read', async () => {
      const { secret } = await server.issue(['droplets:read']);
      expect(await get('/v2/droplets?tag_name=web', secret)).toMatchObject({
        status: 403,
        body: { missing: ['tag:read'], suggested_scope: 'tag:read' },
      });
    });
  });

  describe('GET /v2/droplets/{id}', () => {
    it('shows the Droplet that the list shows', async () => {
      const [first] = await list();
      expect(await get(`/v2/droplets/${first?.id}`)).toMatchObject({ status: 200, body: { droplet: first } });
    });

    it('404 for the Droplet of another account, as for none', async () => {
      const [foreign] = await list('', others);
      const answers = await Promise.all([get(`/v2/droplets/${foreign?.id}`), get('/v2/droplets/99999999')]);
      const [first, second] = answers.map(({ status, body }) => ({ status, ...body, request_id: '' }));
      expect(first).toEqual(second);
      expect(first?.status).toBe(404);
    });
  });

  describe('DELETE /v2/droplets/{id}', () => {
    it('204, then 404: it is gone, its tags and its place in the list', async () => {
      const { body } = await server.request('POST', '/v2/droplets', {
        token,
        body: { ...MACHINE, name: 'brief', tags: ['brief'] },
      });
      const path = `/v2/droplets/${(body['droplet'] as Droplet).id}`;
      const gone = await server.request('DELETE', path, { token, headers: { 'content-type': 'application/json' } });
      expect([gone.status, gone.body]).toEqual([204, {}]);
      expect((await server.request('DELETE', path, { token })).status).toBe(404);
      expect((await get(path)).status).toBe(404);
      expect(await names('?tag_name=brief')).toEqual([]);
      expect((await get('/v2/droplets')).body['meta']).toEqual({ total: 4 });
    });

    it('404 for the Droplet of another account, which stays', async () => {
      const [foreign] = await list('', others);
      expect((await server.request('DELETE', `/v2/droplets/${foreign?.id}`, { token })).status).toBe(404);
      expect(await list('', others)).toHaveLength(1);
    });

    it('403 without droplet:delete, whether or not it exists', async () => {
      const { secret } = await server.issue(['droplets:read', 'droplet:create']);
      const [first] = await list();
      for (const id of [first?.id, 99_999_999]) {
        const answer = await server.request('DELETE', `/v2/droplets/${id}`, { token: secret });
        expect(answer).toMatchObject({ status: 403, body: { missing: ['droplet:delete'] } });
      }
    });
  });
});
