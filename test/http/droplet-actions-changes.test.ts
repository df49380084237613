import type { Action, Droplet, Image } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { createDropletActor, type DropletActor } from './droplet-actor.ts';

const OFF = { type: 'power_off' };

describe.each(DATABASES)('what an action leaves behind, on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  beforeAll(async () => {
    server = await startTestServer({ database });
    actor = await createDropletActor(server);
  });
  afterAll(() => server.stop());

  const image = async (id: number | undefined): Promise<Image> =>
    (await actor.get(`/v2/images/${id}`)).body['image'] as Image;
  const shape = ({ size_slug: size, disk, memory, status }: Droplet) => [size, disk, memory, status];

  describe('resize', () => {
    const resize = (size: string, rest: { disk?: boolean } = {}) => ({ type: 'resize', size, ...rest });

    it('wants the Droplet off, in the words that clients look for', async () => {
      const droplet = await actor.create();
      expect(await actor.refused(droplet, resize('s-1vcpu-2gb'))).toBe(
        'Droplet is currently on. Please power it off to run this event.',
      );
    });

    it('without the disk can be undone, with it not', async () => {
      const droplet = await actor.create();
      await actor.done(droplet, OFF);
      expect(shape(await actor.done(droplet, resize('s-1vcpu-2gb', { disk: false })))).toEqual([
        's-1vcpu-2gb',
        25,
        2048,
        'off',
      ]);
      expect(shape(await actor.done(droplet, resize('s-1vcpu-1gb', { disk: true })))).toEqual([
        's-1vcpu-1gb',
        25,
        1024,
        'off',
      ]);
      expect(shape(await actor.done(droplet, resize('s-1vcpu-2gb', { disk: true })))).toEqual([
        's-1vcpu-2gb',
        50,
        2048,
        'off',
      ]);
      expect(await actor.refused(droplet, resize('s-1vcpu-1gb'))).toContain('size: a disk cannot shrink');
      expect((await actor.done(droplet, { type: 'power_on' })).disk).toBe(50);
    });

    it('charges the new price from then on, for the Droplet and for its backups', async () => {
      const droplet = await actor.create({ backups: true, backup_policy: { plan: 'weekly', weekday: 'MON', hour: 0 } });
      await actor.done(droplet, OFF);
      await actor.done(droplet, resize('s-1vcpu-2gb', { disk: true }));
      expect((await actor.charges(droplet.id)).toSorted((a, b) => a.hourly - b.hourly)).toEqual([
        expect.objectContaining({ product: 'Backups', hourly: 0.001786, hasEnded: true }),
        expect.objectContaining({ product: 'Backups', hourly: 0.003572, hasEnded: false }),
        { product: 'Droplets', description: 'web-1 (s-1vcpu-1gb)', hourly: 0.00893, hasEnded: true },
        { product: 'Droplets', description: 'web-1 (s-1vcpu-2gb)', hourly: 0.01786, hasEnded: false },
      ]);
    });

    it.each([
      ['there is no size "huge"', 'huge'],
      ['s-1vcpu-2gb-amd is not offered in sfo2', 's-1vcpu-2gb-amd'],
    ])('says that %s', async (sentence, size) => {
      const droplet = await actor.create({ region: 'sfo2' });
      await actor.done(droplet, OFF);
      expect(await actor.refused(droplet, resize(size))).toBe(`size: ${sentence}`);
    });
  });

  describe('snapshot', () => {
    it.each([{}, { name: null }, { name: '' }])('is named for the Droplet and the time with %j', async (name) => {
      const droplet = await actor.create();
      const { body } = await actor.act(droplet, { type: 'snapshot', ...name });
      const { started_at: startedAt } = body['action'] as Action;
      const taken = await image((await actor.show(droplet)).snapshot_ids[0]);
      const ms = Number(/^web-1-(\d+)$/.exec(taken.name)?.[1]);
      expect(ms - Date.parse(startedAt)).toBeGreaterThanOrEqual(0);
      expect(ms - Date.parse(startedAt)).toBeLessThan(1000);
    });

    it('makes an image that is found by the time its action began', async () => {
      const droplet = await actor.create();
      const { body } = await actor.act(droplet, { type: 'snapshot', name: 'Nifty New Snapshot' });
      const { started_at: startedAt } = body['action'] as Action;
      const { snapshot_ids: ids, status } = await actor.show(droplet);
      expect([ids.length, status]).toEqual([1, 'active']);
      expect(await image(ids[0])).toEqual({
        id: ids[0],
        name: 'Nifty New Snapshot',
        type: 'snapshot',
        distribution: 'Ubuntu',
        slug: null,
        public: false,
        regions: ['nyc3'],
        created_at: startedAt,
        min_disk_size: 25,
        size_gigabytes: 2.34,
        description: '',
        tags: [],
        status: 'available',
        error_message: '',
      });
      expect(await actor.charges(ids[0] ?? 0)).toEqual([
        { product: 'Snapshots', description: 'Nifty New Snapshot (2.34 GB)', hourly: 0.000_208_929, hasEnded: false },
      ]);
      expect((await server.request('DELETE', `/v2/images/${ids[0]}`, { token: actor.token })).status).toBe(204);
      expect(await actor.charges(ids[0] ?? 0)).toMatchObject([{ hasEnded: true }]);
    });

    it('may be taken three times under one name, on and off, and outlives the Droplet', async () => {
      const droplet = await actor.create();
      await actor.done(droplet, { type: 'snapshot', name: 'same' });
      await actor.done(droplet, { type: 'snapshot', name: 'same' });
      await actor.done(droplet, OFF);
      const { snapshot_ids: ids } = await actor.done(droplet, { type: 'snapshot', name: 'same' });
      expect(new Set(ids).size).toBe(3);
      await server.request('DELETE', `/v2/droplets/${droplet.id}`, { token: actor.token });
      expect(await image(ids[2])).toMatchObject({ name: 'same', status: 'available' });
    });
  });

  describe('rebuild and restore', () => {
    it('put another image on the disk, and start the machine', async () => {
      const droplet = await actor.create();
      await actor.done(droplet, { type: 'snapshot', name: 'before' });
      expect((await actor.done(droplet, { type: 'rebuild', image: 'debian-12-x64' })).image.slug).toBe('debian-12-x64');
      expect((await actor.done(droplet, { type: 'rebuild', image: 155_133_621 })).image.slug).toBe('ubuntu-24-04-x64');
      await actor.done(droplet, OFF);
      const [id] = (await actor.show(droplet)).snapshot_ids;
      const restored = await actor.done(droplet, { type: 'restore', image: id });
      expect([restored.image.id, restored.image.slug, restored.status]).toEqual([id, null, 'active']);
    });

    it('take no image of another account, of another region, or too large for the disk', async () => {
      const droplet = await actor.create();
      const big = await actor.create({ size: 's-1vcpu-2gb' });
      const far = await actor.create({ region: 'ams3' });
      const stranger = await createDropletActor(server);
      const foreign = await stranger.create();
      const snapshotOf = async (one: Droplet, by = actor): Promise<number | undefined> =>
        (await by.done(one, { type: 'snapshot', name: 's' })).snapshot_ids[0];
      const wrong = [
        [await snapshotOf(big), /needs a disk of 50 GB, the Droplet has 25 GB$/],
        [await snapshotOf(far), /is not in nyc3$/],
        [await snapshotOf(foreign, stranger), /there is no image/],
      ] as const;
      for (const [id, message] of wrong) {
        expect(await actor.refused(droplet, { type: 'restore', image: id })).toMatch(message);
        expect(await actor.refused(droplet, { type: 'rebuild', image: id })).toMatch(message);
      }
    });
  });

  describe('backups', () => {
    it('are turned on, changed and turned off, and cost a share of the Droplet', async () => {
      const droplet = await actor.create();
      const enabled = await actor.done(droplet, { type: 'enable_backups' });
      expect(enabled.features).toEqual(['backups', 'private_networking', 'droplet_agent']);
      const weekly = { plan: 'weekly', weekday: 'SUN', hour: 20 };
      const changed = await actor.done(droplet, { type: 'change_backup_policy', backup_policy: weekly });
      const start = new Date(changed.next_backup_window?.start ?? 0);
      expect([start.getUTCDay(), start.getUTCHours()]).toEqual([0, 20]);
      const disabled = await actor.done(droplet, { type: 'disable_backups' });
      expect([disabled.features.includes('backups'), disabled.next_backup_window]).toEqual([false, null]);
      expect((await actor.charges(droplet.id)).filter(({ product }) => product === 'Backups')).toEqual([
        expect.objectContaining({ hourly: 0.002679, hasEnded: true }),
        expect.objectContaining({ hourly: 0.001786, hasEnded: true }),
      ]);
    });

    it('may be turned on and off again and again, without a policy as they are', async () => {
      const droplet = await actor.create();
      await actor.done(droplet, { type: 'disable_backups' });
      const policy = { plan: 'daily', weekday: '', hour: 4 };
      const first = await actor.done(droplet, { type: 'enable_backups', backup_policy: policy });
      expect(await actor.done(droplet, { type: 'enable_backups' })).toEqual(first);
      expect((await actor.charges(droplet.id)).filter(({ product }) => product === 'Backups')).toHaveLength(1);
    });

    it('have no policy to change where none are taken', async () => {
      const droplet = await actor.create();
      expect(await actor.refused(droplet, { type: 'change_backup_policy', backup_policy: { plan: 'daily' } })).toBe(
        'Backups are not enabled on this Droplet.',
      );
    });
  });
});
