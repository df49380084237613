import type { Droplet, Tag } from '@postern/api';
import { createAccount } from '@postern/server';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
const NOTHING = { count: 0 };
const UNUSED = {
  ...NOTHING,
  droplets: NOTHING,
  images: NOTHING,
  volumes: NOTHING,
  volume_snapshots: NOTHING,
  databases: NOTHING,
};

describe.each(DATABASES)('tags on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 1000 });
    token = (await server.issue(['write'])).secret;
  });
  afterAll(() => server.stop());

  const ask = (call: string, body?: unknown, by = token): Promise<TestAnswer> => {
    const [method = '', path = ''] = call.split(' ');
    return server.request(method, path, { token: by, body });
  };
  const create = async (name: string): Promise<Tag> => (await ask('POST /v2/tags', { name })).body['tag'] as Tag;
  const get = async (name: string): Promise<Tag> => (await ask(`GET /v2/tags/${name}`)).body['tag'] as Tag;
  const droplet = async (tags: readonly string[]): Promise<Droplet> =>
    (await ask('POST /v2/droplets', { ...MACHINE, name: 'web', tags })).body['droplet'] as Droplet;
  const account = async (name: string): Promise<string> => {
    const stranger = { email: `${name}@example.com`, name, createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    return (await server.issue(['write'], { accountId })).secret;
  };

  describe('POST /v2/tags', () => {
    it('201: makes a tag that nothing carries, with a count of every kind', async () => {
      expect(await ask('POST /v2/tags', { name: 'extra-awesome', resources: { count: 5 } })).toMatchObject({
        status: 201,
        body: { tag: { name: 'extra-awesome', resources: UNUSED } },
      });
      expect((await ask('GET /v2/tags/extra-awesome')).body).toEqual({
        tag: { name: 'extra-awesome', resources: UNUSED },
      });
    });

    it('201: answers the tag that there is, in its first spelling and with what carries it', async () => {
      const { id } = await droplet(['Staging']);
      expect(await ask('POST /v2/tags', { name: 'STAGING' })).toMatchObject({
        status: 201,
        body: { tag: { name: 'Staging', resources: { droplets: { count: 1 } } } },
      });
      expect((await ask(`GET /v2/droplets/${id}`)).body['droplet']).toMatchObject({ tags: ['Staging'] });
    });

    it.each(['a', 'tf-acc-test--01x', 'env:prod', '_', '9', 'x'.repeat(255)])('takes the name %s', async (name) => {
      expect((await create(name)).name).toBe(name);
      expect((await get(name)).name).toBe(name);
    });

    it.each(['', ' ', 'two words', 'здорово', 'a/b', 'a.b', 'x'.repeat(256), 7, null])(
      '422: not the name %j',
      async (name) => {
        const answer = await ask('POST /v2/tags', { name });
        expectProblem(answer, 422);
        expect(answer.body['errors']).toMatchObject([{ field: 'name' }]);
      },
    );

    it('knows a name in any case, and keeps the case it was first given', async () => {
      const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'D', '-', ':', '_', '0'), maxLength: 20 });
      const spelling = (name: string, upper: readonly boolean[]): string =>
        name.replaceAll(/./g, (letter, place: number) => (upper[place] ? letter.toUpperCase() : letter.toLowerCase()));
      await fc.assert(
        fc.asyncProperty(letters, fc.array(fc.boolean(), { minLength: 26, maxLength: 26 }), async (rest, upper) => {
          const name = `Case-${rest}`;
          const other = spelling(name, upper);
          const first = await create(name);
          expect(first.name.toLowerCase()).toBe(name.toLowerCase());
          expect(await create(other)).toEqual(first);
          expect(await get(other)).toEqual(first);
        }),
        { numRuns: 20 },
      );
    });

    it('makes a tag once, however many ask for it at the same time', async () => {
      const names = ['raced', 'Raced', 'RACED', 'rAced'];
      const made = await Promise.all(names.map(create));
      expect(new Set(made.map(({ name }) => name)).size).toBe(1);
    });
  });

  describe('GET /v2/tags', () => {
    it('lists the tags of the account, oldest first, page by page', async () => {
      const own = await account('cleo');
      const list = (query: string): Promise<TestAnswer> => ask(`GET /v2/tags${query}`, undefined, own);
      expect((await list('')).body).toEqual({ tags: [], links: {}, meta: { total: 0 } });
      for (const name of ['c', 'A', 'b']) await ask('POST /v2/tags', { name }, own);
      const names = ({ body }: TestAnswer): string[] => (body['tags'] as Tag[]).map(({ name }) => name);
      expect(names(await list('?page=1&per_page=200'))).toEqual(['c', 'A', 'b']);
      const second = await list('?per_page=2&page=2');
      expect([names(second), second.body['meta']]).toEqual([['b'], { total: 3 }]);
      expect(second.body['links']).toMatchObject({ pages: { prev: `${server.origin}/v2/tags?per_page=2&page=1` } });
    });

    it('counts what carries each of two hundred tags', async () => {
      const own = await account('dora');
      const names = Array.from({ length: 100 }, (_, place) => `tag-${place}`);
      const body = { ...MACHINE, names: ['a', 'b'], tags: names };
      expect((await ask('POST /v2/droplets', body, own)).status).toBe(202);
      await ask('POST /v2/droplets', { ...MACHINE, name: 'c', tags: names.slice(0, 50) }, own);
      for (const name of names) await ask('POST /v2/tags', { name: `${name}-unused` }, own);
      const { body: page } = await ask('GET /v2/tags?per_page=200', undefined, own);
      const counts = Object.fromEntries((page['tags'] as Tag[]).map((tag) => [tag.name, tag.resources.droplets.count]));
      const expected = names.flatMap((name, place) => [
        [name, place < 50 ? 3 : 2],
        [`${name}-unused`, 0],
      ]);
      expect(counts).toEqual(Object.fromEntries(expected));
    });
  });

  describe('DELETE /v2/tags/{tag_id}', () => {
    it('204, then 404: it is gone from everything that carried it', async () => {
      const { id } = await droplet(['brief', 'lasting']);
      expect((await ask('DELETE /v2/tags/BRIEF')).status).toBe(204);
      expectProblem(await ask('GET /v2/tags/brief'), 404);
      expectProblem(await ask('DELETE /v2/tags/brief'), 404);
      expect((await ask(`GET /v2/droplets/${id}`)).body['droplet']).toMatchObject({ tags: ['lasting'] });
      expect((await ask('GET /v2/droplets?tag_name=brief')).body['meta']).toEqual({ total: 0 });
      expect((await create('Brief')).resources).toEqual(UNUSED);
    });

    it('leaves a tag of the same name in another account alone', async () => {
      const others = await account('eve');
      await create('shared');
      await ask('POST /v2/tags', { name: 'shared' }, others);
      expect((await ask('DELETE /v2/tags/shared', undefined, others)).status).toBe(204);
      expect((await get('shared')).name).toBe('shared');
      expectProblem(await ask('GET /v2/tags/shared', undefined, others), 404);
    });

    it('does not disturb Droplets that are being tagged with it', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, place) =>
          place % 3 === 0
            ? ask('DELETE /v2/tags/contested')
            : ask('POST /v2/droplets', { ...MACHINE, name: 'web', tags: ['contested'] }),
        ),
      );
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(8);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    });
  });

  it.each(['no-such-tag', 'two%20words', '%D0%B7', 'x'.repeat(256), '%00', 'a.b'])(
    '404: %s names no tag',
    async (name) => {
      for (const method of ['GET', 'DELETE']) expectProblem(await ask(`${method} /v2/tags/${name}`), 404);
      for (const method of ['POST', 'DELETE']) {
        expectProblem(await ask(`${method} /v2/tags/${name}/resources`, { resources: [] }), 404);
      }
    },
  );
});
