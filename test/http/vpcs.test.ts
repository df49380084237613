import type { Droplet, Problem, Vpc } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const INSIDE = { name: 'env.prod-vpc', region: 'nyc1' };
const MACHINE = { size: 's-1vcpu-1gb', image: 'debian-12-x64' };
const NOWHERE = '/v2/vpcs/11111111-1111-4111-8111-111111111111';

describe.each(DATABASES)('networks on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  let token: string;
  let accounts = 0;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const email = `vpc-${++accounts}@example.com`;
    accountId = (await createAccount(server.database.kysely, { email, name: 'V', createdAt: new Date() })).id;
    token = (await server.issue(['vpcs:write', 'droplets:write'], { accountId })).secret;
  });

  const send = (method: string, path: string, body?: unknown): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body !== undefined && { body }) });
  const vpcIn = ({ body }: TestAnswer): Vpc => body['vpc'] as Vpc;
  const create = async (body: object = {}): Promise<Vpc> =>
    vpcIn(await send('POST', '/v2/vpcs', { ...INSIDE, ...body }));
  const read = async (id: string): Promise<Vpc> => vpcIn(await send('GET', `/v2/vpcs/${id}`));
  const all = async (): Promise<Vpc[]> => (await send('GET', '/v2/vpcs?per_page=200')).body['vpcs'] as Vpc[];
  const fieldsOf = ({ body }: TestAnswer): (string | undefined)[] => [
    ...new Set((body as Partial<Problem>).errors?.map(({ field }) => field)),
  ];
  const createDroplets = async (names: string[], more: object = {}): Promise<Droplet[]> =>
    (await send('POST', '/v2/droplets', { ...MACHINE, names, ...more })).body['droplets'] as Droplet[];
  const addressOf = ({ networks }: Droplet): string | undefined =>
    networks.v4.find(({ type }) => type === 'private')?.ip_address;
  const defaultIn = async (region: string): Promise<Vpc | undefined> =>
    (await all()).find((vpc) => vpc.default && vpc.region === region);

  describe('from the start', () => {
    it('there is one in each region, the default, with a range of its own', async () => {
      const vpcs = await all();
      const { body } = await send('GET', '/v2/regions?per_page=200');
      const regions = (body['regions'] as { slug: string }[]).map(({ slug }) => slug);
      expect(vpcs.map((vpc) => vpc.region).toSorted()).toEqual(regions.toSorted());
      expect(vpcs.every((vpc) => vpc.default && vpc.name === `default-${vpc.region}`)).toBe(true);
      expect(new Set(vpcs.map((vpc) => vpc.ip_range)).size).toBe(vpcs.length);
    });
  });

  describe('POST /v2/vpcs', () => {
    it('201: answers the network as it is read from then on', async () => {
      const asked = { ...INSIDE, description: 'VPC for production', ip_range: '10.10.10.0/24' };
      const answer = await send('POST', '/v2/vpcs', asked);
      const vpc = vpcIn(answer);
      expect(answer.status).toBe(201);
      expect(vpc).toEqual({
        ...asked,
        id: vpc.id,
        urn: `do:vpc:${vpc.id}`,
        default: false,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      });
      server.clock.advance(60);
      expect(await read(vpc.id)).toEqual(vpc);
    });

    it('201: chooses a free /20 where no range is given, empty or null', async () => {
      const ranges: string[] = [];
      for (const [name, nothing] of [
        ['a', undefined],
        ['b', ''],
        ['c', null],
      ] as const) {
        const vpc = await create({ name, ip_range: nothing, description: nothing });
        expect(vpc).toMatchObject({ description: '', ip_range: expect.stringMatching(/\/20$/) });
        ranges.push(vpc.ip_range);
      }
      expect(new Set(ranges).size).toBe(3);
      expect((await create({ name: 'd', ip_range: '10.10.10.0/24' })).ip_range).toBe('10.10.10.0/24');
      const others = (await all()).map((vpc) => vpc.ip_range);
      expect(new Set(others).size).toBe(others.length);
    });

    it('201: many at once get a range each', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      const answers = await Promise.all(names.map((name) => send('POST', '/v2/vpcs', { ...INSIDE, name })));
      expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
      expect(new Set(answers.map((answer) => vpcIn(answer).ip_range)).size).toBe(names.length);
    });

    it('422: a range overlaps no other of the account; those of other accounts do not matter', async () => {
      const { ip_range: range } = await create({ ip_range: '10.10.10.0/24' });
      for (const overlapping of [range, '10.10.0.0/16', '10.10.10.128/28']) {
        const answer = await send('POST', '/v2/vpcs', { ...INSIDE, name: 'b', ip_range: overlapping });
        expect([answer.status, fieldsOf(answer)]).toEqual([422, ['ip_range']]);
        expect(answer.body['message']).toContain('overlaps with another VPC network in your account: env.prod-vpc');
      }
      const { secret } = await server.issue(['write']);
      const body = { ...INSIDE, ip_range: range };
      expect((await server.request('POST', '/v2/vpcs', { token: secret, body })).status).toBe(201);
    });

    it.each([
      ['name', { name: undefined }],
      ['name', { name: '' }],
      ['name', { name: 'my network' }],
      ['name', { name: 'default-nyc1' }],
      ['region', { region: undefined }],
      ['region', { region: 'moon1' }],
      ['description', { description: 'd'.repeat(256) }],
      ['ip_range', { ip_range: '10.10.10.0' }],
      ['ip_range', { ip_range: '10.0.0.0/8' }],
      ['ip_range', { ip_range: '10.10.10.0/29' }],
      ['ip_range', { ip_range: '10.10.10.5/24' }],
      ['ip_range', { ip_range: '8.8.8.0/24' }],
      ['ip_range', { ip_range: 'fd00::/20' }],
    ])('422 names the field %s: %j', async (field, body) => {
      const before = await all();
      const answer = await send('POST', '/v2/vpcs', { ...INSIDE, ...body });
      expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
      expect(await all()).toEqual(before);
    });

    it('422: names all that is wrong', async () => {
      const wrong = { name: 'default-nyc1', region: 'moon1', ip_range: '1.1.1.0/24' };
      expect(fieldsOf(await send('POST', '/v2/vpcs', wrong))).toEqual(['name', 'region', 'ip_range']);
    });
  });

  it('GET /v2/vpcs lists all of the account, oldest first, page by page', async () => {
    const { length } = await all();
    for (const name of ['b', 'a']) {
      server.clock.advance(1);
      await create({ name });
    }
    const { body } = await send('GET', `/v2/vpcs?per_page=${length}&page=2`);
    expect((body['vpcs'] as Vpc[]).map(({ name }) => name)).toEqual(['b', 'a']);
    expect(body['meta']).toEqual({ total: length + 2 });
  });

  it.each(['/v2/vpcs/123abc', '/v2/vpcs/7', NOWHERE])('404: %s names nothing', async (path) => {
    const answers = [
      await send('GET', path),
      await send('GET', `${path}/members`),
      await send('PUT', path, { name: 'x' }),
      await send('PATCH', path, { name: 'x' }),
      await send('DELETE', path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });

  describe('PUT /v2/vpcs/{vpc_id}', () => {
    it('200: changes name and description, and empties a description that is left out', async () => {
      const vpc = await create({ description: 'old' });
      const wanted = { name: 'renamed', description: 'new', default: false };
      const answer = await send('PUT', `/v2/vpcs/${vpc.id}`, wanted);
      expect([answer.status, vpcIn(answer)]).toEqual([200, { ...vpc, name: 'renamed', description: 'new' }]);
      expect(await read(vpc.id)).toEqual(vpcIn(answer));
      expect(vpcIn(await send('PUT', `/v2/vpcs/${vpc.id}`, { name: 'renamed' })).description).toBe('');
    });

    it('422: has a name, and no other network’s', async () => {
      const { id } = await create();
      for (const name of [undefined, null, 'a b', 'default-nyc1']) {
        const answer = await send('PUT', `/v2/vpcs/${id}`, { name });
        expect([answer.status, fieldsOf(answer)]).toEqual([422, ['name']]);
      }
    });
  });

  describe('PATCH /v2/vpcs/{vpc_id}', () => {
    it('200: changes what is given and leaves what is left out or null', async () => {
      const vpc = await create({ description: 'old' });
      const path = `/v2/vpcs/${vpc.id}`;
      expect(vpcIn(await send('PATCH', path, { name: null, description: 'new' }))).toEqual({
        ...vpc,
        description: 'new',
      });
      expect(vpcIn(await send('PATCH', path, {}))).toEqual({ ...vpc, description: 'new' });
      expect((await send('PATCH', path, { name: 'default-fra1' })).status).toBe(422);
    });
  });

  describe('the default network of a region', () => {
    it.each(['PUT', 'PATCH'])('is always one: the last that was made it, by %s', async (method) => {
      const old = await defaultIn('nyc1');
      const vpc = await create();
      const elsewhere = await defaultIn('nyc3');
      const body = { name: vpc.name, default: true };
      expect(vpcIn(await send(method, `/v2/vpcs/${vpc.id}`, body))).toMatchObject({ default: true });
      expect(await read(old?.id ?? '')).toEqual({ ...old, default: false });
      expect((await defaultIn('nyc1'))?.id).toBe(vpc.id);
      expect(await defaultIn('nyc3')).toEqual(elsewhere);
      const [droplet] = await createDroplets(['web-1'], { region: 'nyc1' });
      expect(droplet?.vpc_uuid).toBe(vpc.id);
    });

    it('stays it when it is said not to be, as clients do that always send the field', async () => {
      const { id = '', name = '' } = (await defaultIn('nyc1')) ?? {};
      const answer = await send('PUT', `/v2/vpcs/${id}`, { name, description: 'mine', default: false });
      expect([answer.status, vpcIn(answer)]).toMatchObject([200, { default: true, description: 'mine' }]);
    });

    it('403: cannot be deleted, but can once another is', async () => {
      const { id = '' } = (await defaultIn('nyc1')) ?? {};
      const answer = await send('DELETE', `/v2/vpcs/${id}`);
      expect([answer.status, answer.body['id']]).toEqual([403, 'forbidden']);
      expect(answer.body['message']).toContain('Can not delete the default VPC');
      const vpc = await create();
      await send('PATCH', `/v2/vpcs/${vpc.id}`, { default: true });
      expect((await send('DELETE', `/v2/vpcs/${id}`)).status).toBe(204);
      expect((await defaultIn('nyc1'))?.id).toBe(vpc.id);
    });
  });

  describe('DELETE /v2/vpcs/{vpc_id}', () => {
    it('204: is gone, and its name and range are free', async () => {
      const { id, ip_range: range } = await create();
      expect((await send('DELETE', `/v2/vpcs/${id}`)).status).toBe(204);
      expect((await send('GET', `/v2/vpcs/${id}`)).status).toBe(404);
      expect((await send('DELETE', `/v2/vpcs/${id}`)).status).toBe(404);
      expect((await create()).ip_range).toBe(range);
    });

    it('403: is kept as long as a Droplet is in it', async () => {
      const { id } = await create();
      const [droplet] = await createDroplets(['web-1'], { vpc_uuid: id });
      const answer = await send('DELETE', `/v2/vpcs/${id}`);
      expect([answer.status, answer.body['id']]).toEqual([403, 'forbidden']);
      expect(answer.body['message']).toContain('Can not delete VPC with members');
      await send('DELETE', `/v2/droplets/${droplet?.id}`);
      expect((await send('DELETE', `/v2/vpcs/${id}`)).status).toBe(204);
    });
  });

  describe('GET /v2/vpcs/{vpc_id}/members', () => {
    it('lists Droplets, page by page, by kind if asked to', async () => {
      const { id } = await create();
      const droplets = await createDroplets(['a', 'b', 'c'], { vpc_uuid: id });
      await createDroplets(['elsewhere'], { region: 'nyc1' });
      const members = droplets.map((droplet) => ({
        urn: `do:droplet:${droplet.id}`,
        name: droplet.name,
        created_at: droplet.created_at,
      }));
      const list = async (query: string) => (await send('GET', `/v2/vpcs/${id}/members${query}`)).body;
      expect(await list('')).toEqual({ members, links: {}, meta: { total: 3 } });
      expect(await list('?resource_type=droplet&per_page=2&page=2')).toMatchObject({ members: members.slice(2) });
      expect(await list('?resource_type=kubernetes')).toMatchObject({ members: [], meta: { total: 0 } });
    });

    it('shows no Droplets to a token that may not see them', async () => {
      const { id } = await create();
      await createDroplets(['a'], { vpc_uuid: id });
      const { secret } = await server.issue(['vpcs:write'], { accountId });
      const { body } = await server.request('GET', `/v2/vpcs/${id}/members`, { token: secret });
      expect(body).toEqual({ members: [], links: {}, meta: { total: 0 } });
    });
  });

  describe('the addresses of a network', () => {
    const small = { ip_range: '10.10.10.16/28' };

    it('are given one to each Droplet, and none is left over', async () => {
      const { id } = await create(small);
      const names = Array.from({ length: 9 }, (_, index) => `web-${index}`);
      const first = await createDroplets(names, { vpc_uuid: id });
      const rest = await createDroplets(names.slice(0, 4), { vpc_uuid: id });
      expect([...first, ...rest].map(addressOf)).toEqual(Array.from({ length: 13 }, (_, i) => `10.10.10.${18 + i}`));
      const answer = await send('POST', '/v2/droplets', { ...MACHINE, name: 'full', vpc_uuid: id });
      expect([answer.status, fieldsOf(answer)]).toEqual([422, ['vpc_uuid']]);
      expect((await send('GET', `/v2/vpcs/${id}/members`)).body['meta']).toEqual({ total: 13 });
    });

    it('are given again when they are free, after the others and in their order', async () => {
      const { id } = await create(small);
      const names = Array.from({ length: 6 }, (_, index) => `web-${index}`);
      const kept = await createDroplets(names, { vpc_uuid: id });
      const others = await createDroplets(names, { vpc_uuid: id });
      for (const droplet of [kept[1], kept[4], ...others]) await send('DELETE', `/v2/droplets/${droplet?.id}`);
      const again = await createDroplets(names, { vpc_uuid: id });
      expect(again.map(addressOf)).toEqual([30, 19, 22, 24, 25, 26].map((host) => `10.10.10.${host}`));
      const answer = await send('POST', '/v2/droplets', { ...MACHINE, names: names.slice(0, 4), vpc_uuid: id });
      expect(answer.status).toBe(422);
      const last = await createDroplets(names.slice(0, 3), { vpc_uuid: id });
      expect(last.map(addressOf)).toEqual([27, 28, 29].map((host) => `10.10.10.${host}`));
    });
  });
});
