import type { Action, Droplet } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDropletActor, type DropletActor } from '../http/droplet-actor.ts';
import { insertSnapshot } from '../support/own-images.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const HOUR = 3600;

/** What is acted on, and how. */
interface Case {
  readonly kind: string;
  /** Makes something and answers where to act on it. */
  readonly make: (actor: DropletActor, server: TestServer) => Promise<string>;
  readonly body: (droplet: Droplet) => object;
}

const CASES: readonly Case[] = [
  {
    kind: 'a Droplet',
    make: async (actor) => `/v2/droplets/${(await actor.create()).id}/actions`,
    body: () => ({ type: 'power_off' }),
  },
  {
    kind: 'a volume, and the Droplet that it is attached to',
    make: async (actor) => {
      const body = { name: 'disk', region: 'nyc3', size_gigabytes: 1 };
      const { id } = (await actor.post('/v2/volumes', body)).body['volume'] as { id: string };
      return `/v2/volumes/${id}/actions`;
    },
    body: ({ id }) => ({ type: 'attach', droplet_id: id }),
  },
  {
    kind: 'a reserved IP',
    make: async (actor) => {
      const { ip } = (await actor.post('/v2/reserved_ips', { region: 'nyc3' })).body['reserved_ip'] as { ip: string };
      return `/v2/reserved_ips/${ip}/actions`;
    },
    body: ({ id }) => ({ type: 'assign', droplet_id: id }),
  },
  {
    kind: 'an image',
    make: async ({ accountId }, server) => `/v2/images/${await insertSnapshot(server, { accountId })}/actions`,
    body: () => ({ type: 'transfer', region: 'ams3' }),
  },
];

describe.each(DATABASES)('an action that cannot be carried out, on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true, environment: { POSTERN_ACTION_SECONDS: '2' } });
  });
  afterAll(() => server.stop());

  const after = async (seconds: number): Promise<void> => {
    server.clock.advance(seconds);
    await server.jobs.run();
  };
  /** Leaves nothing to carry the action out by; with the text, all is as it was. */
  const poison = async (id: number, parameters = 'no JSON'): Promise<void> => {
    await server.database.kysely.updateTable('actions').set({ parameters }).where('id', '=', id).execute();
  };

  it.each(CASES)('on $kind: is tried for an hour, fails, and lets go', async ({ make, body }) => {
    const actor = await createDropletActor(server);
    const droplet = await actor.create();
    const path = await make(actor, server);
    await after(3);
    const begin = async (): Promise<Action> => {
      const answer = await actor.post(path, body(droplet));
      expect(answer.status).toBeLessThan(300);
      return answer.body['action'] as Action;
    };
    const find = async ({ id }: Action): Promise<unknown> => (await actor.get(`/v2/actions/${id}`)).body['action'];
    const hopeless = await begin();
    await poison(hopeless.id);
    await after(3);
    await after(HOUR - 60);
    expect(await find(hopeless)).toMatchObject({ status: 'in-progress', completed_at: null });
    expect((await actor.post(path, body(droplet))).status).toBe(422);
    await after(120);
    expect(await find(hopeless)).toMatchObject({ status: 'errored', completed_at: expect.any(String) });
    expect((await actor.show(droplet)).locked).toBe(false);
    const next = await begin();
    await after(3);
    expect(await find(next)).toMatchObject({ status: 'completed' });
  });

  it('is carried out as soon as it can be', async () => {
    const actor = await createDropletActor(server);
    const droplet = await actor.create();
    await after(3);
    const { id } = (await actor.act(droplet, { type: 'power_off' })).body['action'] as Action;
    await poison(id);
    await after(3);
    await after(1800);
    await poison(id, '{}');
    await after(61);
    expect(await actor.show(droplet)).toMatchObject({ status: 'off', locked: false });
  });

  it('on a volume that is gone lets go of the Droplet', async () => {
    const actor = await createDropletActor(server);
    const droplet = await actor.create();
    const answer = await actor.post('/v2/volumes', { name: 'disk', region: 'nyc3', size_gigabytes: 1 });
    const { id } = answer.body['volume'] as { id: string };
    await after(3);
    const begun = await actor.post(`/v2/volumes/${id}/actions`, { type: 'attach', droplet_id: droplet.id });
    const action = begun.body['action'] as Action;
    expect((await actor.show(droplet)).locked).toBe(true);
    await server.database.kysely.deleteFrom('volumes').where('id', '=', id).execute();
    await after(3);
    expect((await actor.get(`/v2/actions/${action.id}`)).body['action']).toMatchObject({ status: 'errored' });
    expect((await actor.show(droplet)).locked).toBe(false);
  });
});
