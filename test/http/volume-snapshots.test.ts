import type { Snapshot, Volume } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { unusedName } from './unused-name.ts';

describe.each(DATABASES)('snapshots of volumes, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['write'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, by = token): Promise<TestAnswer> =>
    server.request(method, path, { token: by });
  const post = (path: string, body: object, by = token): Promise<TestAnswer> =>
    server.request('POST', path, { token: by, body });
  const createVolume = async (more: object = {}): Promise<Volume> => {
    const body = { name: unusedName('disk'), region: 'nyc1', size_gigabytes: 100, ...more };
    const answer = await post('/v2/volumes', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body['volume'] as Volume;
  };
  const take = async ({ id }: Volume, body: object): Promise<Snapshot> => {
    const answer = await post(`/v2/volumes/${id}/snapshots`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body['snapshot'] as Snapshot;
  };

  it('201: complete at once, the same wherever it is shown', async () => {
    const volume = await createVolume();
    const snapshot = await take(volume, { name: 'first', description: '', tags: ['foo', 'bar'] });
    expect(snapshot).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      name: 'first',
      resource_id: volume.id,
      resource_type: 'volume',
      regions: ['nyc1'],
      min_disk_size: 100,
      size_gigabytes: 0,
      created_at: snapshot.created_at,
      tags: ['bar', 'foo'],
    });
    for (const path of [`/v2/volumes/snapshots/${snapshot.id}`, `/v2/snapshots/${snapshot.id}`]) {
      expect((await ask('GET', path)).body).toEqual({ snapshot });
    }
    const listed = await ask('GET', `/v2/volumes/${volume.id}/snapshots`);
    expect(listed.body).toEqual({ snapshots: [snapshot], links: {}, meta: { total: 1 } });
  });

  it('lists those of one volume alone, the oldest first', async () => {
    const [one, other] = [await createVolume(), await createVolume()];
    const taken = [await take(one, { name: 'a' }), await take(one, { name: 'b' })];
    await take(other, { name: 'a' });
    const { body } = await ask('GET', `/v2/volumes/${one.id}/snapshots`);
    const ids = (body['snapshots'] as Snapshot[]).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(taken.map(({ id }) => id).sort());
  });

  it('409: a second one of a name, of the same volume', async () => {
    const volume = await createVolume();
    await take(volume, { name: 'twin' });
    const answer = await post(`/v2/volumes/${volume.id}/snapshots`, { name: 'twin' });
    expect(answer).toMatchObject({ status: 409, body: { id: 'conflict' } });
    expect(answer.body['message']).toContain('already exists');
  });

  it.each([{}, { name: '' }, { name: null }, { name: 7 }, { name: 'a\nb' }, { name: 'a', tags: ['a b'] }])(
    '422: %j',
    async (body) => {
      const volume = await createVolume({ size_gigabytes: 1 });
      expect((await post(`/v2/volumes/${volume.id}/snapshots`, body)).status).toBe(422);
    },
  );

  it('403: tags take tag:create', async () => {
    const volume = await createVolume();
    const { secret } = await server.issue(['block_storage_snapshot:create']);
    const path = `/v2/volumes/${volume.id}/snapshots`;
    expect(await post(path, { name: 'a', tags: ['web'] }, secret)).toMatchObject({
      status: 403,
      body: { missing: ['tag:create'] },
    });
    expect((await post(path, { name: 'a', tags: [] }, secret)).status).toBe(201);
  });

  it('stays when its volume is deleted, and a new volume can be made from it', async () => {
    const volume = await createVolume({ filesystem_type: 'ext4', filesystem_label: 'backups', region: 'lon1' });
    const snapshot = await take(volume, { name: 'kept' });
    expect((await ask('DELETE', `/v2/volumes/${volume.id}`)).status).toBe(204);
    expect((await ask('GET', `/v2/volumes/snapshots/${snapshot.id}`)).body).toEqual({ snapshot });
    const like = {
      region: { slug: 'lon1' },
      size_gigabytes: 100,
      filesystem_type: 'ext4',
      filesystem_label: 'backups',
    };
    const from = { snapshot_id: snapshot.id };
    expect(await createVolume({ ...from, region: '', size_gigabytes: 0 })).toMatchObject(like);
    // The size is the snapshot's, whatever is asked for.
    expect(await createVolume({ ...from, region: 'lon1', size_gigabytes: 500 })).toMatchObject(like);
    expect(await createVolume({ ...from, region: 'lon1', filesystem_type: 'xfs' })).toMatchObject({
      filesystem_type: 'xfs',
    });
  });

  it('422: a volume from a snapshot that there is not, of another account, or in another region', async () => {
    const snapshot = await take(await createVolume(), { name: 'here' });
    const body = { name: unusedName('disk'), size_gigabytes: 100 };
    const refused = async (more: object, by = token) => (await post('/v2/volumes', { ...body, ...more }, by)).body;
    const unknown = { errors: [{ field: 'snapshot_id' }] };
    expect(await refused({ snapshot_id: 'b0798135-fb76-11eb-946a-0a58ac146f33' })).toMatchObject(unknown);
    expect(await refused({ snapshot_id: 'nothing' })).toMatchObject(unknown);
    expect(await refused({ snapshot_id: snapshot.id }, others)).toMatchObject(unknown);
    expect(await refused({ snapshot_id: snapshot.id, region: 'nyc3' })).toMatchObject({
      status: 422,
      errors: [{ field: 'region' }],
    });
  });

  it('403: a volume from a snapshot takes seeing snapshots, whether there is such a one or not', async () => {
    const snapshot = await take(await createVolume(), { name: 'private' });
    const cloneBy = async (id: string, ...scopes: string[]): Promise<TestAnswer> => {
      const { secret } = await server.issue(scopes);
      return post('/v2/volumes', { name: unusedName('disk'), size_gigabytes: 100, snapshot_id: id }, secret);
    };
    for (const scope of ['block_storage:create', 'api:write']) {
      for (const id of [snapshot.id, 'b0798135-fb76-11eb-946a-0a58ac146f33']) {
        const missing = ['block_storage_snapshot:read'];
        expect(await cloneBy(id, scope)).toMatchObject({ status: 403, body: { missing } });
      }
      expect((await cloneBy(snapshot.id, scope, 'block_storage_snapshot:read')).status).toBe(201);
    }
    expect((await cloneBy(snapshot.id, 'volumes:write')).status).toBe(201);
  });

  it('204, then 404: it is gone from every list, and its tags from it', async () => {
    const volume = await createVolume();
    const snapshot = await take(volume, { name: 'brief', tags: ['brief'] });
    const path = `/v2/volumes/snapshots/${snapshot.id}`;
    expect((await ask('DELETE', path, others)).status).toBe(404);
    expect(await ask('DELETE', path)).toMatchObject({ status: 204, body: {} });
    for (const method of ['GET', 'DELETE']) expect((await ask(method, path)).status).toBe(404);
    expect((await ask('GET', `/v2/snapshots/${snapshot.id}`)).status).toBe(404);
    expect((await ask('GET', `/v2/volumes/${volume.id}/snapshots`)).body['meta']).toEqual({ total: 0 });
    const taggings = server.database.kysely.selectFrom('taggings').selectAll();
    expect(await taggings.where('resource_id', '=', snapshot.id).execute()).toEqual([]);
  });
});
