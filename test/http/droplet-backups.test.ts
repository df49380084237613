import type { Droplet, DropletBackupPolicy, Image } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const GOOD = { size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3' };
const WEEKLY = { plan: 'weekly', weekday: 'SUN', hour: 20 };

describe.each(DATABASES)('backups, snapshots and surroundings of Droplets, on $name', (database) => {
  let server: TestServer;
  let token: string;
  const ids = new Map<string, number>();
  const ask = (path: string, by = token): Promise<TestAnswer> => server.request('GET', path, { token: by });
  const of = (name: string): string => `/v2/droplets/${ids.get(name)}`;

  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write'])).secret;
    const wanted = {
      plain: {},
      daily: { backups: true, backup_policy: { plan: 'daily', weekday: '', hour: 4 } },
      weekly: { backups: true, backup_policy: WEEKLY },
      gpu: { size: 'gpu-h100x1-80gb', image: 'gpu-h100x1-base', region: 'nyc2' },
    };
    for (const [name, body] of Object.entries(wanted)) {
      const answer = await server.request('POST', '/v2/droplets', { token, body: { ...GOOD, name, ...body } });
      ids.set(name, (answer.body['droplet'] as Droplet).id);
    }
  });
  afterAll(() => server.stop());

  const insertImages = async (type: 'snapshot' | 'backup', names: readonly string[]): Promise<number[]> => {
    const rows = names.map((name, index) => ({
      account_id: server.account.id,
      type,
      name,
      distribution: 'Ubuntu',
      description: '',
      status: 'available' as const,
      error_message: '',
      regions: 'nyc3',
      min_disk_size: 25,
      size_gigabytes: 2.34,
      droplet_id: ids.get('plain') ?? 0,
      created_at: Date.parse('2026-11-22T10:00:00Z') + index * 1000,
    }));
    const inserted = await server.database.kysely.insertInto('images').values(rows).returning('id').execute();
    return inserted.map(({ id }) => id);
  };

  it('the policy of a Droplet is shown with its next window', async () => {
    const { body } = await ask(`${of('weekly')}/backups/policy`);
    const policy = body['policy'] as DropletBackupPolicy;
    expect(policy).toEqual({
      droplet_id: ids.get('weekly'),
      backup_enabled: true,
      backup_policy: { ...WEEKLY, window_length_hours: 4, retention_period_days: 28 },
      next_backup_window: { start: expect.stringMatching(/T20:00:00Z$/), end: expect.stringMatching(/T00:00:00Z$/) },
    });
    const droplet = (await ask(of('weekly'))).body['droplet'] as Droplet;
    expect(droplet.next_backup_window).toEqual(policy.next_backup_window);
  });

  it('a Droplet without backups has an empty policy and an empty window, into which doctl looks unasked', async () => {
    const empty = { backup_enabled: false, backup_policy: {}, next_backup_window: {} };
    expect((await ask(`${of('plain')}/backups/policy`)).body['policy']).toMatchObject(empty);
    const { body } = await ask('/v2/droplets/backups/policies');
    expect((body['policies'] as object)[String(ids.get('gpu')) as keyof object]).toMatchObject(empty);
  });

  it('the policies of all Droplets are listed by their numbers, page by page', async () => {
    const { body } = await ask('/v2/droplets/backups/policies');
    const policies = body['policies'] as Record<string, DropletBackupPolicy>;
    expect(Object.values(policies).map((one) => [one.droplet_id, one.backup_enabled])).toEqual([
      [ids.get('plain'), false],
      [ids.get('daily'), true],
      [ids.get('weekly'), true],
      [ids.get('gpu'), false],
    ]);
    expect(policies[String(ids.get('daily'))]?.backup_policy).toEqual({
      plan: 'daily',
      hour: 4,
      window_length_hours: 4,
      retention_period_days: 7,
    });
    expect(body['meta']).toEqual({ total: 4 });
    const second = await ask('/v2/droplets/backups/policies?per_page=3&page=2');
    expect(Object.keys(second.body['policies'] as object)).toEqual([String(ids.get('gpu'))]);
    expect(second.body['links']).toMatchObject({ pages: { prev: expect.stringContaining('page=1') } });
  });

  it('the plans that there are', async () => {
    const { body } = await ask('/v2/droplets/backups/supported_policies');
    expect(body['supported_policies']).toMatchObject([
      { name: 'weekly', possible_window_starts: [0, 4, 8, 12, 16, 20], possible_days: { length: 7 } },
      { name: 'daily', window_length_hours: 4, retention_period_days: 7, possible_days: [] },
    ]);
  });

  it('backups and snapshots are listed apart, oldest first, as images, and those that are deleted are not', async () => {
    const [first, second, third] = await insertImages('snapshot', ['one', 'two', 'one']);
    const [backup] = await insertImages('backup', ['plain 2026-11-22']);
    const { kysely } = server.database;
    await kysely
      .updateTable('images')
      .set({ deleted_at: 1 })
      .where('id', '=', second ?? 0)
      .execute();
    const snapshots = await ask(`${of('plain')}/snapshots?per_page=200`);
    expect(snapshots.body).toMatchObject({
      snapshots: [
        { id: first, name: 'one', type: 'snapshot', slug: null, public: false, created_at: '2026-11-22T10:00:00Z' },
        { id: third, regions: ['nyc3'], min_disk_size: 25, size_gigabytes: 2.34, created_at: '2026-11-22T10:00:02Z' },
      ],
      links: {},
      meta: { total: 2 },
    });
    const page = await ask(`${of('plain')}/snapshots?per_page=1&page=2`);
    expect((page.body['snapshots'] as Image[]).map(({ id }) => id)).toEqual([third]);
    const backups = await ask(`${of('plain')}/backups`);
    expect(backups.body).toMatchObject({ backups: [{ id: backup, type: 'backup' }], meta: { total: 1 } });
    expect((await ask(`${of('daily')}/backups`)).body).toEqual({ backups: [], links: {}, meta: { total: 0 } });
    const { body } = await ask(of('plain'));
    expect(body['droplet']).toMatchObject({ snapshot_ids: [first, third], backup_ids: [backup] });
  });

  it('nothing is around a Droplet: no firewalls, no kernels to choose, no neighbors', async () => {
    const empty = { links: {}, meta: { total: 0 } };
    expect((await ask(`${of('plain')}/firewalls`)).body).toEqual({ firewalls: [], ...empty });
    expect((await ask(`${of('plain')}/kernels`)).body).toEqual({ kernels: [], ...empty });
    expect((await ask(`${of('plain')}/neighbors`)).body).toEqual({ droplets: [] });
    expect((await ask('/v2/reports/droplet_neighbors_ids')).body).toEqual({ neighbor_ids: [] });
  });

  it('404 for what belongs to a Droplet that there is not, and to one of another account', async () => {
    const account = { email: 'eve@example.com', name: 'Eve', createdAt: new Date() };
    const { id: accountId } = await createAccount(server.database.kysely, account);
    const stranger = (await server.issue(['write'], { accountId })).secret;
    for (const part of ['backups', 'backups/policy', 'snapshots', 'firewalls', 'kernels', 'neighbors']) {
      expect((await ask(`${of('plain')}/${part}`, stranger)).status, part).toBe(404);
      expect((await ask(`/v2/droplets/999/${part}`)).status, part).toBe(404);
    }
    expect((await ask('/v2/droplets/backups/policies', stranger)).body).toMatchObject({ policies: {} });
  });
});
