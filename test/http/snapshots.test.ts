import type { Image, Snapshot } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('snapshots on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  let foreign: readonly (number | string)[];
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['write'], { accountId })).secret;
    foreign = [await insertSnapshot(server, { accountId }), await insertVolumeSnapshot(server, { accountId })];
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, by = token): Promise<TestAnswer> =>
    server.request(method, path, { token: by });
  const list = async (query = '', by = token): Promise<Snapshot[]> =>
    (await ask('GET', `/v2/snapshots?per_page=200${query}`, by)).body['snapshots'] as Snapshot[];
  const ids = async (query = ''): Promise<string[]> => (await list(query)).map(({ id }) => id);
  const show = async (id: number | string): Promise<unknown> =>
    (await ask('GET', `/v2/snapshots/${id}`)).body['snapshot'];

  describe('GET /v2/snapshots', () => {
    it('lists those of Droplets, then those of volumes, oldest first, and no other image', async () => {
      const volumes = [
        await insertVolumeSnapshot(server, { createdAt: 2000 }),
        await insertVolumeSnapshot(server, { createdAt: 1000 }),
      ];
      const droplets = [await insertSnapshot(server), await insertSnapshot(server)].map(String);
      const backup = await insertSnapshot(server, { type: 'backup' });
      expect(await ids()).toEqual([...droplets, ...volumes.toReversed()]);
      expect(await ids('&resource_type=droplet')).toEqual(droplets);
      expect(await ids('&resource_type=volume')).toEqual(volumes.toReversed());
      expect(await ids()).not.toContain(String(backup));
    });

    it('pages across both kinds with one total', async () => {
      const { body } = await ask('GET', '/v2/snapshots?per_page=3&page=1');
      expect(body['meta']).toEqual({ total: 4 });
      expect((body['snapshots'] as Snapshot[]).map((one) => one.resource_type)).toEqual([
        'droplet',
        'droplet',
        'volume',
      ]);
      const rest = await ask('GET', '/v2/snapshots?per_page=3&page=2');
      expect((rest.body['snapshots'] as Snapshot[]).map(({ id }) => id)).toEqual((await ids()).slice(3));
    });

    it('422: a kind of thing that has none', async () => {
      expect((await ask('GET', '/v2/snapshots?resource_type=image')).status).toBe(422);
    });
  });

  describe('GET /v2/snapshots/{id}', () => {
    it('shows a Droplet’s by number, with texts for identifiers', async () => {
      const id = await insertSnapshot(server, { name: 'before', regions: 'nyc3 lon1' });
      expect(await show(id)).toEqual({
        id: String(id),
        name: 'before',
        created_at: '2026-11-22T18:20:00Z',
        regions: ['nyc3', 'lon1'],
        min_disk_size: 25,
        size_gigabytes: 1.5,
        resource_id: '7',
        resource_type: 'droplet',
        tags: [],
      });
    });

    it('shows a volume’s by uuid', async () => {
      const id = await insertVolumeSnapshot(server, { name: 'data' });
      expect(await show(id)).toMatchObject({ id, name: 'data', resource_type: 'volume', size_gigabytes: 0 });
      expect(await show(id.toUpperCase())).toMatchObject({ id });
    });

    it('shows the tags of either', async () => {
      const [image, volume] = [await insertSnapshot(server), await insertVolumeSnapshot(server)];
      const { kysely } = server.database;
      const owner = { account_id: server.account.id };
      const tag = await kysely
        .insertInto('tags')
        .values({ ...owner, name: 'kept', created_at: 0 })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const [type, id] of [
        ['image', String(image)],
        ['volume_snapshot', volume],
      ] as const) {
        const tagging = { tag_id: tag.id, resource_type: type, resource_id: id, tagged_at: 0 };
        await kysely
          .insertInto('taggings')
          .values({ ...owner, ...tagging })
          .execute();
        expect(await show(id)).toMatchObject({ tags: ['kept'] });
        expect((await list()).find((one) => one.id === id)?.tags).toEqual(['kept']);
      }
    });

    it.each(['1', 'abc', '5a4981aa-9653-4bd1-bef5-d6bff52042e4', 'ubuntu-24-04-x64'])('404 for %s', async (id) => {
      expect((await ask('GET', `/v2/snapshots/${id}`)).status).toBe(404);
    });

    it('400 for what is an image but no snapshot', async () => {
      const backup = await insertSnapshot(server, { type: 'backup' });
      const custom = await insertSnapshot(server, { type: 'custom' });
      const { id: docker } = (await ask('GET', '/v2/images/docker-20-04')).body['image'] as Image;
      for (const id of [backup, custom, docker]) {
        const { status, body } = await ask('GET', `/v2/snapshots/${id}`);
        expect([status, body['id'], body['message']]).toEqual([400, 'bad_request', 'the resource is not a snapshot']);
      }
    });

    it('403 with only one of the two scopes that it takes', async () => {
      const id = await insertVolumeSnapshot(server);
      for (const [has, missing] of [
        ['snapshot:read', 'block_storage_snapshot:read'],
        ['block_storage_snapshot:read', 'snapshot:read'],
      ] as const) {
        const { secret } = await server.issue([has]);
        const answer = await ask('GET', `/v2/snapshots/${id}`, secret);
        expect(answer).toMatchObject({ status: 403, body: { missing: [missing] } });
      }
    });
  });

  describe('DELETE /v2/snapshots/{id}', () => {
    it('204: takes a Droplet’s out of the images, too', async () => {
      const id = await insertSnapshot(server);
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(204);
      for (const path of [`/v2/snapshots/${id}`, `/v2/images/${id}`]) expect((await ask('GET', path)).status).toBe(404);
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(404);
      expect(await ids()).not.toContain(String(id));
    });

    it('204: takes a volume’s away, and its tags', async () => {
      const id = await insertVolumeSnapshot(server);
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(204);
      expect((await ask('GET', `/v2/snapshots/${id}`)).status).toBe(404);
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(404);
    });

    it('400 for a backup, which stays, until it is no image any more', async () => {
      const id = await insertSnapshot(server, { type: 'backup' });
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(400);
      expect((await ask('GET', `/v2/images/${id}`)).status).toBe(200);
      await ask('DELETE', `/v2/images/${id}`);
      expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(404);
    });

    it('404 for those of another account, which stay', async () => {
      for (const id of foreign) {
        expect((await ask('GET', `/v2/snapshots/${id}`)).status).toBe(404);
        expect((await ask('DELETE', `/v2/snapshots/${id}`)).status).toBe(404);
      }
      expect((await list('', others)).map(({ id }) => id)).toEqual(foreign.map(String));
    });
  });
});
