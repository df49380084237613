import type { Action, Image } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSnapshot } from '../support/own-images.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('actions on images, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let others: string;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true, environment: { POSTERN_ACTION_SECONDS: '2' } });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, stranger);
    others = (await server.issue(['write'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body && { body }) });
  const askAs = (by: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(body === undefined ? 'GET' : 'POST', path, { token: by, ...(body && { body }) });
  const start = (id: number, body: object): Promise<TestAnswer> => ask('POST', `/v2/images/${id}/actions`, body);
  const started = async (id: number, body: object): Promise<Action> => {
    const answer = await start(id, body);
    expect(answer.status).toBe(201);
    return answer.body['action'] as Action;
  };
  const image = async (id: number): Promise<Image> => (await ask('GET', `/v2/images/${id}`)).body['image'] as Image;
  const action = async (id: number): Promise<Action> =>
    (await ask('GET', `/v2/actions/${id}`)).body['action'] as Action;
  const wait = async (): Promise<void> => {
    server.clock.advance(3);
    await server.jobs.run();
  };

  it('transfers an image to one more region, in its time', async () => {
    const id = await insertSnapshot(server);
    const begun = await started(id, { type: 'transfer', region: 'lon1' });
    expect(begun).toMatchObject({ status: 'in-progress', type: 'transfer', completed_at: null, region_slug: 'lon1' });
    expect(begun).toMatchObject({ resource_id: id, resource_type: 'image', region: { slug: 'lon1' } });
    expect((await image(id)).regions).toEqual(['nyc3']);
    await wait();
    expect(await action(begun.id)).toMatchObject({ status: 'completed', started_at: begun.started_at });
    expect((await image(id)).regions).toEqual(['nyc3', 'lon1']);
  });

  it('brings it to several regions at a time, and 422: to one that it is on the way to', async () => {
    const id = await insertSnapshot(server);
    for (const region of ['ams3', 'tor1']) await started(id, { type: 'transfer', region });
    const { status, body } = await start(id, { type: 'transfer', region: 'ams3' });
    expect([status, body['message']]).toEqual([422, 'Image already has a pending event.']);
    await wait();
    expect((await image(id)).regions).toEqual(['nyc3', 'ams3', 'tor1']);
  });

  it('422: converts what is being converted', async () => {
    const id = await insertSnapshot(server, { type: 'backup' });
    await started(id, { type: 'convert' });
    const { status, body } = await start(id, { type: 'convert' });
    expect([status, body['message']]).toEqual([422, 'Image already has a pending event.']);
    await started(id, { type: 'transfer', region: 'ams3' });
    await wait();
    expect(await image(id)).toMatchObject({ type: 'snapshot', regions: ['nyc3', 'ams3'] });
  });

  it('fails when another action has done the same before its time', async () => {
    const id = await insertSnapshot(server, { type: 'backup' });
    const first = await started(id, { type: 'convert' });
    const { kysely } = server.database;
    const { id: _, ...row } = await kysely
      .selectFrom('actions')
      .selectAll()
      .where('id', '=', first.id)
      .executeTakeFirstOrThrow();
    const second = await kysely.insertInto('actions').values(row).returning('id').executeTakeFirstOrThrow();
    await wait();
    expect((await action(first.id)).status).toBe('completed');
    expect((await action(second.id)).status).toBe('errored');
  });

  it('converts a backup to a snapshot, which is then listed among snapshots, and costs as one', async () => {
    const id = await insertSnapshot(server, { type: 'backup' });
    expect((await ask('GET', `/v2/snapshots/${id}`)).status).toBe(400);
    await started(id, { type: 'convert' });
    await wait();
    expect((await image(id)).type).toBe('snapshot');
    expect((await ask('GET', `/v2/snapshots/${id}`)).status).toBe(200);
    const running = await server.database.kysely
      .selectFrom('charges')
      .select(['product', 'ended_at'])
      .where('resource_type', '=', 'image')
      .where('resource_id', '=', String(id))
      .execute();
    expect(running).toEqual([{ product: 'Snapshots', ended_at: null }]);
  });

  it.each([
    ['a region that there is not', { type: 'transfer', region: 'mars1' }, 'mars1'],
    ['a region that takes nothing new', { type: 'transfer', region: 'ams2' }, 'ams2'],
    ['a region where it is', { type: 'transfer', region: 'nyc3' }, 'already'],
    ['no region', { type: 'transfer' }, 'region'],
    ['the conversion of what is no backup', { type: 'convert' }, 'convert'],
    ['what no image can', { type: 'reboot' }, 'type'],
  ])('422: %s', async (_, body, word) => {
    const id = await insertSnapshot(server);
    const { status, body: problem } = await start(id, body);
    expect(status).toBe(422);
    expect(problem['message']).toContain(word);
    expect((await ask('GET', `/v2/images/${id}/actions`)).body['meta']).toEqual({ total: 0 });
  });

  it('waits until an imported image is available', async () => {
    const body = { name: 'own', url: 'https://example.com/own.img', region: 'nyc3' };
    const { id } = (await ask('POST', '/v2/images', body)).body['image'] as Image;
    expect((await image(id)).status).toBe('NEW');
    expect((await start(id, { type: 'transfer', region: 'nyc2' })).status).toBe(422);
    await wait();
    expect((await image(id)).status).toBe('available');
    expect((await start(id, { type: 'transfer', region: 'nyc2' })).status).toBe(201);
  });

  it('fails when the image is deleted before its time', async () => {
    const id = await insertSnapshot(server);
    const begun = await started(id, { type: 'transfer', region: 'fra1' });
    expect((await ask('DELETE', `/v2/images/${id}`)).status).toBe(204);
    await wait();
    const ended = await action(begun.id);
    expect(ended.status).toBe('errored');
    expect(ended.completed_at).not.toBeNull();
  });

  describe('GET /v2/images/{id}/actions', () => {
    it('lists what was done to the image, newest first, each of which can be shown by itself', async () => {
      const [id, another] = [await insertSnapshot(server), await insertSnapshot(server)];
      await started(another, { type: 'transfer', region: 'sgp1' });
      const first = await started(id, { type: 'transfer', region: 'sgp1' });
      const second = await started(id, { type: 'transfer', region: 'tor1' });
      const { body } = await ask('GET', `/v2/images/${id}/actions`);
      expect(body).toMatchObject({ actions: [{ id: second.id }, { id: first.id }], meta: { total: 2 } });
      expect((await ask('GET', `/v2/images/${id}/actions/${first.id}`)).body['action']).toEqual(first);
      expect((await ask('GET', `/v2/images/${another}/actions/${first.id}`)).status).toBe(404);
    });

    it('shows that nothing is ever done to a public image', async () => {
      const { id } = (await ask('GET', '/v2/images/debian-12-x64')).body['image'] as Image;
      expect((await ask('GET', `/v2/images/${id}/actions`)).body).toMatchObject({ actions: [], meta: { total: 0 } });
    });

    it('404 to another account', async () => {
      const id = await insertSnapshot(server);
      const { id: actionId } = await started(id, { type: 'transfer', region: 'sgp1' });
      for (const path of [`/v2/images/${id}/actions`, `/v2/images/${id}/actions/${actionId}`]) {
        expect((await askAs(others, path)).status).toBe(404);
      }
      const transfer = { type: 'transfer', region: 'lon1' };
      expect((await askAs(others, `/v2/images/${id}/actions`, transfer)).status).toBe(404);
    });
  });
});
