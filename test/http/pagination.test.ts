import { routes } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { LISTS } from './pagination-lists.ts';
import { createMany, type PathValues } from './pagination-things.ts';

interface ListAnswer {
  readonly links: { readonly pages?: Partial<Record<'first' | 'prev' | 'next' | 'last', string>> };
  readonly meta: { readonly total: number };
}

/** By how little an item can be told from the others of its list. Bills have only all of themselves. */
function identify(item: Readonly<Record<string, unknown>>): string {
  const name = ['id', 'slug', 'sequence', 'urn', 'ip', 'droplet_id', 'name'].find((field) => field in item);
  return name === undefined ? JSON.stringify(item) : String(item[name]);
}

it('every list of the route table is paged through here', () => {
  const lists = routes.filter(({ query }) => query !== undefined && 'per_page' in query.shape).map(({ path }) => path);
  expect([...new Set(Object.keys(LISTS).map((path) => path.split('?')[0]))].sort()).toEqual(lists.sort());
});

describe.each(DATABASES)('a list on $name', (database) => {
  let server: TestServer;
  let token: string;
  let values: PathValues;

  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    ({ token, values } = await createMany(server));
  }, 120_000);
  afterAll(() => server.stop());

  const withPage = (path: string, page: number, perPage: number): string =>
    `${path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${perPage}`;

  async function fetchPage(url: string, field: string): Promise<ListAnswer & { readonly items: string[] }> {
    const { status, body } = await server.request('GET', url.replace(server.origin, ''), { token });
    expect(status).toBe(200);
    // Policies are listed under the numbers of their Droplets.
    const items = Object.values(body[field] as Readonly<Record<string, Readonly<Record<string, unknown>>>>);
    return { ...(body as unknown as ListAnswer), items: items.map(identify) };
  }

  describe.each(Object.entries(LISTS))('%s', (path, { field, total }) => {
    it.each([1, 7, 20, 45, 200])('is the union of its pages of %i, followed by next', async (perPage) => {
      const all = (await fetchPage(withPage(path, 1, 200), field)).items;
      expect(new Set(all).size).toBe(total);
      const seen: string[] = [];
      let url: string | undefined = withPage(path, 1, perPage);
      while (url !== undefined) {
        const page: Awaited<ReturnType<typeof fetchPage>> = await fetchPage(url, field);
        expect(page.meta.total).toBe(total);
        seen.push(...page.items);
        url = page.links.pages?.next;
      }
      expect(seen).toEqual(all);
    });

    it('has as many pages as its last link says, which clients fetch side by side', async () => {
      const first = await fetchPage(withPage(path, 1, 10), field);
      const last = Number(new URL(first.links.pages?.last ?? 'x:?page=1').searchParams.get('page'));
      const rest = Array.from({ length: last - 1 }, (_, i) => fetchPage(withPage(path, i + 2, 10), field));
      const items = [first, ...(await Promise.all(rest))].flatMap((page) => page.items);
      expect(items).toHaveLength(total);
      expect(new Set(items).size).toBe(total);
    });

    it('is empty beyond its end, and leads back', async () => {
      const beyond = await fetchPage(withPage(path, 1_000_000_000, 200), field);
      expect(beyond.items).toEqual([]);
      expect(Object.keys(beyond.links.pages ?? {})).toEqual(['first', 'prev']);
      expect((await fetchPage(beyond.links.pages?.prev ?? '', field)).items).toHaveLength(Math.min(total, 200));
    });
  });

  it('keeps the filters of a request in its links', async () => {
    const { links } = await fetchPage('/v2/droplets?per_page=10&tag_name=even&type=droplets&extra=a%3Fb', 'droplets');
    expect(links.pages?.next).toBe(
      `${server.origin}/v2/droplets?per_page=10&tag_name=even&type=droplets&extra=a%3Fb&page=2`,
    );
  });
});
