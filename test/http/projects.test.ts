import type { Problem, Project } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const NOWHERE = '/v2/projects/11111111-1111-4111-8111-111111111111';
const API = { name: 'my-web-api', description: 'My website API', purpose: 'Service or API', environment: 'Production' };

describe.each(DATABASES)('projects on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accounts = 0;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const email = `project-${++accounts}@example.com`;
    const account = await createAccount(server.database.kysely, { email, name: 'P', createdAt: new Date() });
    token = (await server.issue(['projects', 'droplets:write'], { accountId: account.id })).secret;
  });

  const send = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body !== undefined && { body }) });
  const projectIn = ({ body }: TestAnswer): Project => body['project'] as Project;
  const create = async (body: object = {}): Promise<Project> =>
    projectIn(await send('POST', '/v2/projects', { ...API, ...body }));
  const read = async (id: string): Promise<Project> => projectIn(await send('GET', `/v2/projects/${id}`));
  const all = async (): Promise<Project[]> => (await send('GET', '/v2/projects')).body['projects'] as Project[];
  const fieldsOf = ({ body }: TestAnswer): (string | undefined)[] => [
    ...new Set((body as Partial<Problem>).errors?.map(({ field }) => field)),
  ];

  describe('from the start', () => {
    it('there is one, the default, which goes by that name too', async () => {
      const [first, ...others] = await all();
      expect(others).toEqual([]);
      expect(first).toMatchObject({ name: 'first-project', is_default: true, environment: '' });
      expect(await read('default')).toEqual(first);
      expect(await read(first?.id ?? '')).toEqual(first);
    });
  });

  describe('POST /v2/projects', () => {
    it('201: answers the project, with the account it belongs to, as it is read from then on', async () => {
      const answer = await send('POST', '/v2/projects', API);
      const project = projectIn(answer);
      expect(answer.status).toBe(201);
      expect(project).toMatchObject({ ...API, is_default: false });
      expect(project.owner_uuid).toMatch(/^[0-9a-f]{40}$/);
      expect(project.owner_id).toBeGreaterThan(0);
      expect(project.updated_at).toBe(project.created_at);
      server.clock.advance(60);
      expect(await read(project.id)).toEqual(project);
    });

    it('201: takes empty texts, and leaves empty what is left out or null', async () => {
      const empty = { name: 'terraform', description: '', purpose: 'Web Application', environment: '' };
      expect(await create(empty)).toMatchObject(empty);
      for (const nothing of [undefined, null]) {
        const project = await create({ name: `p-${nothing}`, description: nothing, environment: nothing });
        expect(project).toMatchObject({ description: '', environment: '' });
      }
      expect(await create({ name: 'aimless', purpose: '' })).toMatchObject({ purpose: '' });
    });

    it('201: marks a purpose of one’s own, once, and names an environment as DigitalOcean does', async () => {
      const project = await create({ purpose: 'MyWeb App, (Beta)', environment: 'staging' });
      expect(project).toMatchObject({ purpose: 'Other: MyWeb App, (Beta)', environment: 'Staging' });
      const { name, description, purpose, environment } = project;
      const back = { name, description, purpose, environment, is_default: false };
      expect(projectIn(await send('PATCH', `/v2/projects/${project.id}`, back)).purpose).toBe(purpose);
      const long = await create({ name: 'long', purpose: 'p'.repeat(255) });
      expect(long.purpose).toBe(`Other: ${'p'.repeat(255)}`);
      expect((await send('PATCH', `/v2/projects/${long.id}`, { purpose: long.purpose })).status).toBe(200);
    });

    it('409: no two of an account have one name, whoever comes first', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => send('POST', '/v2/projects', API)));
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
      const { body } = await send('POST', '/v2/projects', API);
      expect(body).toMatchObject({ id: 'conflict', message: 'name is already in use' });
      expect(await all()).toHaveLength(2);
    });

    it('201: another account has names of its own', async () => {
      await create();
      const { secret } = await server.issue(['projects']);
      expect((await server.request('POST', '/v2/projects', { token: secret, body: API })).status).toBe(201);
    });

    it.each([
      ['name', { name: undefined }],
      ['name', { name: '' }],
      ['name', { name: 'n'.repeat(176) }],
      ['name', { name: 'a\nb' }],
      ['description', { description: 'd'.repeat(256) }],
      ['description', { description: 'a\0b' }],
      ['purpose', { purpose: undefined }],
      ['purpose', { purpose: 'p'.repeat(256) }],
      ['environment', { environment: 'Testing' }],
    ])('422 names the field %s: %j', async (field, body) => {
      const answer = await send('POST', '/v2/projects', { ...API, ...body });
      expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
      expect(await all()).toHaveLength(1);
    });

    it('201: takes names and descriptions of full length', async () => {
      const full = { name: 'ñ'.repeat(175), description: 'd'.repeat(255) };
      expect(await create(full)).toMatchObject(full);
    });
  });

  describe('GET /v2/projects', () => {
    it('lists all of the account, oldest first, page by page', async () => {
      for (const name of ['b', 'a', 'c']) {
        server.clock.advance(1);
        await create({ name });
      }
      expect((await all()).map(({ name }) => name)).toEqual(['first-project', 'b', 'a', 'c']);
      const { body } = await send('GET', '/v2/projects?per_page=3&page=2');
      expect((body['projects'] as Project[]).map(({ name }) => name)).toEqual(['c']);
      expect(body).toMatchObject({ meta: { total: 4 }, links: { pages: { prev: expect.stringMatching(/page=1/) } } });
    });
  });

  describe.each(['/v2/projects/123abc', '/v2/projects/1', NOWHERE, `${NOWHERE}/`])('%s', (path) => {
    it('404: names nothing', async () => {
      const answers = [
        await send('GET', path),
        await send('PATCH', path, { name: 'x' }),
        await send('PUT', path, { ...API, is_default: true }),
        await send('DELETE', path),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
      expect((await read('default')).name).toBe('first-project');
    });
  });

  describe('PATCH /v2/projects/{project_id}', () => {
    it('200: changes what is given and leaves what is left out or null', async () => {
      const project = await create();
      server.clock.advance(90);
      const changes = { name: null, description: '', purpose: 'IoT', environment: null, is_default: null };
      const changed = projectIn(await send('PATCH', `/v2/projects/${project.id}`, changes));
      expect(changed).toEqual({ ...project, description: '', purpose: 'IoT', updated_at: changed.updated_at });
      expect(Date.parse(changed.updated_at) - Date.parse(project.updated_at)).toBe(90_000);
      expect(await read(project.id)).toEqual(changed);
    });

    it('200: keeps its own name, and takes one that is free', async () => {
      const project = await create();
      for (const name of [API.name, 'other']) {
        expect(projectIn(await send('PATCH', `/v2/projects/${project.id}`, { name })).name).toBe(name);
      }
    });

    it('409: takes no other project’s name', async () => {
      const { id } = await create();
      expect((await send('PATCH', `/v2/projects/${id}`, { name: 'first-project' })).status).toBe(409);
      expect((await send('PATCH', '/v2/projects/default', { name: API.name })).status).toBe(409);
    });

    it.each([{}, { name: null }, { id: 'x' }])('422: %j changes nothing', async (body) => {
      expect((await send('PATCH', '/v2/projects/default', body)).status).toBe(422);
    });

    it('200: goes by default too', async () => {
      const changed = await send('PATCH', '/v2/projects/default', { name: 'my-web-api' });
      expect([changed.status, projectIn(changed).is_default]).toEqual([200, true]);
      expect((await all()).map(({ name }) => name)).toEqual(['my-web-api']);
    });
  });

  describe('PUT /v2/projects/{project_id}', () => {
    const whole = { ...API, name: 'renamed', environment: 'Staging', is_default: false };

    it('200: changes all of it', async () => {
      const { id } = await create();
      const answer = await send('PUT', `/v2/projects/${id}`, whole);
      expect([answer.status, projectIn(answer)]).toMatchObject([200, whole]);
      expect(projectIn(await send('PUT', '/v2/projects/default', { ...whole, name: 'd', is_default: true })).name).toBe(
        'd',
      );
    });

    it.each(Object.keys(whole))('422: %s may be neither left out nor null', async (field) => {
      const { id } = await create();
      for (const nothing of [undefined, null]) {
        const answer = await send('PUT', `/v2/projects/${id}`, { ...whole, [field]: nothing });
        expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
      }
    });
  });

  describe('the default project', () => {
    const defaults = async (): Promise<string[]> =>
      (await all()).filter((project) => project.is_default).map(({ name }) => name);

    it('is always one: the last that was made it', async () => {
      const { id: first } = await read('default');
      const { id } = await create();
      const moved = await send('PATCH', `/v2/projects/${id}`, { is_default: true });
      expect([moved.status, projectIn(moved).is_default]).toEqual([200, true]);
      expect(await defaults()).toEqual([API.name]);
      expect((await read('default')).id).toBe(id);
      await send('PATCH', `/v2/projects/${first}`, { is_default: true });
      expect(await read(id)).toMatchObject({ is_default: false });
      expect(await defaults()).toEqual(['first-project']);
    });

    it('is one even when many are made it at once', async () => {
      const made: Project[] = [];
      for (const name of ['a', 'b', 'c', 'd']) made.push(await create({ name }));
      const answers = await Promise.all(
        made.map(({ id }) => send('PATCH', `/v2/projects/${id}`, { is_default: true })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(await defaults()).toHaveLength(1);
    });

    it('422: does not stop being it but for another', async () => {
      const answer = await send('PATCH', '/v2/projects/default', { is_default: false, name: 'x' });
      expect([answer.status, fieldsOf(answer)]).toEqual([422, ['is_default']]);
      expect(answer.body['message']).toContain('make another project the default');
      expect(await defaults()).toEqual(['first-project']);
      const { id } = await create();
      expect((await send('PATCH', `/v2/projects/${id}`, { is_default: false })).status).toBe(200);
    });

    it('412: cannot be deleted', async () => {
      const { id } = await read('default');
      const answer = await send('DELETE', `/v2/projects/${id}`);
      expect([answer.status, answer.body['id']]).toEqual([412, 'precondition_failed']);
      expect(answer.body['message']).toContain('cannot delete the default project');
      expect(await all()).toHaveLength(1);
    });
  });

  describe('DELETE /v2/projects/{project_id}', () => {
    it('204: is gone, and its name is free', async () => {
      const { id } = await create();
      expect((await send('DELETE', `/v2/projects/${id}`)).status).toBe(204);
      expect((await send('GET', `/v2/projects/${id}`)).status).toBe(404);
      expect((await send('DELETE', `/v2/projects/${id}`)).status).toBe(404);
      expect((await create()).id).not.toBe(id);
    });

    it('412: is kept as long as something is in it', async () => {
      const machine = { name: 'web-1', size: 's-1vcpu-1gb', image: 'debian-12-x64' };
      const { body } = await send('POST', '/v2/droplets', machine);
      const { id: dropletId } = body['droplet'] as { id: number };
      const { id } = await create();
      await send('POST', `/v2/projects/${id}/resources`, { resources: [`do:droplet:${dropletId}`] });
      const answer = await send('DELETE', `/v2/projects/${id}`);
      expect([answer.status, answer.body['id'], answer.body['message']]).toEqual([
        412,
        'precondition_failed',
        'cannot delete a project with resources. move or remove the resources first',
      ]);
      await send('DELETE', `/v2/droplets/${dropletId}`);
      expect((await send('DELETE', `/v2/projects/${id}`)).status).toBe(204);
    });
  });
});
