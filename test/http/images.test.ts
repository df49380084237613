import type { Image } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSnapshot } from '../support/own-images.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const SOURCE = 'https://example.com/images/own.qcow2';

describe.each(DATABASES)('images on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  let othersImage: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['write'], { accountId })).secret;
    othersImage = await insertSnapshot(server, { accountId, name: 'foreign' });
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body && { body }) });
  const askAs = (by: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(body === undefined ? 'GET' : 'POST', path, { token: by, ...(body && { body }) });
  const get = async (id: number | string): Promise<Image> =>
    (await ask('GET', `/v2/images/${id}`)).body['image'] as Image;
  const list = async (query = '', by = token): Promise<Image[]> =>
    (await askAs(by, `/v2/images?per_page=200${query}`)).body['images'] as Image[];
  const importImage = async (more: object = {}): Promise<Image> => {
    const body = { name: 'own', url: SOURCE, region: 'nyc3', ...more };
    const answer = await ask('POST', '/v2/images', body);
    expect(answer.status).toBe(202);
    return answer.body['image'] as Image;
  };
  const isPublic = (image: Image): boolean => image.public;

  describe('GET /v2/images', () => {
    it('lists what everybody has, with slugs, before what is the account’s own', async () => {
      const { id } = await importImage({ distribution: 'Ubuntu' });
      const images = await list();
      const firstOwn = images.findIndex((image) => !image.public);
      expect(images.slice(0, firstOwn).every((image) => image.public && image.slug !== null)).toBe(true);
      expect(images.slice(firstOwn).some(isPublic)).toBe(false);
      expect(images.slice(firstOwn).map((image) => image.id)).toContain(id);
      expect(images.map((image) => image.name)).not.toContain('foreign');
    });

    it('shows of the first image of a distribution what its slug shows', async () => {
      const first = (await list()).find(({ distribution }) => distribution === 'Ubuntu');
      expect(await get(first?.slug ?? '')).toEqual(first);
    });

    it('narrows to operating systems', async () => {
      const images = await list('&type=distribution');
      expect(images.map(({ slug }) => slug)).toEqual(
        expect.arrayContaining(['ubuntu-22-04-x64', 'debian-13-x64', 'fedora-42-x64', 'rockylinux-9-x64']),
      );
      expect(images.every((image) => image.public && image.type === 'base')).toBe(true);
    });

    it('narrows to applications', async () => {
      const images = await list('&type=application');
      expect(images.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['docker-20-04', 'wordpress-20-04']));
      expect(images.every((image) => image.public && image.type === 'snapshot')).toBe(true);
    });

    it('narrows to the account’s own, snapshots, backups and imports alike', async () => {
      const made = [await insertSnapshot(server), await insertSnapshot(server, { type: 'backup' })];
      made.push((await importImage()).id);
      const images = await list('&private=true');
      expect(images.some(isPublic)).toBe(false);
      expect(images.map(({ id }) => id)).toEqual(expect.arrayContaining(made));
      expect(await list('&private=true&type=distribution')).toEqual([]);
      expect(await list('&private=false')).toHaveLength((await list()).length);
    });

    it('narrows to a tag, in any case, and takes tag:read for it', async () => {
      const { id } = await importImage({ tags: ['Golden', 'base'] });
      for (const tag of ['Golden', 'golden', 'base']) {
        expect((await list(`&tag_name=${tag}`)).map((image) => image.id)).toEqual([id]);
      }
      expect(await list('&tag_name=nobody')).toEqual([]);
      expect(await list('&tag_name=Golden', others)).toEqual([]);
      const { secret } = await server.issue(['image:read']);
      const refused = await askAs(secret, '/v2/images?tag_name=Golden');
      expect(refused).toMatchObject({ status: 403, body: { missing: ['tag:read'] } });
    });

    it.each(['&type=snapshot', '&private=yes', '&tag_name=a%20b'])('422: %s', async (query) => {
      expect((await ask('GET', `/v2/images?per_page=1${query}`)).status).toBe(422);
    });

    it('pages through a thousand snapshots, each once, across the end of the public ones', async () => {
      const account = { email: 'many@example.com', name: 'Many', createdAt: new Date() };
      const { id: accountId } = await createAccount(server.database.kysely, account);
      const { secret } = await server.issue(['image:read'], { accountId });
      for (let i = 0; i < 1000; i++) await insertSnapshot(server, { accountId, name: `taken-${i}` });
      const publicCount = (await list('', others)).filter(isPublic).length;
      const seen: number[] = [];
      for (let page = 1; page <= 6; page++) {
        const { body } = await askAs(secret, `/v2/images?per_page=200&page=${page}`);
        expect(body['meta']).toEqual({ total: publicCount + 1000 });
        seen.push(...(body['images'] as Image[]).map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(publicCount + 1000);
      expect(seen).toHaveLength(publicCount + 1000);
    });
  });

  describe('GET /v2/images/{id or slug}', () => {
    it('shows a public image the same by slug and by number', async () => {
      const bySlug = await get('ubuntu-22-04-x64');
      expect(bySlug).toMatchObject({
        slug: 'ubuntu-22-04-x64',
        distribution: 'Ubuntu',
        public: true,
        min_disk_size: 7,
      });
      expect(bySlug.type).toBe('snapshot');
      expect(await get(bySlug.id)).toEqual(bySlug);
    });

    it.each(['ubuntu-18-04-x64', 'ubuntu-16-04-x64'])('keeps %s, which configurations still name', async (slug) => {
      const image = await get(slug);
      expect(image).toMatchObject({ slug, distribution: 'Ubuntu', public: true, min_disk_size: 15 });
      const machine = { name: 'old', size: 's-1vcpu-1gb', image: slug, region: 'nyc3' };
      const { status, body } = await ask('POST', '/v2/droplets', machine);
      expect([status, body['droplet']]).toMatchObject([202, { image: { id: image.id } }]);
    });

    it.each(['no-such-slug', '999999', '0', 'a%20b'])('404 for %s', async (id) => {
      expect((await ask('GET', `/v2/images/${id}`)).status).toBe(404);
    });

    it('404 for an image of another account', async () => {
      expect((await ask('GET', `/v2/images/${othersImage}`)).status).toBe(404);
      expect((await askAs(others, `/v2/images/${othersImage}`)).status).toBe(200);
    });
  });

  describe('POST /v2/images', () => {
    it('202: records the image, which is available once its action is over', async () => {
      const made = await importImage({ distribution: 'Fedora', description: 'small', tags: ['b', 'a'] });
      expect(made).toMatchObject({ type: 'custom', status: 'NEW', slug: null, public: false, distribution: 'Fedora' });
      expect(await get(made.id)).toEqual({ ...made, status: 'available' });
      expect(made).toMatchObject({ name: 'own', description: 'small', regions: ['nyc3'], tags: ['a', 'b'] });
    });

    it.each([
      [undefined, 'Unknown'],
      [null, 'Unknown'],
      ['Unknown OS', 'Unknown OS'],
      ['CoreOS', 'CoreOS'],
      ['Plan 9', 'Unknown'],
    ])('records the distribution %j as %s', async (distribution, recorded) => {
      expect((await importImage({ distribution })).distribution).toBe(recorded);
    });

    it.each([
      ['name', ''],
      ['url', 'own.qcow2'],
      ['url', 'file:///etc/passwd'],
      ['url', undefined],
      ['region', 'mars1'],
      ['region', 'sfo1'],
      ['tags', ['a b']],
    ])('422: %s as %j', async (field, value) => {
      const before = await list('&private=true');
      const { status, body } = await ask('POST', '/v2/images', {
        name: 'own',
        url: SOURCE,
        region: 'nyc3',
        [field]: value,
      });
      expect(status).toBe(422);
      expect(body['message']).toContain(field);
      expect(await list('&private=true')).toEqual(before);
    });

    it('403 without tag:create when it is to be tagged', async () => {
      const { secret } = await server.issue(['image:create']);
      const body = { name: 'own', url: SOURCE, region: 'nyc3', tags: ['a'] };
      expect(await askAs(secret, '/v2/images', body)).toMatchObject({
        status: 403,
        body: { missing: ['tag:create'] },
      });
      expect((await askAs(secret, '/v2/images', { ...body, tags: [] })).status).toBe(202);
    });

    it('is an action like any other, which clients follow', async () => {
      const { id } = await importImage();
      const { body } = await ask('GET', `/v2/images/${id}/actions`);
      const [action] = body['actions'] as { id: number }[];
      const followed = await ask('GET', `/v2/actions/${action?.id}`);
      expect(followed.body['action']).toMatchObject({ resource_type: 'image', resource_id: id, status: 'completed' });
    });
  });

  describe('PUT /v2/images/{id}', () => {
    it('changes what is given of a custom image, and nothing else', async () => {
      const { id } = await importImage({ description: 'first', tags: ['kept'] });
      const renamed = await ask('PUT', `/v2/images/${id}`, { name: 'new' });
      expect(renamed).toMatchObject({
        status: 200,
        body: { image: { name: 'new', description: 'first', tags: ['kept'] } },
      });
      const body = { name: 'newer', distribution: 'CoreOS', description: '' };
      expect((await ask('PUT', `/v2/images/${id}`, body)).body['image']).toMatchObject({ id, ...body });
      expect(await get(id)).toMatchObject(body);
    });

    it('renames a snapshot, and does not say of it what is not so', async () => {
      const id = await insertSnapshot(server);
      expect((await ask('PUT', `/v2/images/${id}`, { name: 'new', distribution: 'Ubuntu' })).status).toBe(200);
      const refused = await ask('PUT', `/v2/images/${id}`, { name: 'newer', description: 'other' });
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'description' }] } });
      expect((await get(id)).name).toBe('new');
    });
  });

  describe('DELETE /v2/images/{id}', () => {
    it('204, then 404: it is in no list any more, and its tag is on nothing', async () => {
      const { id } = await importImage({ tags: ['brief'] });
      expect((await ask('DELETE', `/v2/images/${id}`)).status).toBe(204);
      expect((await ask('GET', `/v2/images/${id}`)).status).toBe(404);
      expect((await ask('DELETE', `/v2/images/${id}`)).status).toBe(404);
      expect((await list()).map((image) => image.id)).not.toContain(id);
      expect(await list('&tag_name=brief')).toEqual([]);
    });

    it('leaves the Droplet that was made of it as it was', async () => {
      const id = await insertSnapshot(server, { name: 'origin' });
      const body = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
      const { droplet } = (await ask('POST', '/v2/droplets', body)).body as { droplet: { id: number } };
      await server.database.kysely.updateTable('droplets').set({ image_id: id }).where('id', '=', droplet.id).execute();
      expect((await ask('DELETE', `/v2/images/${id}`)).status).toBe(204);
      const shown = (await ask('GET', `/v2/droplets/${droplet.id}`)).body['droplet'];
      expect(shown).toMatchObject({ image: { id, name: 'origin', status: 'deleted' } });
    });

    it('404 for an image of another account, which stays', async () => {
      expect((await ask('DELETE', `/v2/images/${othersImage}`)).status).toBe(404);
      expect((await askAs(others, `/v2/images/${othersImage}`)).status).toBe(200);
    });
  });

  it('403: nobody changes or deletes a public image, whatever the token may do', async () => {
    const { id } = await get('debian-12-x64');
    const answers = [
      await ask('PUT', `/v2/images/${id}`, { name: 'mine' }),
      await ask('DELETE', `/v2/images/${id}`),
      await ask('POST', `/v2/images/${id}/actions`, { type: 'transfer', region: 'nyc3' }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { id: 'forbidden' } });
    expect((await get(id)).name).toBe('12 x64');
  });
});
