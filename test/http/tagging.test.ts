import type { Droplet, Tag } from '@postern/api';
import { createAccount } from '@postern/server';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };

type TaggableType = 'droplet' | 'image' | 'volume' | 'volume_snapshot';
type Resources = Readonly<Record<TaggableType, string>>;

/** Rows of every kind that can carry a tag. */
async function insertResources({ database }: TestServer, accountId: number): Promise<Resources> {
  const { kysely } = database;
  const shared = { account_id: accountId, name: 'thing', created_at: Date.now() };
  const files = { filesystem_type: '', filesystem_label: '' };
  const volume = randomUUID();
  const snapshot = randomUUID();
  const droplet = await kysely
    .insertInto('droplets')
    .values({
      ...shared,
      status: 'active',
      size_slug: 's-1vcpu-1gb',
      region_slug: 'nyc3',
      image_id: 1,
      disk: 25,
      features: '',
      public_networking: 1,
      vpc_uuid: randomUUID(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const image = await kysely
    .insertInto('images')
    .values({
      ...shared,
      type: 'custom',
      distribution: 'Unknown',
      description: '',
      status: 'available',
      error_message: '',
      regions: 'nyc3',
      min_disk_size: 25,
      size_gigabytes: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await kysely
    .insertInto('volumes')
    .values({ ...shared, ...files, id: volume, name: volume, description: '', region_slug: 'nyc3', size_gigabytes: 1 })
    .execute();
  await kysely
    .insertInto('volume_snapshots')
    .values({
      ...shared,
      ...files,
      id: snapshot,
      volume_id: volume,
      regions: 'nyc3',
      min_disk_size: 1,
      size_gigabytes: 0,
    })
    .execute();
  return { droplet: String(droplet.id), image: String(image.id), volume, volume_snapshot: snapshot };
}

const listed = (resources: Partial<Resources>): { resources: object[] } => ({
  resources: Object.entries(resources).map(([type, id]) => ({ resource_id: id, resource_type: type })),
});

describe.each(DATABASES)('tagging on $name', (database) => {
  let server: TestServer;
  let token: string;
  let things: Resources;
  let foreign: Resources;
  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 1000 });
    token = (await server.issue(['write'])).secret;
    const stranger = { email: 'bob@example.com', name: 'Bob', createdAt: new Date() };
    const { id } = await createAccount(server.database.kysely, stranger);
    things = await insertResources(server, server.account.id);
    foreign = await insertResources(server, id);
  });
  afterAll(() => server.stop());

  const ask = (call: string, body?: unknown, by = token): Promise<TestAnswer> => {
    const [method = '', path = ''] = call.split(' ');
    return server.request(method, path, { token: by, body });
  };
  const tagNamed = async (name: string): Promise<string> => {
    await ask('POST /v2/tags', { name });
    return `/v2/tags/${name}`;
  };
  const statistics = async (path: string, by = token): Promise<Tag['resources']> =>
    ((await ask(`GET ${path}`, undefined, by)).body['tag'] as Tag).resources;
  const counts = async (path: string, by = token): Promise<number[]> => {
    const { count, droplets, images, volumes, volume_snapshots: snapshots } = await statistics(path, by);
    return [count, droplets.count, images.count, volumes.count, snapshots.count];
  };

  it('puts a tag on things of every kind, counts them, and takes it off again', async () => {
    const path = await tagNamed('every-kind');
    const answer = await ask(`POST ${path}/resources`, listed(things));
    expect([answer.status, answer.body]).toEqual([204, {}]);
    const of = (collection: string, id: string): object => ({
      count: 1,
      last_tagged_uri: `${server.origin}/v2/${collection}/${id}`,
    });
    expect(await statistics(path)).toEqual({
      count: 4,
      last_tagged_uri: expect.stringContaining(`${server.origin}/v2/`),
      droplets: of('droplets', things.droplet),
      images: of('images', things.image),
      volumes: of('volumes', things.volume),
      volume_snapshots: of('snapshots', things.volume_snapshot),
      databases: { count: 0 },
    });
    const { droplet, ...rest } = things;
    expect((await ask(`DELETE ${path}/resources`, listed(rest))).status).toBe(204);
    expect(await counts(path)).toEqual([1, 1, 0, 0, 0]);
    expect((await ask(`DELETE ${path}/resources`, listed({ droplet }))).status).toBe(204);
    expect(await statistics(path)).toMatchObject({ count: 0, droplets: { count: 0 } });
    expect(await statistics(path)).not.toHaveProperty('last_tagged_uri');
  });

  it('shows on a Droplet, and finds it, from the moment it was tagged', async () => {
    const path = await tagNamed('Shown');
    const created = await ask('POST /v2/droplets', { ...MACHINE, name: 'web' });
    const { id } = created.body['droplet'] as Droplet;
    const tags = async (): Promise<unknown> => ((await ask(`GET /v2/droplets/${id}`)).body['droplet'] as Droplet).tags;
    // As a number too, and in any case: so some clients write.
    await ask('POST /v2/tags/shown/resources', { resources: [{ resource_id: id, resource_type: 'droplet' }] });
    expect(await tags()).toEqual(['Shown']);
    expect((await ask('GET /v2/droplets?tag_name=SHOWN')).body['meta']).toEqual({ total: 1 });
    expect(await counts(path)).toEqual([1, 1, 0, 0, 0]);
    await ask(`DELETE /v2/droplets/${id}`);
    expect(await counts(path)).toEqual([0, 0, 0, 0, 0]);
  });

  it('names what was tagged last, not what was tagged again', async () => {
    const path = await tagNamed('ordered');
    await ask(`POST ${path}/resources`, listed({ volume: things.volume }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await ask(`POST ${path}/resources`, listed({ image: things.image }));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await ask(`POST ${path}/resources`, listed({ volume: things.volume }));
    expect((await statistics(path)).last_tagged_uri).toBe(`${server.origin}/v2/images/${things.image}`);
    expect(await counts(path)).toEqual([2, 0, 1, 1, 0]);
  });

  it('counts a thing once, however often it is named, and none for an empty list', async () => {
    const path = await tagNamed('once');
    const { resources } = listed({ droplet: things.droplet });
    expect((await ask(`POST ${path}/resources`, { resources: [...resources, ...resources] })).status).toBe(204);
    expect((await ask(`POST ${path}/resources`, { resources })).status).toBe(204);
    expect(await counts(path)).toEqual([1, 1, 0, 0, 0]);
    expect((await ask(`POST ${path}/resources`, { resources: [] })).status).toBe(204);
    expect((await ask(`DELETE ${path}/resources`, listed({ volume: things.volume }))).status).toBe(204);
    expect(await counts(path)).toEqual([1, 1, 0, 0, 0]);
  });

  it('takes a thousand things at once, and no more', async () => {
    const path = await tagNamed('thousand');
    const [row] = await server.database.kysely
      .selectFrom('droplets')
      .selectAll()
      .where('id', '=', Number(things.droplet))
      .execute();
    const { id: _, ...copy } = row ?? { id: 0 };
    const copies = await server.database.kysely
      .insertInto('droplets')
      .values(Array.from({ length: 1000 }, () => copy as never))
      .returning('id')
      .execute();
    const resources = copies.map(({ id }) => ({ resource_id: String(id), resource_type: 'droplet' }));
    expect((await ask(`POST ${path}/resources`, { resources })).status).toBe(204);
    expect(await counts(path)).toEqual([1000, 1000, 0, 0, 0]);
    expect((await ask(`DELETE ${path}/resources`, { resources })).status).toBe(204);
    expect(await counts(path)).toEqual([0, 0, 0, 0, 0]);
    const tooMany = [...resources, { resource_id: things.droplet, resource_type: 'droplet' }];
    expectProblem(await ask(`POST ${path}/resources`, { resources: tooMany }), 422);
  });

  describe('all or none', () => {
    const nothings: readonly (readonly [string, unknown])[] = [
      ['droplet', '4000000000'],
      ['droplet', 4_000_000_000],
      ['droplet', '0'],
      ['droplet', -1],
      ['droplet', 'abc'],
      ['droplet', '123456789012345678901234567890'],
      ['droplet', ''],
      ['image', '1'],
      ['image', 'ubuntu-24-04-x64'],
      ['volume', 'nul\0'],
      ['volume', '\ud800'],
      ['volume', '506f78a4-e098-11e5-ad9f-000f53306ae1'],
      ['volume_snapshot', '7'],
    ];

    it.each(nothings)('404: a %s %j is not there, so nothing is tagged', async (type, id) => {
      const path = await tagNamed('none');
      const { resources } = listed(things);
      const body = { resources: [...resources, { resource_id: id, resource_type: type }] };
      for (const method of ['POST', 'DELETE']) expectProblem(await ask(`${method} ${path}/resources`, body), 404);
      expect(await counts(path)).toEqual([0, 0, 0, 0, 0]);
    });

    it.each(['droplet', 'image', 'volume', 'volume_snapshot'] as const)(
      '404: the %s of another account is as good as none',
      async (type) => {
        const path = await tagNamed('none');
        const body = listed({ [type]: foreign[type] });
        for (const method of ['POST', 'DELETE']) expectProblem(await ask(`${method} ${path}/resources`, body), 404);
        expect(await counts(path)).toEqual([0, 0, 0, 0, 0]);
      },
    );
  });

  it('404 for a database, of which there are none, and tags nothing that is named with it', async () => {
    const path = await tagNamed('none');
    const database = { resource_id: '9cc10173-e9ea-4176-9dbc-a4cee4c4ff30', resource_type: 'database' };
    for (const method of ['POST', 'DELETE']) {
      expectProblem(await ask(`${method} ${path}/resources`, { resources: [database] }), 404);
      const both = { resources: [...listed({ droplet: things.droplet }).resources, database] };
      expectProblem(await ask(`${method} ${path}/resources`, both), 404);
    }
    expect(await counts(path)).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    [{}],
    [{ resources: null }],
    [{ resources: {} }],
    [{ resources: [{}] }],
    [{ resources: [{ resource_id: '1' }] }],
    [{ resources: [{ resource_type: 'droplet' }] }],
    [{ resources: [{ resource_id: '1', resource_type: 'kernel' }] }],
    [{ resources: [{ resource_id: 1.5, resource_type: 'droplet' }] }],
    [{ resources: [{ resource_id: '1'.repeat(256), resource_type: 'droplet' }] }],
  ])('422: %j says not what to tag', async (body) => {
    const path = await tagNamed('none');
    for (const method of ['POST', 'DELETE']) {
      const answer = await ask(`${method} ${path}/resources`, body);
      expectProblem(answer, 422);
      expect(answer.body['message']).toMatch(/^resources/);
    }
  });

  describe('what it takes', () => {
    it.each([
      ['droplet', 'droplet:update'],
      ['image', 'image:update'],
      ['volume', 'block_storage:create'],
      ['volume_snapshot', 'block_storage_snapshot:create'],
    ] as const)('to change a %s: %s besides', async (type, permission) => {
      const path = await tagNamed('guarded');
      const body = listed({ [type]: things[type] });
      const { secret: lacking } = await server.issue(['tags:write', 'read']);
      const { secret: enough } = await server.issue(['tags:write', permission]);
      for (const method of ['POST', 'DELETE']) {
        const refused = await ask(`${method} ${path}/resources`, body, lacking);
        expect(refused).toMatchObject({ status: 403, body: { missing: [permission], suggested_scope: permission } });
        expect((await ask(`${method} ${path}/resources`, body, enough)).status).toBe(204);
      }
    });

    it('all of it, for things of several kinds', async () => {
      const path = await tagNamed('guarded');
      const { secret } = await server.issue(['tags:write', 'droplet:update']);
      const answer = await ask(`POST ${path}/resources`, listed(things), secret);
      expect(answer).toMatchObject({
        status: 403,
        body: { missing: ['block_storage:create', 'block_storage_snapshot:create', 'image:update'] },
      });
    });

    it('to see what is counted: reading it', async () => {
      const path = await tagNamed('counted');
      await ask(`POST ${path}/resources`, listed(things));
      const seenWith = async (...scopes: string[]): Promise<number[]> =>
        counts(path, (await server.issue(['tag:read', ...scopes])).secret);
      expect(await seenWith()).toEqual([0, 0, 0, 0, 0]);
      // Neither Droplets nor images are ever read without the other.
      expect(await seenWith('droplet:read')).toEqual([2, 1, 1, 0, 0]);
      expect(await seenWith('block_storage:read')).toEqual([1, 0, 0, 1, 0]);
      expect(await seenWith('block_storage_snapshot:read')).toEqual([1, 0, 0, 0, 1]);
      expect(await seenWith('read')).toEqual([4, 1, 1, 1, 1]);
    });
  });
});
