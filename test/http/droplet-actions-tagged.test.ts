import type { Action, Droplet } from '@postern/api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { insertManyDroplets } from '../support/many-droplets.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';
import { createDropletActor, type DropletActor } from './droplet-actor.ts';

describe.each(DATABASES)('POST /v2/droplets/actions on $name', (database) => {
  let server: TestServer;
  let actor: DropletActor;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  // An account of its own for every test, because of the counts.
  beforeEach(async () => {
    actor = await createDropletActor(server);
  });
  afterAll(() => server.stop());

  const actOn = (tag: string, body: object): Promise<TestAnswer> =>
    actor.post(`/v2/droplets/actions?tag_name=${encodeURIComponent(tag)}`, body);
  const begun = async (tag: string, body: object): Promise<readonly Action[]> => {
    const answer = await actOn(tag, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(Object.keys(answer.body)).toEqual(['actions']);
    return answer.body['actions'] as Action[];
  };
  const statuses = async (...droplets: Droplet[]): Promise<string[]> =>
    Promise.all(droplets.map(async (droplet) => (await actor.show(droplet)).status));
  const total = async (): Promise<unknown> => (await actor.get('/v2/actions')).body['meta'];

  it('201: does it to every Droplet with the tag, in any case, and to no other', async () => {
    const [one, two] = [await actor.create({ tags: ['env:prod'] }), await actor.create({ tags: ['env:prod', 'db'] })];
    const other = await actor.create({ tags: ['env:test'] });
    const stranger = await createDropletActor(server);
    const foreign = await stranger.create({ tags: ['env:prod'] });
    const actions = await begun('ENV:prod', { type: 'power_off' });
    expect(actions.map(({ resource_id: id, type, status }) => [id, type, status])).toEqual([
      [one.id, 'power_off', 'in-progress'],
      [two.id, 'power_off', 'in-progress'],
    ]);
    expect(await statuses(one, two, other)).toEqual(['off', 'off', 'active']);
    expect((await stranger.show(foreign)).status).toBe('active');
  });

  it('201: does nothing where nothing carries the tag', async () => {
    await actor.create();
    expect(await begun('nobody', { type: 'reboot' })).toEqual([]);
    expect(await total()).toEqual({ total: 1 });
  });

  it('201: gives every snapshot the name that was asked for', async () => {
    const droplets = [await actor.create({ tags: ['web'] }), await actor.create({ tags: ['web'] })];
    await begun('web', { type: 'snapshot', name: 'nightly' });
    for (const droplet of droplets) expect((await actor.show(droplet)).snapshot_ids).toHaveLength(1);
  });

  it('422: does it to none where one of them cannot have it done, and says which', async () => {
    const [one, two] = [await actor.create({ tags: ['web'] }), await actor.create({ tags: ['web'], name: 'web-2' })];
    await actor.done(two, { type: 'power_off' });
    const before = await total();
    const answer = await actOn('web', { type: 'power_off' });
    expect([answer.status, answer.body['message']]).toEqual([422, 'Droplet is already powered off']);
    expect(answer.body['detail']).toContain(`Droplet ${two.id} (web-2), which is off.`);
    expect(await statuses(one, two)).toEqual(['active', 'off']);
    expect(await total()).toEqual(before);
    expect((await actor.show(one)).locked).toBe(false);
  });

  it('422: where more than a thousand carry the tag; 201 where a thousand do', async () => {
    const many = { accountId: actor.accountId, token: actor.token, count: 2001, tag: 'half' };
    const [first = 0] = await insertManyDroplets(server, many);
    const refused = await actOn('half', { type: 'power_off' });
    expect([refused.status, refused.body['message']]).toEqual([
      422,
      'More than 1000 Droplets carry this tag, and an action is begun on at most 1000 at once.',
    ]);
    expect(refused.body['detail']).toBe(refused.body['message']);
    expect(await total()).toEqual({ total: 1 });
    expect((await actor.get(`/v2/droplets/${first}`)).body['droplet']).toMatchObject({ status: 'active' });
    const tagging = server.database.kysely.deleteFrom('taggings').where('account_id', '=', actor.accountId);
    await tagging.where('resource_id', '=', String(first)).execute();
    expect(await begun('half', { type: 'power_off' })).toHaveLength(1000);
  });

  it('422: takes a tag and an action', async () => {
    for (const [path, body, field] of [
      ['/v2/droplets/actions', { type: 'reboot' }, 'tag_name'],
      ['/v2/droplets/actions?tag_name=', { type: 'reboot' }, 'tag_name'],
      ['/v2/droplets/actions?tag_name=web', { type: 'explode' }, 'type'],
      ['/v2/droplets/actions?tag_name=web', { type: 'rename' }, 'name'],
    ] as const) {
      const answer = await actor.post(path, body);
      expect([answer.status, problemIn(answer).errors?.map((error) => error.field)]).toEqual([422, [field]]);
    }
  });
});
