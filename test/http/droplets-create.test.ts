import type { Action, Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';

const GOOD = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'ams3' };

describe.each(DATABASES)('POST /v2/droplets on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  // An account of its own for every test, because of the limit and the counts.
  beforeEach(async () => {
    token = await accountWith({ dropletLimit: 25 });
  });
  afterAll(() => server.stop());

  async function accountWith({ dropletLimit }: { dropletLimit: number }): Promise<string> {
    const email = `${crypto.randomUUID()}@example.com`;
    const account = await createAccount(server.database.kysely, {
      email,
      name: 'A',
      createdAt: new Date(),
      dropletLimit,
    });
    return (await server.issue(['write'], { accountId: account.id })).secret;
  }
  const create = (body: unknown): Promise<TestAnswer> => server.request('POST', '/v2/droplets', { token, body });
  const created = async (body: object): Promise<Droplet> => {
    const answer = await create({ ...GOOD, ...body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body['droplet'] as Droplet;
  };
  const total = async (): Promise<unknown> => (await server.request('GET', '/v2/droplets', { token })).body['meta'];

  it('202: answers one Droplet, whole, and the action that made it', async () => {
    const { status, body } = await create(GOOD);
    const droplet = body['droplet'] as Droplet;
    expect([status, Object.keys(body).toSorted()]).toEqual([202, ['droplet', 'links']]);
    expect(droplet).toMatchObject({
      name: 'web-1',
      memory: 1024,
      vcpus: 1,
      disk: 25,
      locked: true,
      status: 'new',
      features: ['private_networking', 'droplet_agent'],
      image: { slug: 'ubuntu-24-04-x64', distribution: 'Ubuntu' },
      size: { slug: 's-1vcpu-1gb', price_monthly: 6 },
      size_slug: 's-1vcpu-1gb',
      region: { slug: 'ams3' },
      tags: [],
    });
    expect(droplet.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(droplet.networks.v4.map(({ type }) => type)).toEqual(['public', 'private']);

    const { actions } = body['links'] as { actions: { id: number; rel: string; href: string }[] };
    expect(actions).toEqual([
      { id: expect.any(Number), rel: 'create', href: `${server.origin}/v2/actions/${actions[0]?.id}` },
    ]);
    const followed = await server.request('GET', `/v2/actions/${actions[0]?.id}`, { token });
    expect(followed.body['action'] as Action).toMatchObject({
      status: 'completed',
      type: 'create',
      started_at: droplet.created_at,
      completed_at: expect.stringMatching(/Z$/),
      resource_id: droplet.id,
      resource_type: 'droplet',
      region_slug: 'ams3',
    });
    expect((await server.request('GET', `/v2/droplets/${droplet.id}`, { token })).body).toEqual({
      droplet: { ...droplet, status: 'active', locked: false },
    });
  });

  it('202: answers as many as there are names, in their order, with an action for each', async () => {
    const { status, body } = await create({ ...GOOD, name: undefined, names: ['b', 'a', 'b'] });
    const droplets = body['droplets'] as Droplet[];
    expect([status, droplets.map(({ name }) => name)]).toEqual([202, ['b', 'a', 'b']]);
    expect(new Set(droplets.map(({ id }) => id)).size).toBe(3);
    expect((body['links'] as { actions: object[] }).actions).toHaveLength(3);
    expect(body['droplet']).toBeUndefined();
    expect(await total()).toEqual({ total: 3 });
  });

  it('202: one name in a list is answered as a list', async () => {
    const { body } = await create({ ...GOOD, name: null, names: ['one'] });
    expect(body['droplets']).toMatchObject([{ name: 'one' }]);
  });

  it('202: chooses what is left out, empty or null', async () => {
    for (const region of [undefined, '', null]) expect((await created({ region })).region.slug).toBe('nyc3');
    const quiet = { ssh_keys: null, backups: null, ipv6: null, tags: null, volumes: [], vpc_uuid: '', user_data: null };
    expect(await created(quiet)).toMatchObject({ tags: [], features: ['private_networking', 'droplet_agent'] });
  });

  it('202: takes an image by number, and turns features on', async () => {
    const droplet = await created({
      image: 155_133_621,
      backups: true,
      ipv6: true,
      monitoring: true,
      with_droplet_agent: false,
    });
    expect(droplet.image.slug).toBe('ubuntu-24-04-x64');
    expect(droplet.features).toEqual(['backups', 'ipv6', 'monitoring', 'private_networking']);
    expect(droplet.networks.v6).toHaveLength(1);
    const hidden = await created({ public_networking: false });
    expect([hidden.networks.v4.map(({ type }) => type), hidden.networks.v6]).toEqual([['private'], []]);
  });

  it('202: keeps tags, each once, and takes the network of the region by name', async () => {
    const droplet = await created({ tags: ['b', 'a', 'b', 'env:prod'] });
    expect(droplet.tags.toSorted()).toEqual(['a', 'b', 'env:prod']);
    expect((await created({ vpc_uuid: droplet.vpc_uuid })).vpc_uuid).toBe(droplet.vpc_uuid);
    expect((await created({ region: 'fra1' })).vpc_uuid).not.toBe(droplet.vpc_uuid);
  });

  it.each([
    ['size', { size: 'huge' }],
    ['size', { size: undefined }],
    ['image', { image: 'windows' }],
    ['image', { image: 1 }],
    ['image', { image: undefined }],
    ['region', { region: 'moon1' }],
    ['name', { name: undefined }],
    ['name', { name: '' }],
    ['name', { name: 'not a host' }],
    ['name', { name: 'a_b' }],
    ['name', { name: 'a'.repeat(256) }],
    ['names', { names: ['a'] }],
    ['names', { name: undefined, names: [] }],
    ['names', { name: undefined, names: Array(11).fill('a') }],
    ['names.1', { name: undefined, names: ['a', 'b c'] }],
    ['tags.0', { tags: ['no spaces'] }],
    ['ssh_keys', { ssh_keys: [7] }],
    ['volumes', { volumes: ['v-1'] }],
    ['vpc_uuid', { vpc_uuid: 'not-mine' }],
    ['user_data', { user_data: 'x'.repeat(65_537) }],
    ['user_data', { user_data: 'a\0b' }],
    ['backups', { backups: 'yes' }],
  ])('422 names the field %s: %j', async (field, body) => {
    const answer = await create({ ...GOOD, ...body });
    const fields = new Set(problemIn(answer).errors?.map((error) => error.field));
    expect([answer.status, ...fields]).toEqual([422, field]);
    expect(await total()).toEqual({ total: 0 });
  });

  it('422: names all that is wrong, not the first thing alone', async () => {
    const answer = await create({ name: 'x', size: 'huge', image: 'windows', region: 'moon1' });
    expect(problemIn(answer).errors?.map(({ field }) => field)).toEqual(['region', 'size', 'image']);
    expect(problemIn(answer).message).toContain('there is no size "huge"');
  });

  describe('the limit of the account', () => {
    it('422: makes all or none', async () => {
      token = await accountWith({ dropletLimit: 3 });
      await created({});
      const answer = await create({ ...GOOD, name: undefined, names: ['a', 'b', 'c'] });
      expect([answer.status, answer.body['message']]).toEqual([422, expect.stringContaining('droplet limit of 3')]);
      expect(await total()).toEqual({ total: 1 });
      expect((await create({ ...GOOD, name: undefined, names: ['a', 'b'] })).status).toBe(202);
      expect((await create(GOOD)).status).toBe(422);
    });

    it('holds when many ask at once, and gives a place back for each Droplet destroyed', async () => {
      token = await accountWith({ dropletLimit: 4 });
      const answers = await Promise.all(Array.from({ length: 8 }, () => create(GOOD)));
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(4);
      expect(answers.filter(({ status }) => status === 422)).toHaveLength(4);
      expect(await total()).toEqual({ total: 4 });
      const listed = await server.request('GET', '/v2/droplets', { token });
      const [id] = (listed.body['droplets'] as Droplet[]).map((droplet) => droplet.id);
      const deletions = await Promise.all([1, 2].map(() => server.request('DELETE', `/v2/droplets/${id}`, { token })));
      expect(new Set(deletions.map(({ status }) => status))).toEqual(new Set([204, 404]));
      expect(await total()).toEqual({ total: 3 });
      expect((await create(GOOD)).status).toBe(202);
      expect((await create(GOOD)).status).toBe(422);
    });
  });
});
