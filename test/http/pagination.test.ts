import { routes } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

/** The lists that there are, by path as the route table spells it, and the field of the answer that holds the items. */
const LISTS: Readonly<Record<string, string>> = {
  '/v2/droplets': 'droplets',
  '/v2/droplets?tag_name=even&type=droplets': 'droplets',
  '/v2/droplets?name=web-7': 'droplets',
  '/v2/droplets?type=gpus': 'droplets',
  '/v2/tokens': 'tokens',
  '/v2/tokens?state=all': 'tokens',
  '/v2/tokens?state=revoked': 'tokens',
  '/v2/images': 'images',
  '/v2/images?private=true&tag_name=even': 'images',
  '/v2/images/{image_id}/actions': 'actions',
  '/v2/regions': 'regions',
  '/v2/sizes': 'sizes',
  '/v2/snapshots': 'snapshots',
  '/v2/snapshots?resource_type=volume': 'snapshots',
  '/v2/audit': 'audit',
  '/v2/account/keys': 'ssh_keys',
  '/v2/tags': 'tags',
  '/v2/volumes': 'volumes',
  '/v2/volumes?region=nyc1': 'volumes',
  '/v2/volumes?name=disk-2&region=': 'volumes',
  '/v2/volumes/{volume_id}/actions': 'actions',
  '/v2/volumes/{volume_id}/snapshots': 'snapshots',
};
const TOTALS: Readonly<Record<string, number>> = {
  '/v2/droplets': 45,
  '/v2/droplets?tag_name=even&type=droplets': 23,
  '/v2/droplets?name=web-7': 1,
  '/v2/droplets?type=gpus': 0,
  '/v2/tokens': 24,
  '/v2/tokens?state=all': 31,
  '/v2/tokens?state=revoked': 7,
  '/v2/images': 62,
  '/v2/images?private=true&tag_name=even': 3,
  '/v2/images/{image_id}/actions': 5,
  '/v2/regions': 15,
  '/v2/sizes': 147,
  '/v2/snapshots': 45,
  '/v2/snapshots?resource_type=volume': 25,
  // One entry for each token issued, one for each revoked.
  '/v2/audit': 38,
  '/v2/account/keys': 27,
  '/v2/tags': 33,
  '/v2/volumes': 14,
  '/v2/volumes?region=nyc1': 11,
  '/v2/volumes?name=disk-2&region=': 2,
  '/v2/volumes/{volume_id}/actions': 12,
  '/v2/volumes/{volume_id}/snapshots': 13,
};

interface ListAnswer {
  readonly links: { readonly pages?: Partial<Record<'first' | 'prev' | 'next' | 'last', string>> };
  readonly meta: { readonly total: number };
}

it('every list of the route table is paged through here', () => {
  const lists = routes.filter(({ query }) => query !== undefined && 'per_page' in query.shape).map(({ path }) => path);
  expect([...new Set(Object.keys(LISTS).map((path) => path.split('?')[0]))].sort()).toEqual(lists.sort());
});

/** Of public images there are 39; an image has an action for its import, and one for each transfer. */
async function createImages(server: TestServer, { accountId, token }: { accountId: number; token: string }) {
  for (let i = 0; i < 20; i++) await insertSnapshot(server, { accountId });
  for (let i = 0; i < 12; i++) await insertVolumeSnapshot(server, { accountId });
  const body = { name: 'own', url: 'https://example.com/own.img', region: 'nyc3', tags: ['even'] };
  for (let i = 0; i < 2; i++) await server.request('POST', '/v2/images', { token, body });
  const { image } = (await server.request('POST', '/v2/images', { token, body })).body as { image: { id: number } };
  for (const region of ['nyc1', 'ams3', 'fra1', 'lon1']) {
    const transfer = { type: 'transfer', region };
    await server.request('POST', `/v2/images/${image.id}/actions`, { token, body: transfer });
  }
  return image.id;
}

/** Volumes in two regions. The first, which is answered, has been resized and has snapshots. */
async function createVolumes(server: TestServer, token: string): Promise<string> {
  const post = (path: string, body: object) => server.request('POST', path, { token, body });
  const ids: string[] = [];
  for (let i = 0; i < 14; i++) {
    const body = { name: `disk-${i % 11}`, region: i < 11 ? 'nyc1' : 'lon1', size_gigabytes: 1 };
    ids.push(((await post('/v2/volumes', body)).body as { volume: { id: string } }).volume.id);
  }
  const [first = ''] = ids;
  for (let i = 0; i < 12; i++) {
    await post(`/v2/volumes/${first}/actions`, { type: 'resize', size_gigabytes: i + 2 });
  }
  for (let i = 0; i < 13; i++) await post(`/v2/volumes/${first}/snapshots`, { name: `snapshot-${i}` });
  return first;
}

describe.each(DATABASES)('a list on $name', (database) => {
  let server: TestServer;
  let secret: string;
  /** What the paths of lists name, by parameter. */
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    server = await startTestServer({ database });
    const account = { email: 'many@example.com', name: 'Many', createdAt: new Date(), dropletLimit: 45 };
    const { id: accountId } = await createAccount(server.database.kysely, account);
    secret = (await server.issue(['write', 'tokens:write', 'audit:read'], { accountId })).secret;
    for (let i = 0; i < 45; i++) {
      const tags = i % 2 === 0 ? ['even', 'web'] : ['web'];
      const body = { name: `web-${i}`, size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', tags };
      await server.request('POST', '/v2/droplets', { token: secret, body });
    }
    for (let i = 0; i < 30; i++) {
      const { id } = await server.issue([], { accountId });
      if (i < 7) await server.request('DELETE', `/v2/tokens/${id}`, { token: secret });
    }
    for (let i = 0; i < 27; i++) {
      const key = { name: `key-${i}`, public_key: unusedPublicKey() };
      await server.request('POST', '/v2/account/keys', { token: secret, body: key });
    }
    // Beside the two that the Droplets brought.
    for (let i = 0; i < 31; i++) {
      await server.request('POST', '/v2/tags', { token: secret, body: { name: `tag-${i}` } });
    }
    ids['{image_id}'] = String(await createImages(server, { accountId, token: secret }));
    ids['{volume_id}'] = await createVolumes(server, secret);
  });
  afterAll(() => server.stop());

  const withPage = (path: string, page: number, perPage: number): string =>
    `${path.replace(/\{\w+\}/g, (name) => ids[name] ?? name)}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${perPage}`;

  async function fetchPage(url: string, field: string): Promise<ListAnswer & { readonly items: string[] }> {
    const { status, body } = await server.request('GET', url.replace(server.origin, ''), { token: secret });
    expect(status).toBe(200);
    const items = body[field] as Readonly<Record<string, unknown>>[];
    // Entries of the trail have no id but their number, what the server offers has none but its slug, a tag none but its name.
    return {
      ...(body as unknown as ListAnswer),
      items: items.map((item) => String(item['id'] ?? item['slug'] ?? item['sequence'] ?? item['name'])),
    };
  }

  describe.each(Object.entries(LISTS))('%s', (path, field) => {
    const total = TOTALS[path] ?? NaN;

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
