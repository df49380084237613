import type { Droplet, ProjectResource } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
const EVERY_KIND = [
  'do:domain:example.com',
  'do:reservedip:203.0.113.7',
  'do:volume:506f78a4-e098-11e5-ad9f-000f53306ae1',
];

describe.each(DATABASES)('what is in projects, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  let token: string;
  let project: string;
  let accounts = 0;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const email = `resources-${++accounts}@example.com`;
    accountId = (await createAccount(server.database.kysely, { email, name: 'R', createdAt: new Date() })).id;
    token = (await server.issue(['write'], { accountId })).secret;
    const { body } = await send('POST', '/v2/projects', { name: 'mine', purpose: 'IoT' });
    project = `/v2/projects/${(body['project'] as { id: string }).id}`;
  });

  const send = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body !== undefined && { body }) });
  const resourcesIn = ({ body }: TestAnswer): ProjectResource[] => body['resources'] as ProjectResource[];
  const inside = async (path: string, by = token): Promise<string[]> =>
    resourcesIn(await server.request('GET', `${path}/resources`, { token: by })).map(({ urn }) => urn);
  const assign = (resources: unknown, path = project): Promise<TestAnswer> =>
    send('POST', `${path}/resources`, { resources });
  const statuses = (answer: TestAnswer): string[][] => resourcesIn(answer).map(({ urn, status }) => [urn, status]);
  const createDroplets = async (...names: string[]): Promise<string[]> => {
    const { body } = await send('POST', '/v2/droplets', { ...MACHINE, names });
    return (body['droplets'] as Droplet[]).map(({ id }) => `do:droplet:${id}`);
  };
  /** What the account has of other kinds, as it is in its default project from the start. */
  const addEveryKind = async (): Promise<void> => {
    const { kysely } = server.database;
    const { id } = await kysely
      .selectFrom('projects')
      .select('id')
      .where('account_id', '=', accountId)
      .where('is_default', '=', 1)
      .executeTakeFirstOrThrow();
    const rows = EVERY_KIND.map((urn) => ({ account_id: accountId, urn, project_id: id, assigned_at: 0 }));
    await kysely.insertInto('project_resources').values(rows).execute();
  };

  describe('GET /v2/projects/{project_id}/resources', () => {
    it('lists a new Droplet in the default project, where it came from its creation on', async () => {
      const [urn = ''] = await createDroplets('web-1');
      const { status, body } = await send('GET', '/v2/projects/default/resources');
      expect([status, body['meta']]).toEqual([200, { total: 1 }]);
      expect(body['resources']).toEqual([
        {
          urn,
          assigned_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          links: { self: `${server.origin}/v2/droplets/${urn.slice('do:droplet:'.length)}` },
          status: 'ok',
        },
      ]);
      expect(await inside(project)).toEqual([]);
    });

    it('links to every kind where it is', async () => {
      await addEveryKind();
      const listed = resourcesIn(await send('GET', '/v2/projects/default/resources'));
      expect(listed.map(({ links }) => links?.self.slice(server.origin.length))).toEqual([
        '/v2/domains/example.com',
        '/v2/reserved_ips/203.0.113.7',
        '/v2/volumes/506f78a4-e098-11e5-ad9f-000f53306ae1',
      ]);
    });

    it('shows the kinds alone that the token may see', async () => {
      await addEveryKind();
      const [droplet = ''] = await createDroplets('web-1');
      const seenBy = async (...scopes: string[]): Promise<string[]> =>
        inside('/v2/projects/default', (await server.issue(['projects', ...scopes], { accountId })).secret);
      expect(await seenBy()).toEqual([]);
      expect(await seenBy('droplets:read')).toEqual([droplet]);
      expect(await seenBy('domains:read', 'reserved_ips:read')).toEqual(EVERY_KIND.slice(0, 2));
      expect(await seenBy('block_storage:read')).toEqual(EVERY_KIND.slice(2));
      expect(await seenBy('read')).toEqual([...EVERY_KIND, droplet]);
      const { secret } = await server.issue(['project:read'], { accountId });
      const { body } = await server.request('GET', '/v2/projects/default/resources', { token: secret });
      expect(body['meta']).toEqual({ total: 0 });
    });

    it('lists in the order in which things came, page by page', async () => {
      const urns = await createDroplets('a', 'b', 'c');
      for (const urn of urns.toReversed()) {
        server.clock.advance(1);
        await assign([urn]);
      }
      expect(await inside(project)).toEqual(urns.toReversed());
      const { body } = await send('GET', `${project}/resources?page=2&per_page=2`);
      expect(resourcesIn({ body } as TestAnswer).map(({ urn }) => urn)).toEqual(urns.slice(0, 1));
      expect(body).toMatchObject({ meta: { total: 3 }, links: { pages: { first: expect.any(String) } } });
    });

    it('forgets what is destroyed at once', async () => {
      const [urn = ''] = await createDroplets('web-1');
      await assign([urn]);
      await send('DELETE', `/v2/droplets/${urn.slice('do:droplet:'.length)}`);
      expect(await inside(project)).toEqual([]);
    });
  });

  describe('POST /v2/projects/{project_id}/resources', () => {
    it('200: moves, so that a resource is in one project alone', async () => {
      const [one = '', two = ''] = await createDroplets('a', 'b');
      server.clock.advance(60);
      const moved = await assign([one]);
      expect([moved.status, statuses(moved)]).toEqual([200, [[one, 'assigned']]]);
      expect(await inside(project)).toEqual([one]);
      expect(await inside('/v2/projects/default')).toEqual([two]);
      expect(statuses(await assign([one], '/v2/projects/default'))).toEqual([[one, 'assigned']]);
      expect(await inside(project)).toEqual([]);
      expect(await inside('/v2/projects/default')).toEqual([two, one]);
    });

    it('200: says what was there already, which stays as it came', async () => {
      const [one = '', two = ''] = await createDroplets('a', 'b');
      const [first] = resourcesIn(await assign([one]));
      server.clock.advance(60);
      const again = await assign([two, one, two]);
      expect(statuses(again)).toEqual([
        [two, 'assigned'],
        [one, 'already_assigned'],
      ]);
      expect(resourcesIn(again)[1]?.assigned_at).toBe(first?.assigned_at);
      expect(await inside(project)).toEqual([one, two]);
    });

    it('200: says of what there is not that it was not found, and moves the rest', async () => {
      const stranger = await server.request('POST', '/v2/droplets', {
        token: (await server.issue(['write'])).secret,
        body: { ...MACHINE, name: 'theirs' },
      });
      const theirs = `do:droplet:${(stranger.body['droplet'] as Droplet).id}`;
      const [one = ''] = await createDroplets('a');
      const wrong = ['do:droplet:4000000000', 'do:droplet:x', 'do:space:photos', 'do:volume:%27', theirs];
      const answer = await assign([...wrong, one]);
      expect(statuses(answer)).toEqual([...wrong.map((urn) => [urn, 'not_found']), [one, 'assigned']]);
      expect(resourcesIn(answer)[0]).toEqual({ urn: wrong[0], assigned_at: null, links: null, status: 'not_found' });
      expect(await inside(project)).toEqual([one]);
    });

    it('200: takes every kind, and a reserved IP by its former name', async () => {
      await addEveryKind();
      const [domain = '', , volume = ''] = EVERY_KIND;
      const answer = await assign([domain, 'do:floatingip:203.0.113.7', volume]);
      expect(statuses(answer)).toEqual([
        [domain, 'assigned'],
        ['do:floatingip:203.0.113.7', 'assigned'],
        [volume, 'assigned'],
      ]);
      expect(await inside(project)).toEqual(EVERY_KIND);
    });

    it('200: moves a thousand at once, and nothing when nothing is named', async () => {
      const { kysely } = server.database;
      const { body } = await send('GET', '/v2/projects/default');
      const { id } = body['project'] as { id: string };
      const urns = Array.from({ length: 1000 }, (_, index) => `do:domain:tf-acc-test--project${index}.com`);
      const rows = urns.map((urn) => ({ account_id: accountId, urn, project_id: id, assigned_at: 0 }));
      await kysely.insertInto('project_resources').values(rows).execute();
      expect(new Set(statuses(await assign(urns)).map(([, status]) => status))).toEqual(new Set(['assigned']));
      expect((await send('GET', `${project}/resources?per_page=200`)).body['meta']).toEqual({ total: 1000 });
      for (const nothing of [[], null, undefined]) {
        const answer = await assign(nothing);
        expect([answer.status, answer.body]).toEqual([200, { resources: [] }]);
      }
    });

    it('200: does not touch when the project was updated', async () => {
      const before = await send('GET', project);
      server.clock.advance(60);
      await assign(await createDroplets('a'));
      expect((await send('GET', project)).body).toEqual(before.body);
    });

    it.each([
      ['resources.0', ['droplet:7']],
      ['resources.1', ['do:droplet:7', 7]],
      ['resources.0', ['do:droplet:']],
      ['resources', 'do:droplet:7'],
    ])('422 names the field %s: %j', async (field, resources) => {
      const answer = await assign(resources);
      expect([answer.status, answer.body['errors']]).toMatchObject([422, [{ field }]]);
    });

    it('404: into a project of nobody’s, nothing is moved', async () => {
      const urns = await createDroplets('a');
      expect((await assign(urns, '/v2/projects/11111111-1111-4111-8111-111111111111')).status).toBe(404);
      expect(await inside('/v2/projects/default')).toEqual(urns);
    });

    it.each([
      ['do:droplet:7', 'droplet:read'],
      ['do:domain:example.com', 'domain:read'],
      ['do:volume:506f78a4-e098-11e5-ad9f-000f53306ae1', 'block_storage:read'],
      ['do:reservedip:203.0.113.7', 'reserved_ip:read'],
      ['do:floatingip:203.0.113.7', 'reserved_ip:read'],
    ])('403: %s is moved by whoever may see it, with %s', async (urn, permission) => {
      const body = { resources: [urn] };
      const { secret } = await server.issue(['project:assign_resource'], { accountId });
      for (const path of [project, '/v2/projects/default']) {
        const refused = await server.request('POST', `${path}/resources`, { token: secret, body });
        expect([refused.status, refused.body['missing']]).toEqual([403, [permission]]);
      }
      const { secret: both } = await server.issue(['project:update', permission], { accountId });
      const moved = await server.request('POST', `${project}/resources`, { token: both, body });
      expect(moved.status).toBe(200);
    });
  });
});
