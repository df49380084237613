import type { Action, Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';

const GOOD = { size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };

describe.each(DATABASES)('Droplets are destroyed, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true, environment: { POSTERN_ACTION_SECONDS: '2' } });
  });
  beforeEach(async () => {
    ({ accountId, token } = await newAccount());
  });
  afterAll(() => server.stop());

  async function newAccount() {
    const account = {
      email: `${crypto.randomUUID()}@example.com`,
      name: 'A',
      createdAt: new Date(),
      dropletLimit: 500,
    };
    const { id } = await createAccount(server.database.kysely, account);
    return { accountId: id, token: (await server.issue(['write'], { accountId: id })).secret };
  }
  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body !== undefined && { body }) });
  const make = async (body: object): Promise<{ droplets: Droplet[]; actionIds: number[] }> => {
    const answer = await ask('POST', '/v2/droplets', { ...GOOD, ...body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    const { actions } = answer.body['links'] as { actions: { id: number }[] };
    return { droplets: answer.body['droplets'] as Droplet[], actionIds: actions.map(({ id }) => id) };
  };
  const names = async (query = ''): Promise<string[]> =>
    ((await ask('GET', `/v2/droplets${query}`)).body['droplets'] as Droplet[]).map(({ name }) => name);
  const complete = async (): Promise<void> => {
    server.clock.advance(3);
    await server.jobs.run();
  };

  it('while they are being made: gone at once, and the action that made them has failed', async () => {
    const { droplets, actionIds } = await make({ names: ['slow'] });
    expect(droplets[0]).toMatchObject({ status: 'new', locked: true });
    const path = `/v2/droplets/${droplets[0]?.id}`;
    expect((await ask('DELETE', path)).status).toBe(204);
    expect((await ask('GET', path)).status).toBe(404);
    await complete();
    const { body } = await ask('GET', `/v2/actions/${actionIds[0]}`);
    expect(body['action'] as Action).toMatchObject({ status: 'errored', completed_at: expect.any(String) });
    expect(await names()).toEqual([]);
  });

  it('and a number is never given twice', async () => {
    const first = await make({ names: ['one'] });
    await ask('DELETE', `/v2/droplets/${first.droplets[0]?.id}`);
    const second = await make({ names: ['one'] });
    expect(second.droplets[0]?.id).toBeGreaterThan(first.droplets[0]?.id ?? Infinity);
  });

  it('with their backups, while their snapshots stay', async () => {
    const { droplets } = await make({ names: ['saved'] });
    const { kysely } = server.database;
    const image = {
      account_id: accountId,
      name: 'saved',
      distribution: 'Ubuntu',
      description: '',
      status: 'available' as const,
      error_message: '',
      regions: 'nyc3',
      min_disk_size: 25,
      size_gigabytes: 2,
      created_at: 0,
      droplet_id: droplets[0]?.id ?? 0,
    };
    await kysely
      .insertInto('images')
      .values([
        { ...image, type: 'backup' },
        { ...image, type: 'snapshot' },
      ])
      .execute();
    await ask('DELETE', `/v2/droplets/${droplets[0]?.id}`);
    const kept = await kysely
      .selectFrom('images')
      .select(['type', 'deleted_at'])
      .where('account_id', '=', accountId)
      .execute();
    expect(Object.fromEntries(kept.map((row) => [row.type, row.deleted_at !== null]))).toEqual({
      backup: true,
      snapshot: false,
    });
  });

  it('and let go of what waited with them', async () => {
    const { droplets, actionIds } = await make({ names: ['busy'] });
    const row = { account_id: accountId, name: 'v', description: '', region_slug: 'nyc3', size_gigabytes: 1 };
    const volume = { ...row, id: crypto.randomUUID(), filesystem_type: '', filesystem_label: '', created_at: 0 };
    const { kysely } = server.database;
    await kysely
      .insertInto('volumes')
      .values({ ...volume, pending_action_id: actionIds[0] ?? 0 })
      .execute();
    await ask('DELETE', `/v2/droplets/${droplets[0]?.id}`);
    expect((await make({ names: ['next'], volumes: [volume.id] })).droplets).toMatchObject([
      { volume_ids: [volume.id] },
    ]);
  });

  describe('DELETE /v2/droplets?tag_name=', () => {
    it('204: destroys those with the tag, in any case of letters, and no others', async () => {
      await make({ names: ['a', 'b'], tags: ['Env:Test', 'web'] });
      await make({ names: ['c'], tags: ['web'] });
      await make({ names: ['d'] });
      const other = await newAccount();
      const body = { ...GOOD, name: 'theirs', tags: ['env:test'] };
      await server.request('POST', '/v2/droplets', { token: other.token, body });
      const answer = await ask('DELETE', '/v2/droplets?tag_name=env:TEST');
      expect([answer.status, answer.body]).toEqual([204, {}]);
      expect(await names()).toEqual(['c', 'd']);
      expect(await names('?tag_name=web')).toEqual(['c']);
      const theirs = await server.request('GET', '/v2/droplets', { token: other.token });
      expect(theirs.body['meta']).toEqual({ total: 1 });
    });

    it('204 when nothing has the tag', async () => {
      await make({ names: ['a'] });
      expect((await ask('DELETE', '/v2/droplets?tag_name=nobody')).status).toBe(204);
      expect(await names()).toEqual(['a']);
    });

    it('204: leaves those that lose the tag before their turn', async () => {
      const { droplets } = await make({ names: ['a', 'b'], tags: ['web'] });
      const destroyed = await server.database.kysely.transaction().execute(async (transaction) => {
        await transaction.updateTable('accounts').set({ status_message: '' }).where('id', '=', accountId).execute();
        const destroying = ask('DELETE', '/v2/droplets?tag_name=web');
        // Long enough for it to have seen the tag, and to be waiting for the account.
        await delay(200);
        const tagging = transaction.deleteFrom('taggings').where('account_id', '=', accountId);
        await tagging.where('resource_id', '=', String(droplets[0]?.id)).execute();
        return { destroying };
      });
      expect((await destroyed.destroying).status).toBe(204);
      expect(await names()).toEqual(['a']);
    });

    it('204: destroys hundreds', async () => {
      for (let i = 0; i < 13; i += 1) await make({ names: Array(10).fill('many'), tags: ['many'] });
      await make({ names: ['one'] });
      expect((await ask('DELETE', '/v2/droplets?tag_name=many')).status).toBe(204);
      expect((await ask('GET', '/v2/droplets')).body['meta']).toEqual({ total: 1 });
      expect(await names()).toEqual(['one']);
    });

    it.each(['', '?tag_name=', '?tag_name=no%20spaces', '?name=a'])('422 without a tag: %s', async (query) => {
      await make({ names: ['a'] });
      const answer = await ask('DELETE', `/v2/droplets${query}`);
      expect([answer.status, problemIn(answer).errors?.[0]?.field]).toEqual([422, 'tag_name']);
      expect(await names()).toEqual(['a']);
    });

    it('403 without tag:read, or without droplet:delete', async () => {
      await make({ names: ['a'], tags: ['t'] });
      for (const [has, missing] of [
        ['droplet:delete', 'tag:read'],
        ['tag:read', 'droplet:delete'],
      ] as const) {
        const { secret } = await server.issue([has], { accountId });
        const answer = await server.request('DELETE', '/v2/droplets?tag_name=t', { token: secret });
        expect([answer.status, problemIn(answer).missing]).toEqual([403, [missing]]);
      }
      expect(await names()).toEqual(['a']);
    });
  });
});
