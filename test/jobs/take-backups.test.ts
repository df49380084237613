import type { Action, Droplet, Image } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDropletActor, type DropletActor } from '../http/droplet-actor.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const DAILY = { backups: true, backup_policy: { plan: 'daily', hour: 8 } };
const WEEKLY = { backups: true, backup_policy: { plan: 'weekly', weekday: 'WED', hour: 12 } };

describe.each(DATABASES)('backups on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
    actor = await createDropletActor(server);
  });
  afterAll(() => server.stop());

  const passUntil = async (time: number): Promise<void> => {
    server.clock.advance((time - server.clock.now()) / 1000);
    await server.jobs.run();
  };
  const pass = (seconds: number): Promise<void> => passUntil(server.clock.now() + seconds * 1000);
  const backupsOf = async (droplet: Droplet): Promise<Image[]> => {
    const { backup_ids: ids } = await actor.show(droplet);
    return Promise.all(ids.map(async (id) => (await actor.get(`/v2/images/${id}`)).body['image'] as Image));
  };
  const nextOf = async (droplet: Droplet): Promise<number> =>
    Date.parse((await actor.show(droplet)).next_backup_window?.start ?? '');

  it('are taken when their window begins, and never before', async () => {
    const droplet = await actor.create(DAILY);
    const start = await nextOf(droplet);
    expect(new Date(start).getUTCHours()).toBe(8);
    await passUntil(start - 1);
    expect(await backupsOf(droplet)).toEqual([]);
    await passUntil(start);
    const [backup, ...more] = await backupsOf(droplet);
    expect(more).toEqual([]);
    expect(backup).toMatchObject({
      name: `web-1 ${new Date(start).toISOString().slice(0, 10)}`,
      type: 'backup',
      distribution: 'Ubuntu',
      regions: ['nyc3'],
      min_disk_size: 25,
      public: false,
      status: 'available',
      created_at: new Date(start).toISOString().replace('.000', ''),
    });
    expect(await nextOf(droplet)).toBe(start + DAY * 1000);
    const [action] = (await actor.get(`/v2/droplets/${droplet.id}/actions`)).body['actions'] as Action[];
    expect(action).toMatchObject({ type: 'backup', status: 'completed', started_at: backup?.created_at });
    expect((await actor.charges(backup?.id ?? 0)).length).toBe(0);
  });

  it('are kept for seven days, or for four weeks', async () => {
    const daily = await actor.create(DAILY);
    const weekly = await actor.create(WEEKLY);
    await pass(DAY);
    const [first] = await backupsOf(daily);
    for (let day = 0; day < 7; day++) await pass(DAY);
    expect((await backupsOf(daily)).length).toBe(7);
    expect((await actor.get(`/v2/images/${first?.id}`)).status).toBe(404);
    expect((await backupsOf(weekly)).length).toBe(1);
    for (let week = 0; week < 5; week++) await pass(7 * DAY);
    const kept = await backupsOf(weekly);
    expect(kept.length).toBe(4);
    expect(new Set(kept.map(({ created_at: at }) => at)).size).toBe(4);
  });

  it('are taken once after a long stop, however many windows have passed', async () => {
    const droplet = await actor.create(DAILY);
    await pass(40 * DAY);
    expect(await backupsOf(droplet)).toHaveLength(1);
    const next = await nextOf(droplet);
    expect(next).toBeGreaterThan(server.clock.now());
    expect(next - server.clock.now()).toBeLessThanOrEqual(DAY * 1000);
    await server.jobs.run();
    expect(await backupsOf(droplet)).toHaveLength(1);
  });

  it('wait for what is being done to the Droplet, and for no other Droplet', async () => {
    const busy = await actor.create(DAILY);
    const other = await actor.create(DAILY);
    const { kysely } = server.database;
    const hold = async (action: number | null): Promise<void> => {
      await kysely.updateTable('droplets').set({ pending_action_id: action }).where('id', '=', busy.id).execute();
    };
    await hold(4_000_000_000);
    await pass(DAY);
    expect([await backupsOf(busy), (await backupsOf(other)).length]).toEqual([[], 1]);
    await hold(null);
    await server.jobs.run();
    expect(await backupsOf(busy)).toHaveLength(1);
  });

  it('that fail keep no other waiting, and are tried again later', async () => {
    const broken = await actor.create(DAILY);
    const other = await actor.create(DAILY);
    const { kysely } = server.database;
    const setImage = async (id: number): Promise<void> => {
      await kysely.updateTable('droplets').set({ image_id: id }).where('id', '=', broken.id).execute();
    };
    await setImage(5);
    await pass(DAY);
    expect(await backupsOf(other)).toHaveLength(1);
    await setImage(broken.image.id);
    expect(await backupsOf(broken)).toEqual([]);
    await pass(61);
    expect(await backupsOf(broken)).toHaveLength(1);
  });

  it('are no longer taken once they are turned off, or the Droplet is gone, and stay restorable', async () => {
    const droplet = await actor.create(DAILY);
    await pass(DAY);
    const [backup] = await backupsOf(droplet);
    await actor.done(droplet, { type: 'disable_backups' });
    await pass(3 * DAY);
    expect(await backupsOf(droplet)).toHaveLength(1);
    expect((await actor.done(droplet, { type: 'restore', image: backup?.id })).image).toMatchObject({ type: 'backup' });
    const another = await actor.create();
    expect(await actor.refused(another, { type: 'restore', image: backup?.id })).toContain('there is no image');
  });
});
