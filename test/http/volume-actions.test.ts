import type { Action, Droplet, Volume } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { unusedName } from './unused-name.ts';

const PENDING = { status: 422, body: { message: 'Droplet already has a pending event.' } };

describe.each(DATABASES)('actions on volumes, on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    const environment = { POSTERN_ACTION_SECONDS: '2' };
    server = await startTestServer({ database, environment, withClock: true, dropletLimit: 100 });
    token = (await server.issue(['write'])).secret;
  });
  afterAll(() => server.stop());

  const get = (path: string): Promise<TestAnswer> => server.request('GET', path, { token });
  const post = (path: string, body: object, by = token): Promise<TestAnswer> =>
    server.request('POST', path, { token: by, body });
  const wait = async (): Promise<void> => {
    server.clock.advance(3);
    await server.jobs.run();
  };
  const createVolume = async (region = 'nyc3'): Promise<Volume> => {
    const body = { name: unusedName('disk'), region, size_gigabytes: 20 };
    return (await post('/v2/volumes', body)).body['volume'] as Volume;
  };
  const createDroplet = async (more: object = {}): Promise<number> => {
    const body = { name: 'web', region: 'nyc3', size: 's-1vcpu-1gb', image: 'debian-12-x64', ...more };
    const { droplet } = (await post('/v2/droplets', body)).body as { droplet: Droplet };
    await wait();
    return droplet.id;
  };
  const act = (volume: Pick<Volume, 'id'>, body: object): Promise<TestAnswer> =>
    post(`/v2/volumes/${volume.id}/actions`, body);
  const started = async (volume: Pick<Volume, 'id'>, body: object): Promise<Action> => {
    const answer = await act(volume, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body['action'] as Action;
  };
  const volumeOf = async ({ id }: Pick<Volume, 'id'>): Promise<Volume> =>
    (await get(`/v2/volumes/${id}`)).body['volume'] as Volume;
  const dropletOf = async (id: number): Promise<Droplet> =>
    (await get(`/v2/droplets/${id}`)).body['droplet'] as Droplet;
  const actionOf = async (id: number): Promise<Action> => (await get(`/v2/actions/${id}`)).body['action'] as Action;
  const attached = async (): Promise<{ volume: Volume; droplet: number }> => {
    const [volume, droplet] = [await createVolume(), await createDroplet()];
    await started(volume, { type: 'attach', droplet_id: droplet });
    await wait();
    return { volume, droplet };
  };

  describe('attach', () => {
    it('begins at once and ends in its time: then the volume and the Droplet name each other', async () => {
      const [volume, droplet] = [await createVolume(), await createDroplet()];
      const action = await started(volume, { type: 'attach', droplet_id: droplet, region: 'nyc3' });
      expect(action).toMatchObject({
        status: 'in-progress',
        type: 'attach_volume',
        completed_at: null,
        resource_id: null,
        resource_type: 'volume',
        region: { slug: 'nyc3' },
        region_slug: 'nyc3',
      });
      expect(await actionOf(action.id)).toEqual(action);
      expect([(await volumeOf(volume)).droplet_ids, (await dropletOf(droplet)).volume_ids]).toEqual([[], []]);
      await wait();
      const ended = await actionOf(action.id);
      expect(ended).toMatchObject({ status: 'completed', started_at: action.started_at });
      expect(ended.completed_at).not.toBeNull();
      expect((await volumeOf(volume)).droplet_ids).toEqual([droplet]);
      expect(await dropletOf(droplet)).toMatchObject({ volume_ids: [volume.id], locked: false });
    });

    it('422 while anything is under way with the volume or the Droplet, and works when asked again', async () => {
      const [one, other, droplet] = [await createVolume(), await createVolume(), await createDroplet()];
      const body = { type: 'attach', droplet_id: droplet };
      const answers = await Promise.all([act(one, body), act(other, body)]);
      expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([202, 422]);
      const [first, second] = answers[0]?.status === 202 ? [one, other] : [other, one];
      expect(await act(second, body)).toMatchObject(PENDING);
      expect(await act(first, { type: 'resize', size_gigabytes: 50 })).toMatchObject(PENDING);
      expect(await server.request('DELETE', `/v2/volumes/${first.id}`, { token })).toMatchObject(PENDING);
      expect(await post(`/v2/droplets/${droplet}/actions`, { type: 'reboot' })).toMatchObject(PENDING);
      await wait();
      await started(second, body);
      await wait();
      expect((await dropletOf(droplet)).volume_ids.toSorted()).toEqual([one.id, other.id].sort());
    });

    it('422: it is attached already, here or elsewhere', async () => {
      const { volume, droplet } = await attached();
      for (const id of [droplet, await createDroplet()]) {
        expect(await act(volume, { type: 'attach', droplet_id: id })).toMatchObject({
          status: 422,
          body: { message: 'This volume is already attached' },
        });
      }
    });

    it('422: a Droplet in another region, of another account, or that there is not', async () => {
      const volume = await createVolume();
      const stranger = { email: `${unusedName('bob')}@example.com`, name: 'Bob', createdAt: new Date() };
      const { id: accountId } = await createAccount(server.database.kysely, stranger);
      const others = (await server.issue(['write'], { accountId })).secret;
      const machine = { name: 'web', region: 'nyc3', size: 's-1vcpu-1gb', image: 'debian-12-x64' };
      const foreign = (await post('/v2/droplets', machine, others)).body as { droplet: Droplet };
      for (const id of [await createDroplet({ region: 'lon1' }), foreign.droplet.id, 4_000_000_000]) {
        expect(await act(volume, { type: 'attach', droplet_id: id })).toMatchObject({
          status: 422,
          body: { errors: [{ field: 'droplet_id' }] },
        });
      }
      expect(await act(volume, { type: 'attach', droplet_id: 1, region: 'lon1' })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'region' }] },
      });
      const path = `/v2/volumes/${volume.id}/actions`;
      expect((await post(path, { type: 'attach', droplet_id: foreign.droplet.id }, others)).status).toBe(404);
    });

    it('422: a sixteenth volume on one Droplet', async () => {
      const volumes = [];
      for (let i = 0; i < 15; i++) volumes.push(await createVolume());
      const droplet = await createDroplet({ volumes: volumes.map(({ id }) => id) });
      const answer = await act(await createVolume(), { type: 'attach', droplet_id: droplet });
      expect(answer).toMatchObject({ status: 422 });
      expect(answer.body['message']).toContain('up to 15 volumes');
    });

    it('puts the tags on the volume that it is sent with, for which it takes tag:create', async () => {
      const [volume, droplet] = [await createVolume(), await createDroplet()];
      const body = { type: 'attach', droplet_id: droplet, region: 'nyc3', tags: ['aninterestingtag'] };
      const { secret } = await server.issue(['block_storage_action:create']);
      expect(await post(`/v2/volumes/${volume.id}/actions`, body, secret)).toMatchObject({
        status: 403,
        body: { missing: ['tag:create'] },
      });
      await started(volume, body);
      expect((await volumeOf(volume)).tags).toEqual(['aninterestingtag']);
    });

    it('has failed when its Droplet is destroyed meanwhile, and the volume is free again', async () => {
      const [volume, droplet] = [await createVolume(), await createDroplet()];
      const action = await started(volume, { type: 'attach', droplet_id: droplet });
      await server.request('DELETE', `/v2/droplets/${droplet}`, { token });
      await wait();
      expect(await actionOf(action.id)).toMatchObject({ status: 'errored' });
      expect((await volumeOf(volume)).droplet_ids).toEqual([]);
      expect((await server.request('DELETE', `/v2/volumes/${volume.id}`, { token })).status).toBe(204);
    });
  });

  describe('detach', () => {
    it('takes the volume off the Droplet, after which it can be deleted', async () => {
      const { volume, droplet } = await attached();
      const action = await started(volume, { type: 'detach', droplet_id: droplet, region: 'nyc3' });
      expect(action).toMatchObject({ type: 'detach_volume', status: 'in-progress' });
      expect((await volumeOf(volume)).droplet_ids).toEqual([droplet]);
      await wait();
      expect([(await volumeOf(volume)).droplet_ids, (await dropletOf(droplet)).volume_ids]).toEqual([[], []]);
      expect((await server.request('DELETE', `/v2/volumes/${volume.id}`, { token })).status).toBe(204);
      expect(await actionOf(action.id)).toMatchObject({ status: 'completed' });
    });

    it('422: it is not attached, or to another Droplet', async () => {
      const { volume, droplet } = await attached();
      for (const [one, id] of [
        [volume, await createDroplet()],
        [await createVolume(), droplet],
        [volume, 4_000_000_000],
      ] as const) {
        expect(await act(one, { type: 'detach', droplet_id: id })).toMatchObject({
          status: 422,
          body: { message: 'Attachment not found' },
        });
      }
    });

    it('422 while the Droplet is busy with something else', async () => {
      const { volume, droplet } = await attached();
      expect((await post(`/v2/droplets/${droplet}/actions`, { type: 'reboot' })).status).toBe(201);
      expect(await act(volume, { type: 'detach', droplet_id: droplet })).toMatchObject(PENDING);
    });
  });

  describe('resize', () => {
    it('grows a volume while it is attached, which costs more from then on', async () => {
      const { volume, droplet } = await attached();
      await started(volume, { type: 'resize', size_gigabytes: 50, region: 'nyc3' });
      expect((await volumeOf(volume)).size_gigabytes).toBe(20);
      await wait();
      expect(await volumeOf(volume)).toMatchObject({ size_gigabytes: 50, droplet_ids: [droplet] });
      const { kysely } = server.database;
      const charges = await kysely.selectFrom('charges').selectAll().where('resource_id', '=', volume.id).execute();
      expect(charges.map(({ description }) => description).sort()).toEqual([
        `${volume.name} (20 GB)`,
        `${volume.name} (50 GB)`,
      ]);
      const running = charges.filter(({ ended_at: end }) => end === null);
      expect(running).toMatchObject([{ hourly_nanodollars: Math.round((50 * 0.1e9) / 672) }]);
    });

    it.each([20, 1, 0, 16_385, 20.5, '50', null])('422 to %j GiB', async (size) => {
      expect(await act(await createVolume(), { type: 'resize', size_gigabytes: size })).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'size_gigabytes' }] },
      });
    });
  });

  describe('POST /v2/volumes/actions', () => {
    it('attaches and detaches by name and region', async () => {
      const [volume, droplet] = [await createVolume(), await createDroplet()];
      const body = { volume_name: volume.name, region: 'nyc3', droplet_id: droplet };
      expect((await post('/v2/volumes/actions', { ...body, type: 'attach' })).status).toBe(202);
      await wait();
      expect((await volumeOf(volume)).droplet_ids).toEqual([droplet]);
      expect((await post('/v2/volumes/actions', { ...body, type: 'detach' })).status).toBe(202);
      await wait();
      expect((await volumeOf(volume)).droplet_ids).toEqual([]);
    });

    it('404 for a name that is not there, and 422 without a region or for another type', async () => {
      const body = { type: 'attach', volume_name: (await createVolume()).name, region: 'nyc3', droplet_id: 1 };
      expect((await post('/v2/volumes/actions', { ...body, region: 'lon1' })).status).toBe(404);
      expect((await post('/v2/volumes/actions', { ...body, volume_name: 'Nothing at all' })).status).toBe(404);
      expect((await post('/v2/volumes/actions', { ...body, region: undefined })).status).toBe(422);
      expect((await post('/v2/volumes/actions', { ...body, type: 'resize' })).status).toBe(422);
    });
  });

  describe('GET /v2/volumes/{id}/actions', () => {
    it('lists what was done to the volume alone, the newest first, and shows each', async () => {
      const { volume, droplet } = await attached();
      await started(volume, { type: 'detach', droplet_id: droplet });
      const { body } = await get(`/v2/volumes/${volume.id}/actions`);
      const actions = body['actions'] as Action[];
      expect(actions.map(({ type, status }) => `${type} ${status}`)).toEqual([
        'detach_volume in-progress',
        'attach_volume completed',
      ]);
      expect(body['meta']).toEqual({ total: 2 });
      for (const action of actions) {
        expect((await get(`/v2/volumes/${volume.id}/actions/${action.id}`)).body).toEqual({ action });
      }
      const other = await createVolume();
      expect((await get(`/v2/volumes/${other.id}/actions/${actions[0]?.id}`)).status).toBe(404);
    });
  });
});
