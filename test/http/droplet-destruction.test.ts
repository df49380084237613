import type { AssociatedResources, Droplet, DropletDestruction } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';

const GOOD = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3' };
const NONE = { reserved_ips: [], floating_ips: [], snapshots: [], volumes: [], volume_snapshots: [] };

describe.each(DATABASES)('a Droplet with what belongs to it, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accountId: number;
  let dropletId: number;
  let volumeId: string;
  let volumeSnapshotId: string;
  let snapshotId: number;
  let ip: string;
  let addresses = 0;

  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  beforeEach(async () => {
    const account = { email: `${crypto.randomUUID()}@example.com`, name: 'A', createdAt: new Date() };
    accountId = (await createAccount(server.database.kysely, account)).id;
    token = (await server.issue(['write'], { accountId })).secret;
    volumeId = await post<string>('/v2/volumes', 'volume', { name: 'disk', region: 'nyc3', size_gigabytes: 50 });
    volumeSnapshotId = await post<string>(`/v2/volumes/${volumeId}/snapshots`, 'snapshot', { name: 'disk-1' });
    dropletId = await post<number>('/v2/droplets', 'droplet', { ...GOOD, volumes: [volumeId] });
    await post<number>(`/v2/droplets/${dropletId}/actions`, 'action', { type: 'snapshot', name: 'saved' });
    snapshotId = ((await ask('GET', `/v2/droplets/${dropletId}`)).body['droplet'] as Droplet).snapshot_ids[0] ?? 0;
    ip = await insertAddress();
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, options: object = {}): Promise<TestAnswer> =>
    server.request(method, path, { token, ...options });
  async function post<Id>(path: string, root: string, body: object): Promise<Id> {
    const answer = await ask('POST', path, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return (answer.body[root] as { id: Id }).id;
  }
  async function insertAddress(): Promise<string> {
    addresses += 1;
    const row = { ip: `100.64.9.${addresses}`, account_id: accountId, region_slug: 'nyc3', droplet_id: dropletId };
    await server.database.kysely
      .insertInto('reserved_ips')
      .values({ ...row, created_at: 0 })
      .execute();
    return row.ip;
  }
  const hold = (pendingActionId: number | null) =>
    server.database.kysely
      .updateTable('volumes')
      .set({ pending_action_id: pendingActionId })
      .where('id', '=', volumeId)
      .execute();
  const path = (rest = ''): string => `/v2/droplets/${dropletId}/destroy_with_associated_resources${rest}`;
  const dangerously = (): Promise<TestAnswer> =>
    ask('DELETE', path('/dangerous'), { headers: { 'x-dangerous': 'true' } });
  const status = async (): Promise<DropletDestruction> =>
    (await ask('GET', path('/status'))).body as unknown as DropletDestruction;
  /** What is still there. */
  const left = async (): Promise<Record<string, number>> => {
    const found: Record<string, number> = {};
    for (const [name, one] of Object.entries({
      droplet: `/v2/droplets/${dropletId}`,
      volume: `/v2/volumes/${volumeId}`,
      volume_snapshot: `/v2/volumes/snapshots/${volumeSnapshotId}`,
      snapshot: `/v2/images/${snapshotId}`,
    })) {
      found[name] = (await ask('GET', one)).status;
    }
    const row = server.database.kysely.selectFrom('reserved_ips').select('ip').where('ip', '=', ip);
    return { ...found, address: (await row.executeTakeFirst()) === undefined ? 404 : 200 };
  };
  const EVERYTHING = { droplet: 404, volume: 404, volume_snapshot: 404, snapshot: 404, address: 404 };

  it('is listed, with what each costs if it is kept', async () => {
    const { body } = await ask('GET', path());
    const address = { id: ip, name: ip, cost: '5.00' };
    expect(body).toEqual({
      reserved_ips: [address],
      floating_ips: [address],
      snapshots: [{ id: String(snapshotId), name: 'saved', cost: '0.14' }],
      volumes: [{ id: volumeId, name: 'disk', cost: '5.00' }],
      volume_snapshots: [{ id: volumeSnapshotId, name: 'disk-1', cost: '0.00' }],
    } satisfies AssociatedResources);
  });

  it('is listed only as far as the token may see it', async () => {
    const { secret } = await server.issue(['droplet:read'], { accountId });
    const { body } = await server.request('GET', path(), { token: secret });
    expect(body).toMatchObject({ ...NONE, snapshots: [{ id: String(snapshotId) }] });
    const { secret: more } = await server.issue(['droplet:read', 'block_storage:read'], { accountId });
    const seen = await server.request('GET', path(), { token: more });
    expect(seen.body).toMatchObject({ volumes: [{ id: volumeId }], volume_snapshots: [], reserved_ips: [] });
  });

  it('is destroyed with all of it by whoever says that this is meant', async () => {
    for (const headers of [{}, { 'x-dangerous': 'false' }]) {
      const answer = await ask('DELETE', path('/dangerous'), { headers });
      expect([answer.status, problemIn(answer).errors?.[0]?.field]).toEqual([422, 'x-dangerous']);
    }
    expect(await left()).toMatchObject({ droplet: 200, volume: 200 });
    const answer = await dangerously();
    expect([answer.status, answer.body]).toEqual([202, {}]);
    expect(await left()).toEqual(EVERYTHING);
    const destroyed_at = expect.stringMatching(/^20\d\d-.*:\d\dZ$/) as string;
    expect(await status()).toEqual({
      droplet: { id: String(dropletId), name: 'web-1', destroyed_at },
      resources: {
        reserved_ips: [{ id: ip, name: ip, destroyed_at }],
        floating_ips: [{ id: ip, name: ip, destroyed_at }],
        snapshots: [{ id: String(snapshotId), name: 'saved', destroyed_at }],
        volumes: [{ id: volumeId, name: 'disk', destroyed_at }],
        volume_snapshots: [{ id: volumeSnapshotId, name: 'disk-1', destroyed_at }],
      },
      completed_at: destroyed_at,
      failures: 0,
    });
    const running = server.database.kysely.selectFrom('charges').select('product').where('account_id', '=', accountId);
    expect(await running.where('ended_at', 'is', null).execute()).toEqual([]);
  });

  it('is destroyed with some of it, and the rest is kept', async () => {
    const body = { volumes: [volumeId], snapshots: [snapshotId] };
    expect((await ask('DELETE', path('/selective'), { body })).status).toBe(202);
    const some = { droplet: 404, volume: 404, snapshot: 404 };
    expect(await left()).toEqual({ ...some, volume_snapshot: 200, address: 200 });
  });

  it('is destroyed alone when nothing else is named', async () => {
    expect((await ask('DELETE', path('/selective'))).status).toBe(202);
    expect(await left()).toEqual({ droplet: 404, volume: 200, volume_snapshot: 200, snapshot: 200, address: 200 });
    expect(await status()).toMatchObject({ resources: NONE, failures: 0 });
  });

  it('stays, with all of it, when something is named that does not belong to it', async () => {
    const other = await post<string>('/v2/volumes', 'volume', { name: 'other', region: 'nyc3', size_gigabytes: 1 });
    const body = { volumes: [volumeId, other], floating_ips: ['100.64.0.1'] };
    const answer = await ask('DELETE', path('/selective'), { body });
    expect([answer.status, problemIn(answer).message]).toEqual([
      422,
      `reserved_ips: "100.64.0.1" does not belong to the Droplet; volumes: "${other}" does not belong to the Droplet`,
    ]);
    expect(await left()).toMatchObject({ droplet: 200, volume: 200 });
    expect((await ask('GET', path('/status'))).status).toBe(404);
  });

  it('stays while something of it is busy, until that is tried again', async () => {
    await hold(1);
    expect((await dangerously()).status).toBe(202);
    expect(await left()).toEqual({ droplet: 200, volume: 200, volume_snapshot: 404, snapshot: 404, address: 404 });
    expect(await status()).toMatchObject({
      droplet: { id: String(dropletId), error_message: expect.any(String) },
      resources: { volumes: [{ id: volumeId, error_message: 'It already has a pending event.' }] },
      failures: 1,
    });
    expect((await ask('POST', path('/retry'))).status).toBe(202);
    expect(await status()).toMatchObject({ failures: 1 });
    await hold(null);
    expect((await ask('POST', path('/retry'))).status).toBe(202);
    expect(await left()).toEqual(EVERYTHING);
    const report = await status();
    expect(report).toMatchObject({ failures: 0, resources: { snapshots: [{ id: String(snapshotId) }] } });
    expect(report.droplet.destroyed_at).toBe(report.completed_at);
  });

  it('shows what became of each kind to who may see that kind', async () => {
    await hold(1);
    await dangerously();
    const seenBy = async (...scopes: string[]): Promise<unknown> => {
      const { secret } = await server.issue(scopes, { accountId });
      return (await server.request('GET', path('/status'), { token: secret })).body;
    };
    const busy = { droplet: { name: 'web-1' }, failures: 1 };
    expect(await seenBy('droplets:write')).toMatchObject({
      ...busy,
      resources: { ...NONE, snapshots: [{ id: String(snapshotId) }] },
    });
    expect(await seenBy('droplet:delete', 'reserved_ip:read')).toMatchObject({
      ...busy,
      resources: { reserved_ips: [{ id: ip }], floating_ips: [{ id: ip }], volumes: [], volume_snapshots: [] },
    });
    expect(await seenBy('droplet:delete', 'block_storage:read')).toMatchObject({
      ...busy,
      resources: { reserved_ips: [], volumes: [{ id: volumeId }], volume_snapshots: [] },
    });
  });

  it('waits for nothing any more when the Droplet is destroyed by itself meanwhile', async () => {
    await hold(1);
    await dangerously();
    expect((await ask('DELETE', `/v2/droplets/${dropletId}`)).status).toBe(204);
    const report = await status();
    expect(report).toMatchObject({ droplet: { name: 'web-1', destroyed_at: report.completed_at }, failures: 0 });
    expect(report.droplet).not.toHaveProperty('error_message');
    expect(report.resources).toMatchObject({ volumes: [], snapshots: [{ destroyed_at: expect.any(String) }] });
    expect((await ask('POST', path('/retry'))).status).toBe(409);
    expect(await left()).toMatchObject({ droplet: 404, volume: 200 });
  });

  it('409 when nothing is left to try again, 404 when nothing was ever tried', async () => {
    expect((await ask('POST', path('/retry'))).status).toBe(404);
    await dangerously();
    expect((await ask('POST', path('/retry'))).status).toBe(409);
    expect((await dangerously()).status).toBe(404);
    expect((await ask('POST', '/v2/droplets/999/destroy_with_associated_resources/retry')).status).toBe(404);
    expect((await ask('GET', '/v2/droplets/999/destroy_with_associated_resources/status')).status).toBe(404);
  });

  it('403 with fewer than all the permissions to delete', async () => {
    const all = ['droplet:delete', 'volumes:write', 'image:delete', 'reserved_ip:delete'];
    for (const missing of all) {
      const { secret } = await server.issue(
        all.filter((scope) => scope !== missing),
        { accountId },
      );
      const answer = await server.request('DELETE', path('/selective'), { token: secret });
      expect(answer.status, missing).toBe(403);
    }
    const { secret } = await server.issue(all, { accountId });
    expect((await server.request('DELETE', path('/selective'), { token: secret })).status).toBe(202);
  });
});
