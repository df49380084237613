import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertManyDroplets } from '../support/many-droplets.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const TOTAL = 1000;

interface Page {
  readonly ids: readonly number[];
  readonly total: number;
  readonly pages: Partial<Record<'first' | 'prev' | 'next' | 'last', string>>;
}

/** The number of the page that a link leads to, as clients read it. */
const pageNumber = (link: string | undefined): number =>
  Number(new URL(link ?? 'http://x/?page=0').searchParams.get('page'));

describe.each(DATABASES)('a thousand Droplets on $name', (database) => {
  let server: TestServer;
  let token: string;
  let ids: readonly number[];
  beforeAll(async () => {
    server = await startTestServer({
      database,
      dropletLimit: 1,
      environment: { POSTERN_TRUSTED_PROXIES: '127.0.0.0/8,::1/128' },
    });
    const { id: accountId } = server.account;
    token = (await server.issue(['read', 'droplet:create', 'tag:create'])).secret;
    ids = await insertManyDroplets(server, { accountId, token, count: TOTAL, tag: 'even' });
    // Of somebody else, in the middle of all the ids there are.
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date(), dropletLimit: 10 };
    const { id: theirs } = await createAccount(server.database.kysely, stranger);
    const { secret } = await server.issue(['write'], { accountId: theirs });
    await insertManyDroplets(server, { accountId: theirs, token: secret, count: 10, tag: 'even' });
  });
  afterAll(() => server.stop());

  async function fetchPage(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const { status, body } = await server.request('GET', url.replace(/^https?:\/\/[^/]+/, ''), { token, headers });
    expect(status).toBe(200);
    const { droplets, links, meta } = body as {
      droplets: { id: number }[];
      links: { pages?: Page['pages'] };
      meta: { total: number };
    };
    return { ids: droplets.map(({ id }) => id), total: meta.total, pages: links.pages ?? {} };
  }

  /** From link to link, until there is no next one. */
  async function follow(first: string, headers: Readonly<Record<string, string>> = {}): Promise<Page[]> {
    const walked: Page[] = [];
    for (let url: string | undefined = first; url !== undefined; url = walked.at(-1)?.pages.next) {
      walked.push(await fetchPage(url, headers));
    }
    return walked;
  }

  it('really are a thousand', () => {
    expect(new Set(ids).size).toBe(TOTAL);
  });

  it.each([20, 200, 7, 199])('are walked by links.pages.next, %i at a time', async (perPage) => {
    const walked = await follow(`/v2/droplets?page=1&per_page=${perPage}`);
    expect(walked).toHaveLength(Math.ceil(TOTAL / perPage));
    expect(walked.flatMap((page) => page.ids)).toEqual(ids);
    expect(new Set(walked.map(({ total }) => total))).toEqual(new Set([TOTAL]));
  });

  it('are twenty to a page when nothing else is asked for', async () => {
    const walked = await follow('/v2/droplets');
    expect(walked.map((page) => page.ids.length)).toEqual(Array.from({ length: 50 }, () => 20));
    expect(walked.flatMap((page) => page.ids)).toEqual(ids);
  });

  it('are walked as doctl does: the first page, then all up to the last at once', async () => {
    const first = await fetchPage('/v2/droplets?page=1&per_page=200');
    const last = pageNumber(first.pages.last);
    expect(last).toBe(5);
    const rest = await Promise.all(
      Array.from({ length: last - 1 }, (_, place) => fetchPage(`/v2/droplets?page=${place + 2}&per_page=200`)),
    );
    expect([first, ...rest].flatMap((page) => page.ids)).toEqual(ids);
  });

  it('are walked as Terraform does: by the page before, plus two', async () => {
    const seen: number[] = [];
    let page = 1;
    for (;;) {
      const { ids: found, pages } = await fetchPage(`/v2/droplets?page=${page}&per_page=200`);
      seen.push(...found);
      if (pages.next === undefined) break;
      // godo: the current page is the one before it plus one, or the first.
      page = pageNumber(pages.prev) + 2;
    }
    expect(seen).toEqual(ids);
    expect(page).toBe(5);
  });

  it('are walked as do-wrapper does: by the total, at a path with a slash', async () => {
    const { total } = await fetchPage('/v2/droplets/?page=1&per_page=25');
    const seen: number[] = [];
    for (let page = 1; page <= Math.ceil(total / 25); page++) {
      seen.push(...(await fetchPage(`/v2/droplets/?page=${page}&per_page=25`)).ids);
    }
    expect(seen).toEqual(ids);
  });

  it('have only the links that make sense from where one is', async () => {
    const at = async (page: number): Promise<Record<string, number>> => {
      const { pages } = await fetchPage(`/v2/droplets?per_page=200&page=${page}`);
      return Object.fromEntries(Object.entries(pages).map(([name, link]) => [name, pageNumber(link)]));
    };
    expect(await at(1)).toEqual({ next: 2, last: 5 });
    expect(await at(3)).toEqual({ first: 1, prev: 2, next: 4, last: 5 });
    expect(await at(5)).toEqual({ first: 1, prev: 4 });
    expect(await at(6)).toEqual({ first: 1, prev: 5 });
  });

  describe.each([
    ['as the client asked for it', {}, ''],
    [
      'behind a proxy, as the proxy was asked for it',
      { 'x-forwarded-host': 'api.example.com', 'x-forwarded-proto': 'https' },
      'https://api.example.com',
    ],
  ])('in links %s', (_, headers, forwarded) => {
    it.each([
      ['tag_name=even', TOTAL / 2],
      ['name=web', TOTAL],
      ['tag_name=EVEN&name=Web&type=droplets', TOTAL / 2],
    ])('keep the query %s on every page', async (query, total) => {
      const walked = await follow(`/v2/droplets?${query}&page=1&per_page=90`, headers);
      const expected = total === TOTAL ? ids : ids.filter((_id, place) => place % 2 === 0);
      expect(walked.flatMap((page) => page.ids)).toEqual(expected);
      expect(new Set(walked.map((page) => page.total))).toEqual(new Set([total]));
      const origin = forwarded === '' ? server.origin : forwarded;
      for (const link of walked.flatMap(({ pages }) => Object.values(pages))) {
        const { searchParams } = new URL(link);
        const page = searchParams.get('page');
        expect(link).toBe(`${origin}/v2/droplets?${query}&page=${page}&per_page=90`);
      }
    });
  });
});
