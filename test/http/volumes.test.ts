import type { Volume } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { unusedName } from './unused-name.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };

describe.each(DATABASES)('volumes on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    others = await strangerWith({});
  });
  afterAll(() => server.stop());

  async function strangerWith(limits: { readonly volumeLimit?: number }): Promise<string> {
    const stranger = { email: `${unusedName('bob')}@example.com`, name: 'Bob', createdAt: new Date(), ...limits };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    return (await server.issue(['write'], { accountId })).secret;
  }
  const ask = (method: string, path: string, by = token): Promise<TestAnswer> =>
    server.request(method, path, { token: by });
  const post = (body: object, by = token): Promise<TestAnswer> =>
    server.request('POST', '/v2/volumes', { token: by, body });
  const created = async (body: object, by = token): Promise<Volume> => {
    const given = { name: unusedName('disk'), region: 'nyc1', size_gigabytes: 1, ...body };
    const answer = await post(given, by);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body['volume'] as Volume;
  };
  const show = async (id: string): Promise<Volume> => (await ask('GET', `/v2/volumes/${id}`)).body['volume'] as Volume;
  const list = async (query: string, by = token): Promise<Volume[]> =>
    (await ask('GET', `/v2/volumes${query}`, by)).body['volumes'] as Volume[];
  const urns = async (): Promise<string[]> => {
    const { body } = await ask('GET', '/v2/projects/default/resources?per_page=200');
    return (body['resources'] as { urn: string }[]).map(({ urn }) => urn);
  };
  const charges = (id: string) =>
    server.database.kysely.selectFrom('charges').selectAll().where('resource_id', '=', id).orderBy('id').execute();

  describe('POST /v2/volumes', () => {
    it('201: ready at once, with all that was asked for, and shown again the same', async () => {
      const volume = await created({
        name: 'tf-acc-test--volume',
        description: 'peace makes plenty',
        size_gigabytes: 100,
        filesystem_type: 'xfs',
        filesystem_label: 'label',
        tags: ['foo', 'bar'],
      });
      expect(volume).toMatchObject({
        id: expect.stringMatching(UUID),
        name: 'tf-acc-test--volume',
        description: 'peace makes plenty',
        region: { slug: 'nyc1', available: true },
        size_gigabytes: 100,
        filesystem_type: 'xfs',
        filesystem_label: 'label',
        droplet_ids: [],
        tags: ['bar', 'foo'],
      });
      expect(await show(volume.id)).toEqual(volume);
      expect(await show(volume.id.toUpperCase())).toEqual(volume);
    });

    it('takes empty texts for what a client leaves out', async () => {
      const unset = { description: '', snapshot_id: '', filesystem_type: '', filesystem_label: '', tags: [] };
      const expected = { description: '', filesystem_type: '', filesystem_label: '', tags: [] };
      expect(await created(unset)).toMatchObject(expected);
      expect(await created({ description: null, snapshot_id: null, tags: null })).toMatchObject(expected);
    });

    it('is in the default project, and charged for by its size', async () => {
      const { id } = await created({ size_gigabytes: 10, name: 'charged' });
      expect(await urns()).toContain(`do:volume:${id}`);
      // 10 GB for 0.10 dollars a month of 672 hours.
      expect(await charges(id)).toMatchObject([
        { product: 'Volumes', description: 'charged (10 GB)', hourly_nanodollars: 1_488_095, ended_at: null },
      ]);
    });

    it('409: a second one of a name in a region, but not in another region or account', async () => {
      await created({ name: 'twin' });
      const answer = await post({ name: 'twin', region: 'nyc1', size_gigabytes: 5 });
      expect(answer).toMatchObject({ status: 409, body: { id: 'conflict' } });
      expect(answer.body['message']).toContain('already exists');
      await created({ name: 'twin', region: 'lon1' });
      await created({ name: 'twin' }, others);
      expect(await list('?name=twin')).toHaveLength(2);
    });

    it('422: a region that there is not, or that takes no volumes', async () => {
      for (const region of ['xyz5', 'sfo1']) {
        const answer = await post({ name: unusedName('disk'), region, size_gigabytes: 1 });
        expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'region' }] } });
      }
    });

    it('422 beyond the account’s limit, and a place is free again once one is deleted', async () => {
      const few = await strangerWith({ volumeLimit: 2 });
      const [first] = [await created({}, few), await created({}, few)];
      const answer = await post({ name: 'third', region: 'nyc1', size_gigabytes: 1 }, few);
      expect(answer).toMatchObject({
        status: 422,
        body: { message: 'creating this volume will exceed your volume limit of 2' },
      });
      expect(await list('', few)).toHaveLength(2);
      expect((await ask('DELETE', `/v2/volumes/${first?.id}`, few)).status).toBe(204);
      await created({}, few);
    });

    it('one of many made at once, under one name', async () => {
      const body = { name: 'contested', region: 'nyc1', size_gigabytes: 1 };
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));
      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
        201, 409, 409, 409, 409,
      ]);
    });

    it('403: tags take tag:create, whichever scope opens the route', async () => {
      for (const scope of ['block_storage:create', 'api:write']) {
        const { secret } = await server.issue([scope]);
        const body = { name: unusedName('disk'), region: 'nyc1', size_gigabytes: 1 };
        expect(await post({ ...body, tags: ['web'] }, secret)).toMatchObject({
          status: 403,
          body: { missing: ['tag:create'] },
        });
        expect((await post(body, secret)).status).toBe(201);
      }
    });
  });

  describe('GET /v2/volumes', () => {
    it('filters by name, by region and by both', async () => {
      const mine = await strangerWith({});
      for (const [name, region] of [
        ['a', 'nyc3'],
        ['b', 'nyc3'],
        ['a', 'lon1'],
      ] as const) {
        await created({ name, region }, mine);
      }
      const found = async (query: string) =>
        (await list(query, mine)).map(({ name, region }) => `${name} ${region.slug}`).sort();
      expect(await found('')).toEqual(['a lon1', 'a nyc3', 'b nyc3']);
      expect(await found('?name=a')).toEqual(['a lon1', 'a nyc3']);
      expect(await found('?region=nyc3')).toEqual(['a nyc3', 'b nyc3']);
      expect(await found('?name=a&region=lon1&page=1&per_page=200')).toEqual(['a lon1']);
      expect(await found('?name=&region=lon1')).toEqual(['a lon1']);
      for (const query of ['?name=A', '?name=c', '?region=xyz5', '?name=b&region=lon1']) {
        expect(await found(query)).toEqual([]);
      }
    });
  });

  describe('DELETE', () => {
    it('204 by identifier, then 404: gone from its project and its tags, and no longer charged for', async () => {
      const { id, name } = await created({ tags: ['brief'] });
      expect(await ask('DELETE', `/v2/volumes/${id}`)).toMatchObject({ status: 204, body: {} });
      for (const method of ['GET', 'DELETE']) expect((await ask(method, `/v2/volumes/${id}`)).status).toBe(404);
      expect(await list(`?name=${name}`)).toEqual([]);
      expect(await urns()).not.toContain(`do:volume:${id}`);
      expect(await charges(id)).toMatchObject([{ ended_at: expect.any(Number) as number }]);
      const taggings = server.database.kysely.selectFrom('taggings').selectAll().where('resource_id', '=', id);
      expect(await taggings.execute()).toEqual([]);
    });

    it('204 by name and region, and the one of that name elsewhere stays', async () => {
      await created({ name: 'named', region: 'nyc3' });
      const other = await created({ name: 'named', region: 'lon1' });
      expect((await ask('DELETE', '/v2/volumes?name=named&region=nyc3')).status).toBe(204);
      expect(await list('?name=named')).toEqual([other]);
      expect((await ask('DELETE', '/v2/volumes?name=named&region=nyc3')).status).toBe(404);
      expect((await ask('DELETE', '/v2/volumes?name=named&region=lon1', others)).status).toBe(404);
      expect((await ask('DELETE', '/v2/volumes?name=named')).status).toBe(422);
    });

    it('409 while it is attached', async () => {
      const { id, name } = await created({ region: 'nyc3' });
      const body = { ...MACHINE, name: 'web-1', region: 'nyc3', volumes: [id] };
      const { droplet } = (await server.request('POST', '/v2/droplets', { token, body })).body as {
        droplet: { id: number };
      };
      for (const path of [`/v2/volumes/${id}`, `/v2/volumes?name=${name}&region=nyc3`]) {
        expect(await ask('DELETE', path)).toMatchObject({
          status: 409,
          body: { message: 'attached volume cannot be deleted' },
        });
      }
      expect((await show(id)).droplet_ids).toEqual([droplet.id]);
      await ask('DELETE', `/v2/droplets/${droplet.id}`);
      expect((await show(id)).droplet_ids).toEqual([]);
      expect((await ask('DELETE', `/v2/volumes/${id}`)).status).toBe(204);
    });
  });

  it.each(['123abc', '0', '%00', 'not-a-uuid', '7724db7c-e098-11e5-b522-000f53304e51'])(
    '404 for %s, which names no volume',
    async (id) => {
      for (const [method, path] of [
        ['GET', `/v2/volumes/${id}`],
        ['DELETE', `/v2/volumes/${id}`],
        ['GET', `/v2/volumes/${id}/actions`],
        ['GET', `/v2/volumes/${id}/snapshots`],
        ['GET', `/v2/volumes/snapshots/${id}`],
      ] as const) {
        const { status, body } = await ask(method, path);
        expect(status).toBe(404);
        expect(body['message']).toBe('The resource you were accessing could not be found.');
      }
    },
  );
});
