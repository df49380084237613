import type { Action } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { createDropletActor, type DropletActor } from './droplet-actor.ts';

describe.each(DATABASES)('actions on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  beforeAll(async () => {
    server = await startTestServer({
      database,
      environment: { POSTERN_ACTION_SECONDS: '2' },
      withClock: true,
    });
    actor = await createDropletActor(server);
  });
  afterAll(() => server.stop());

  const list = async (path: string): Promise<Action[]> => (await actor.get(path)).body['actions'] as Action[];
  const find = async (id: number | undefined): Promise<Action> =>
    (await actor.get(`/v2/actions/${id}`)).body['action'] as Action;
  const pass = async (seconds: number): Promise<void> => {
    server.clock.advance(seconds);
    await server.jobs.run();
  };
  const began = async (droplet: Parameters<DropletActor['act']>[0], body: object): Promise<Action> =>
    (await actor.act(droplet, body)).body['action'] as Action;

  it('take their time, and end in status, time and effect together', async () => {
    const droplet = await actor.create();
    expect(droplet).toMatchObject({ status: 'new', locked: true });
    await pass(3);
    const { id, started_at: startedAt } = await began(droplet, { type: 'power_off' });
    await pass(1);
    expect(await find(id)).toMatchObject({ status: 'in-progress', completed_at: null });
    expect(await actor.show(droplet)).toMatchObject({ status: 'active', locked: true });
    await pass(2);
    const ended = await find(id);
    expect(ended).toMatchObject({ status: 'completed', started_at: startedAt });
    expect(Date.parse(ended.completed_at ?? '') - Date.parse(startedAt)).toBe(3000);
    expect(await actor.show(droplet)).toMatchObject({ status: 'off', locked: false });
  });

  it('keep others away from their Droplet until they have ended', async () => {
    const droplet = await actor.create();
    const pending = 'Droplet already has a pending event.';
    expect(await actor.refused(droplet, { type: 'rename', name: 'early' })).toBe(pending);
    await pass(3);
    const attempts = await Promise.all([1, 2, 3].map(() => actor.act(droplet, { type: 'reboot' })));
    expect(attempts.map(({ status }) => String(status)).toSorted()).toEqual(['201', '422', '422']);
    expect(await actor.refused(droplet, { type: 'power_off' })).toBe(pending);
    await pass(3);
    expect((await actor.act(droplet, { type: 'power_off' })).status).toBe(201);
    await pass(3);
  });

  it('of a Droplet that is destroyed in the middle have failed', async () => {
    const droplet = await actor.create();
    await pass(3);
    const { id } = await began(droplet, { type: 'reboot' });
    expect((await server.request('DELETE', `/v2/droplets/${droplet.id}`, { token: actor.token })).status).toBe(204);
    await pass(3);
    expect(await find(id)).toMatchObject({ status: 'errored', completed_at: expect.any(String) });
  });

  it('that cannot be carried out keep no other waiting, and are tried again later', async () => {
    const droplet = await actor.create();
    await pass(3);
    const broken = await began(droplet, { type: 'reboot' });
    const { kysely } = server.database;
    await kysely.updateTable('actions').set({ type: 'explode' }).where('id', '=', broken.id).execute();
    const other = await actor.create();
    await pass(3);
    expect(await find(broken.id)).toMatchObject({ status: 'in-progress', completed_at: null });
    expect((await actor.show(other)).status).toBe('active');
    await kysely.updateTable('actions').set({ type: 'reboot' }).where('id', '=', broken.id).execute();
    await pass(58);
    expect((await find(broken.id)).status).toBe('in-progress');
    await pass(3);
    expect((await find(broken.id)).status).toBe('completed');
  });

  it('are listed newest first, those of one Droplet and all of the account, a page at a time', async () => {
    const own = await createDropletActor(server);
    const droplet = await own.create();
    await pass(3);
    for (const name of ['a', 'b', 'c', 'd']) {
      await own.act(droplet, { type: 'rename', name });
      await pass(3);
    }
    const other = await own.create();
    const all = (await own.get('/v2/actions')).body['actions'] as Action[];
    expect(all.map(({ type, resource_id: id }) => [type, id])).toEqual([
      ['create', other.id],
      ...['rename', 'rename', 'rename', 'rename', 'create'].map((type) => [type, droplet.id]),
    ]);
    const pages = await Promise.all([1, 2, 3, 4].map((page) => own.get(`/v2/actions?per_page=2&page=${page}`)));
    expect(pages.map(({ body }) => (body['actions'] as Action[]).length)).toEqual([2, 2, 2, 0]);
    expect(pages.flatMap(({ body }) => body['actions'])).toEqual(all);
    for (const { body } of pages) expect(body['meta']).toEqual({ total: 6 });
    expect(pages[1]?.body['links']).toMatchObject({
      pages: { next: `${server.origin}/v2/actions?per_page=2&page=3`, prev: expect.any(String) },
    });
    const ofDroplet = await own.get(`/v2/droplets/${droplet.id}/actions?per_page=3`);
    expect(ofDroplet.body).toMatchObject({ actions: all.slice(1, 4), meta: { total: 5 } });
    const short = await own.get('/v2/actions?per_page=4&page=2');
    expect(short.body['actions']).toEqual(all.slice(4));
  });

  it('are found under their Droplet, and under no other', async () => {
    const [one, two] = [await actor.create(), await actor.create()];
    await pass(3);
    const [action] = await list(`/v2/droplets/${one.id}/actions`);
    const path = (droplet: number): string => `/v2/droplets/${droplet}/actions/${action?.id}`;
    expect((await actor.get(path(one.id))).body).toEqual({ action });
    expect((await actor.get(path(two.id))).status).toBe(404);
    for (const wrong of ['abc', '0', '-1', '99999999999999999999', '1.5']) {
      expect((await actor.get(`/v2/actions/${wrong}`)).status).toBe(404);
      expect((await actor.get(`/v2/droplets/${wrong}/actions`)).status).toBe(404);
      expect((await actor.post(`/v2/droplets/${wrong}/actions`, { type: 'reboot' })).status).toBe(404);
    }
  });

  it('of another account are not shown', async () => {
    const stranger = await createDropletActor(server);
    await stranger.create();
    const [action] = (await stranger.get('/v2/actions')).body['actions'] as Action[];
    expect((await actor.get(`/v2/actions/${action?.id}`)).status).toBe(404);
    expect((await list('/v2/actions')).map(({ id }) => id)).not.toContain(action?.id);
  });
});
