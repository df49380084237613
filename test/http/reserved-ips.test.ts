import type { Droplet, ReservedIp, ReservedIpAction } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

const PATH = '/v2/reserved_ips';
const NOBODY = 4_000_000_000;

describe.each(DATABASES)('reserved IPs on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({
      database,
      withClock: true,
      dropletLimit: 100,
      environment: { POSTERN_ACTION_SECONDS: '2' },
    });
    token = (await server.issue(['reserved_ips:write', 'droplets:write', 'projects:write'])).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, path, { token, ...(body !== undefined && { body }) });
  const ipOf = ({ body }: TestAnswer): ReservedIp => body['reserved_ip'] as ReservedIp;
  const actionOf = ({ body }: TestAnswer): ReservedIpAction => body['action'] as ReservedIpAction;
  const reserve = async (body: object = { region: 'nyc3' }): Promise<ReservedIp> => ipOf(await ask('POST', PATH, body));
  const show = async (ip: string): Promise<ReservedIp> => ipOf(await ask('GET', `${PATH}/${ip}`));
  const act = (ip: string, body: object): Promise<TestAnswer> => ask('POST', `${PATH}/${ip}/actions`, body);
  const settle = async (): Promise<void> => {
    server.clock.advance(3);
    await server.jobs.run();
  };
  const createDroplet = async (region = 'nyc3', more: object = {}): Promise<Droplet> => {
    const body = { name: 'tf-acc-test', size: 's-1vcpu-1gb', image: 'ubuntu-22-04-x64', region, ...more };
    const { id } = (await ask('POST', '/v2/droplets', body)).body['droplet'] as Droplet;
    await settle();
    return (await ask('GET', `/v2/droplets/${id}`)).body['droplet'] as Droplet;
  };
  /** Reserves an address for a Droplet of its own. */
  const reserveAssigned = async (): Promise<{ ip: string; droplet: Droplet }> => {
    const droplet = await createDroplet();
    const { ip } = await reserve({ droplet_id: droplet.id });
    await settle();
    return { ip, droplet };
  };
  const charges = (ip: string) =>
    server.database.kysely
      .selectFrom('charges')
      .select(['product', 'description', 'hourly_nanodollars', 'ended_at'])
      .where('resource_type', '=', 'reserved_ip')
      .where('resource_id', '=', ip)
      .orderBy('id')
      .execute();
  const isCharged = async (ip: string): Promise<boolean> =>
    (await charges(ip)).some((charge) => charge.ended_at === null);
  const expectRefused = (answer: TestAnswer, message: string): void => {
    expect({ status: answer.status, message: answer.body['message'] }).toEqual({ status: 422, message });
  };

  describe('POST /v2/reserved_ips', () => {
    it('reserves an address for a region, as Terraform asks for it', async () => {
      const { status, body } = await ask('POST', PATH, { region: 'nyc3', project_id: '' });
      const { body: project } = await ask('GET', '/v2/projects/default');
      expect(status).toBe(202);
      expect(body).toEqual({
        reserved_ip: {
          ip: expect.stringMatching(/^100\.\d+\.\d+\.\d+$/),
          region: expect.objectContaining({ slug: 'nyc3', name: 'New York 3' }),
          droplet: null,
          locked: false,
          project_id: (project['project'] as { id: string }).id,
        },
        links: {},
      });
      const { ip } = body['reserved_ip'] as ReservedIp;
      expect(await show(ip)).toEqual(body['reserved_ip']);
    });

    it('reserves an address for a Droplet, and assigns it in its time', async () => {
      const droplet = await createDroplet();
      const { status, body } = await ask('POST', PATH, { droplet_id: droplet.id });
      const { ip, ...created } = body['reserved_ip'] as ReservedIp;
      expect(status).toBe(202);
      expect(created).toMatchObject({ droplet: null, locked: true, region: { slug: 'nyc3' } });
      const action = (body['links'] as { actions: { id: number }[] }).actions[0]?.id;
      expect(body['links']).toEqual({
        droplets: [{ id: droplet.id, rel: 'droplet', href: `${server.origin}/v2/droplets/${droplet.id}` }],
        actions: [{ id: action, rel: 'assign_ip', href: `${server.origin}/v2/actions/${action}` }],
      });
      await settle();
      expect(await show(ip)).toEqual({ ...created, ip, locked: false, droplet });
    });

    it('puts it into the project that is named', async () => {
      const made = await ask('POST', '/v2/projects', { name: 'addresses', purpose: 'IoT' });
      const { id } = made.body['project'] as { id: string };
      const { ip, project_id: projectId } = await reserve({ region: 'nyc3', project_id: id });
      const { body } = await ask('GET', `/v2/projects/${id}/resources`);
      expect(projectId).toBe(id);
      expect((body['resources'] as { urn: string }[]).map(({ urn }) => urn)).toEqual([`do:reservedip:${ip}`]);
      await ask('DELETE', `${PATH}/${ip}`);
      expect((await ask('GET', `/v2/projects/${id}/resources`)).body['resources']).toEqual([]);
    });

    it.each([
      [{}, 'region', 'Give region, or droplet_id.'],
      [{ region: 'xyz5' }, 'region', 'there is no region "xyz5"'],
      [{ region: 'sfo1' }, 'region', 'sfo1 takes no new resources'],
      [{ droplet_id: NOBODY }, 'droplet_id', `the account has no Droplet "${NOBODY}"`],
      [{ region: 'nyc3', project_id: 'nothing' }, 'project_id', 'the account has no project "nothing"'],
    ])('refuses %o, naming the field, and reserves nothing', async (body, field, message) => {
      const before = (await ask('GET', PATH)).body['meta'];
      const answer = await ask('POST', PATH, body);
      expect({ status: answer.status, errors: answer.body['errors'] }).toEqual({
        status: 422,
        errors: [{ field, message }],
      });
      expect((await ask('GET', PATH)).body['meta']).toEqual(before);
    });

    it('refuses a Droplet elsewhere, and one that has an address', async () => {
      const { droplet } = await reserveAssigned();
      expectRefused(
        await ask('POST', PATH, { droplet_id: droplet.id, region: 'lon1' }),
        'droplet_id: the Droplet is in nyc3, and the reserved IP in lon1',
      );
      expectRefused(await ask('POST', PATH, { droplet_id: droplet.id }), 'The Droplet already has a reserved IP.');
    });

    it('goes to no Droplet without public networking, neither at once nor later', async () => {
      const { id } = await createDroplet('nyc3', { public_networking: false });
      const sentence = 'A Droplet without public networking has no reserved IP.';
      expectRefused(await ask('POST', PATH, { droplet_id: id }), sentence);
      const { ip } = await reserve();
      expectRefused(await act(ip, { type: 'assign', droplet_id: id }), sentence);
      expect(await show(ip)).toMatchObject({ locked: false, droplet: null });
    });

    it('asks for project:assign_resource when a project is named', async () => {
      const { secret } = await server.issue(['reserved_ip:create']);
      const body = { region: 'nyc3', project_id: 'some' };
      const { status, body: problem } = await server.request('POST', PATH, { token: secret, body });
      expect({ status, suggested: problem['suggested_scope'] }).toEqual({
        status: 403,
        suggested: 'project:assign_resource',
      });
    });
  });

  describe('GET /v2/reserved_ips', () => {
    it('lists every address as it shows each, in pages, the oldest first', async () => {
      const { ip } = await reserveAssigned();
      server.clock.advance(1);
      const { ip: last } = await reserve();
      const { body } = await ask('GET', `${PATH}?per_page=200`);
      const listed = body['reserved_ips'] as ReservedIp[];
      expect(listed.slice(-2)).toEqual([await show(ip), await show(last)]);
      expect(body['meta']).toEqual({ total: listed.length });
      const page = await ask('GET', `${PATH}?per_page=1&page=${listed.length}`);
      expect((page.body['reserved_ips'] as ReservedIp[]).map((one) => one.ip)).toEqual([last]);
    });

    it('shows the Droplet and the project only to whoever may see those', async () => {
      const { ip, droplet } = await reserveAssigned();
      const seenWith = async (...scopes: string[]): Promise<ReservedIp> => {
        const { secret } = await server.issue(['reserved_ip:read', ...scopes]);
        return ipOf(await server.request('GET', `${PATH}/${ip}`, { token: secret }));
      };
      const bare = await seenWith();
      expect(Object.keys(bare).sort()).toEqual(['droplet', 'ip', 'locked', 'region']);
      expect(bare.droplet).toBeNull();
      expect((await seenWith('droplet:read')).droplet).toEqual(droplet);
      expect((await seenWith('project:read')).project_id).toMatch(/\w/);
    });

    it.each(['192.0.2.1', 'nonsense', '100.64.0.1/24', '%40', '::1'])('answers 404 of %s', async (ip) => {
      const answers = [await ask('GET', `${PATH}/${ip}`), await ask('DELETE', `${PATH}/${ip}`)];
      answers.push(await act(ip, { type: 'unassign' }), await ask('GET', `${PATH}/${ip}/actions`));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    });
  });

  describe('POST /v2/reserved_ips/{reserved_ip}/actions', () => {
    it('assigns in its time, holding the address until then', async () => {
      const droplet = await createDroplet();
      const { ip, project_id: projectId } = await reserve();
      const answer = await act(ip, { type: 'assign', droplet_id: droplet.id });
      const action = actionOf(answer);
      expect(answer.status).toBe(201);
      expect(action).toMatchObject({
        status: 'in-progress',
        type: 'assign_ip',
        completed_at: null,
        resource_type: 'reserved_ip',
        region_slug: 'nyc3',
        project_id: projectId,
      });
      expect(await show(ip)).toMatchObject({ locked: true, droplet: null });
      expectRefused(await act(ip, { type: 'unassign' }), 'The reserved IP already has a pending event.');
      await settle();
      expect(await show(ip)).toMatchObject({ locked: false, droplet });
      const ended = actionOf(await ask('GET', `${PATH}/${ip}/actions/${action.id}`));
      expect(ended).toEqual({ ...action, status: 'completed', completed_at: expect.any(String) });
    });

    it('moves an address from one Droplet to another in one go', async () => {
      const { ip } = await reserveAssigned();
      const other = await createDroplet();
      await act(ip, { type: 'assign', droplet_id: other.id });
      await settle();
      expect((await show(ip)).droplet).toEqual(other);
      expect(actionOf(await act(ip, { type: 'assign', droplet_id: other.id })).status).toBe('in-progress');
      await settle();
      expect((await show(ip)).droplet).toEqual(other);
    });

    it('unassigns what is assigned, and says so of what is not', async () => {
      const { ip, droplet } = await reserveAssigned();
      expect(actionOf(await act(ip, { type: 'unassign' }))).toMatchObject({ type: 'unassign_ip' });
      await settle();
      expect(await show(ip)).toMatchObject({ locked: false, droplet: null });
      expectRefused(await act(ip, { type: 'unassign' }), 'The reserved IP is not assigned to a Droplet.');
      expect((await ask('GET', `/v2/droplets/${droplet.id}`)).body['droplet']).toEqual(droplet);
    });

    it('refuses what cannot be assigned', async () => {
      const { ip } = await reserve();
      const elsewhere = await createDroplet('lon1');
      const { droplet: taken } = await reserveAssigned();
      const refusals: readonly [object, string][] = [
        [{ type: 'assign' }, 'droplet_id: Give the Droplet to assign it to.'],
        [{ type: 'lend' }, 'type: Give assign or unassign.'],
        [{ type: 'assign', droplet_id: NOBODY }, `droplet_id: the account has no Droplet "${NOBODY}"`],
        [
          { type: 'assign', droplet_id: elsewhere.id },
          'droplet_id: the Droplet is in lon1, and the reserved IP in nyc3',
        ],
        [{ type: 'assign', droplet_id: taken.id }, 'The Droplet already has a reserved IP.'],
      ];
      for (const [body, message] of refusals) expectRefused(await act(ip, body), message);
      expect(await show(ip)).toMatchObject({ locked: false, droplet: null });
    });

    it('fails when the Droplet is gone, or has another address, by the time it is due', async () => {
      const [one, two] = [await createDroplet(), await createDroplet()];
      const ips = [await reserve(), await reserve(), await reserve({ droplet_id: two.id })];
      const actions = [
        await act(ips[0]?.ip ?? '', { type: 'assign', droplet_id: one.id }),
        await act(ips[1]?.ip ?? '', { type: 'assign', droplet_id: two.id }),
      ];
      await ask('DELETE', `/v2/droplets/${one.id}`);
      await settle();
      for (const [index, action] of actions.map(actionOf).entries()) {
        const ip = ips[index]?.ip ?? '';
        expect(actionOf(await ask('GET', `${PATH}/${ip}/actions/${action.id}`)).status).toBe('errored');
        expect(await show(ip)).toMatchObject({ locked: false, droplet: null });
        expect(await isCharged(ip)).toBe(true);
      }
      expect((await show(ips[2]?.ip ?? '')).droplet?.id).toBe(two.id);
    });
  });

  describe('the actions of an address', () => {
    it('are listed with the newest first, and found among all actions of the account', async () => {
      const { ip } = await reserveAssigned();
      const { body } = await ask('GET', `${PATH}/${ip}/actions`);
      const actions = body['actions'] as ReservedIpAction[];
      expect(actions.map(({ type, status }) => `${type} ${status}`)).toEqual([
        'assign_ip completed',
        'reserve_ip completed',
      ]);
      expect(body).toMatchObject({ links: {}, meta: { total: 2 } });
      const id = actions[0]?.id;
      expect((await ask('GET', `/v2/actions/${id}`)).body['action']).toEqual(actions[0]);
      const { ip: other } = await reserve();
      expect((await ask('GET', `${PATH}/${other}/actions/${id}`)).status).toBe(404);
    });
  });

  describe('DELETE /v2/reserved_ips/{reserved_ip}', () => {
    it('gives an address back once, assigned or about to be', async () => {
      const { ip: assigned } = await reserveAssigned();
      const droplet = await createDroplet();
      const { ip: waiting } = await reserve({ droplet_id: droplet.id });
      const { id } = ((await ask('GET', `${PATH}/${waiting}/actions`)).body['actions'] as ReservedIpAction[])[0] ?? {};
      for (const ip of [assigned, waiting, (await reserve()).ip]) {
        expect((await ask('DELETE', `${PATH}/${ip}`)).status).toBe(204);
        expect((await ask('GET', `${PATH}/${ip}`)).status).toBe(404);
        expect((await ask('DELETE', `${PATH}/${ip}`)).status).toBe(404);
        expect(await isCharged(ip)).toBe(false);
      }
      await settle();
      expect(actionOf(await ask('GET', `/v2/actions/${id}`)).status).toBe('errored');
    });
  });

  describe('what an address costs', () => {
    it('runs exactly while it is assigned to nothing', async () => {
      const { ip } = await reserve();
      expect(await charges(ip)).toEqual([
        { product: 'Reserved IPs', description: ip, hourly_nanodollars: 7_440_000, ended_at: null },
      ]);
      const droplet = await createDroplet();
      await act(ip, { type: 'assign', droplet_id: droplet.id });
      await settle();
      expect(await isCharged(ip)).toBe(false);
      await act(ip, { type: 'unassign' });
      await settle();
      expect(await isCharged(ip)).toBe(true);
    });

    it('is nothing for one that was assigned from the start, until its Droplet is destroyed', async () => {
      const { ip, droplet } = await reserveAssigned();
      expect(await charges(ip)).toEqual([]);
      await ask('DELETE', `/v2/droplets/${droplet.id}`);
      expect(await show(ip)).toMatchObject({ locked: false, droplet: null });
      expect(await isCharged(ip)).toBe(true);
    });
  });
});

describe.each(DATABASES)('the limit of reserved IPs on $name', (database) => {
  it('is as many as Droplets, is shown with the account, and is kept', async () => {
    const server = await startTestServer({ database, dropletLimit: 2 });
    const { secret: token } = await server.issue(['reserved_ips:write', 'account']);
    const reserve = () => server.request('POST', PATH, { token, body: { region: 'nyc3' } });
    const answers = await Promise.all([reserve(), reserve(), reserve()]);
    const { body } = await server.request('GET', '/v2/account', { token });
    const left = (await server.request('GET', PATH, { token })).body['reserved_ips'] as ReservedIp[];
    await server.request('DELETE', `${PATH}/${left[0]?.ip}`, { token });
    const again = await reserve();
    await server.stop();
    expect(body['account']).toMatchObject({ reserved_ip_limit: 2, floating_ip_limit: 2 });
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([202, 202, 422]);
    expect(answers.find(({ status }) => status === 422)?.body['message']).toBe(
      'The account has 2 reserved IPs, and may not have more.',
    );
    expect(left).toHaveLength(2);
    expect(again.status).toBe(202);
  });
});
