import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

type Json = Readonly<Record<string, unknown>>;
interface Droplet {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  readonly locked: boolean;
  readonly disk: number;
  readonly size_slug: string;
  readonly features: readonly string[];
  readonly volume_ids: readonly string[];
  readonly networks: { readonly v4: readonly { readonly type: string }[]; readonly v6: readonly unknown[] };
}
interface Action {
  readonly id: number;
  readonly status: string;
  readonly started_at: string;
  readonly completed_at: string | null;
}

const ACTION_SECONDS = 2;
/** The provider looks for the first time ten seconds after it has asked for something. */
const FIRST_LOOK_SECONDS = 10;

/** The requests that Terraform's DigitalOcean provider makes, and what it demands of the answers, while actions take their time. */
describe.each(DATABASES)('Terraform’s resources on $name', (database) => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    const environment = { POSTERN_ACTION_SECONDS: String(ACTION_SECONDS) };
    server = await startTestServer({ database, environment, withClock: true });
    token = (await server.issue(['write', 'account'])).secret;
  });
  afterAll(() => server.stop());

  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  const send = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, path, { token, headers, ...(body !== undefined && { body }) });
  async function ask<T = Json>(method: string, path: string, body?: object): Promise<T> {
    const answer = await send(method, path, body);
    expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return answer.body as T;
  }
  const statusOf = async (method: string, path: string, body?: object): Promise<number> =>
    (await send(method, path, body)).status;
  const show = async (id: number): Promise<Droplet> =>
    (await ask<{ droplet: Droplet }>('GET', `/v2/droplets/${id}`)).droplet;
  async function pass(seconds: number): Promise<void> {
    server.clock.advance(seconds);
    await server.jobs.run();
  }

  /** Follows an action in the list of all, and takes `completed_at` for its end. */
  async function follow({ id }: { readonly id: number }): Promise<Action> {
    await pass(FIRST_LOOK_SECONDS);
    const { action } = await ask<{ action: Action }>('GET', `/v2/actions/${id}`);
    expect(action).toMatchObject({ status: 'completed', completed_at: expect.stringMatching(/Z$/) });
    return action;
  }
  const act = async (id: number, body: object): Promise<Action> =>
    (await ask<{ action: Action }>('POST', `/v2/droplets/${id}/actions`, body)).action;

  async function create(name: string, more: object = {}): Promise<Droplet> {
    const asked = {
      image: 'ubuntu-22-04-x64',
      name,
      region: 'nyc3',
      size: 's-1vcpu-1gb',
      ssh_keys: null,
      tags: [],
      ...more,
    };
    const { droplet } = await ask<{ droplet: Droplet }>('POST', '/v2/droplets', {
      backups: false,
      ipv6: false,
      private_networking: false,
      monitoring: false,
      ...asked,
    });
    expect(droplet.status).toBe('new');
    await pass(FIRST_LOOK_SECONDS);
    const ready = await show(droplet.id);
    expect(ready).toMatchObject({ status: 'active', locked: false });
    return ready;
  }

  async function destroy(id: number): Promise<void> {
    expect((await show(id)).locked).toBe(false);
    expect(await statusOf('DELETE', `/v2/droplets/${id}`)).toBe(204);
    expect(await statusOf('GET', `/v2/droplets/${id}`)).toBe(404);
  }

  async function tag(name: string, type: string, id: string): Promise<void> {
    await ask('POST', '/v2/tags', { name });
    const resources = [{ resource_id: id, resource_type: type }];
    expect(await statusOf('POST', `/v2/tags/${name}/resources`, { resources })).toBe(204);
  }

  it('a Droplet is made, read twice alike, and destroyed', async () => {
    const droplet = await create('tf-acc-test--01basic', { user_data: 'foobar' });
    expect(await show(droplet.id)).toEqual(droplet);
    expect(droplet).toMatchObject({
      disk: 25,
      vpc_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      image: { slug: 'ubuntu-22-04-x64' },
      size: { price_hourly: 0.008_93, price_monthly: 6 },
      features: expect.arrayContaining(['private_networking']),
    });
    expect(droplet.features).not.toContain('monitoring');
    expect(droplet.networks.v4.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'private',
      'public',
    ]);
    expect(droplet.networks.v6).toEqual([]);
    await destroy(droplet.id);
  });

  it('a Droplet is destroyed at once while it is still new', async () => {
    const { droplet } = await ask<{ droplet: Droplet }>('POST', '/v2/droplets', {
      name: 'late',
      region: 'nyc3',
      size: 's-1vcpu-1gb',
      image: 'ubuntu-22-04-x64',
    });
    expect(await statusOf('DELETE', `/v2/droplets/${droplet.id}`)).toBe(204);
    expect(await statusOf('GET', `/v2/droplets/${droplet.id}`)).toBe(404);
    await pass(FIRST_LOOK_SECONDS);
    expect(await statusOf('GET', `/v2/droplets/${droplet.id}`)).toBe(404);
  });

  it('a Droplet is renamed in place, by an action that only its name tells the end of', async () => {
    const { id } = await create('old-name');
    await act(id, { type: 'rename', name: 'new-name' });
    expect((await show(id)).name).toBe('old-name');
    await pass(FIRST_LOOK_SECONDS);
    expect(await show(id)).toMatchObject({ name: 'new-name', locked: false });
    await destroy(id);
  });

  it.each([
    ['with its disk', true, 50],
    ['without its disk', false, 25],
  ])('a Droplet is resized in place, %s', async (_, disk, expected) => {
    const { id } = await create('resized');
    await act(id, { type: 'power_off' });
    expect((await show(id)).status).toBe('active');
    await pass(FIRST_LOOK_SECONDS);
    expect((await show(id)).status).toBe('off');
    await follow(await act(id, { type: 'resize', size: 'S-1VCPU-2GB', disk }));
    expect(await show(id)).toMatchObject({ status: 'off', size_slug: 's-1vcpu-2gb', disk: expected });
    await act(id, { type: 'power_on' });
    await pass(FIRST_LOOK_SECONDS);
    expect((await show(id)).status).toBe('active');
    await destroy(id);
  });

  it('a smaller size whose disk is as large as the Droplet’s is taken, and a smaller disk refused', async () => {
    const { id } = await create('shrunk');
    const resize = async (change: { size: string; disk: boolean }): Promise<number> => {
      await act(id, { type: 'power_off' });
      await pass(FIRST_LOOK_SECONDS);
      const status = await statusOf('POST', `/v2/droplets/${id}/actions`, { type: 'resize', ...change });
      await pass(FIRST_LOOK_SECONDS);
      await act(id, { type: 'power_on' });
      await pass(FIRST_LOOK_SECONDS);
      return status;
    };
    expect(await resize({ size: 's-1vcpu-2gb', disk: false })).toBe(201);
    expect(await resize({ size: 's-1vcpu-1gb', disk: true })).toBe(201);
    expect(await resize({ size: 's-1vcpu-2gb', disk: true })).toBe(201);
    expect(await resize({ size: 's-1vcpu-1gb', disk: true })).toBe(422);
    expect(await show(id)).toMatchObject({ size_slug: 's-1vcpu-2gb', disk: 50 });
    await destroy(id);
  });

  it('backups, IPv6 and tags of a Droplet are changed in place', async () => {
    const { id } = await create('changed');
    await follow(await act(id, { type: 'enable_backups' }));
    expect((await show(id)).features).toContain('backups');
    await follow(await act(id, { type: 'disable_backups' }));
    expect((await show(id)).features).not.toContain('backups');
    await act(id, { type: 'enable_ipv6' });
    await pass(FIRST_LOOK_SECONDS);
    const changed = await show(id);
    expect(changed.features).toContain('ipv6');
    expect(changed.networks.v6).toMatchObject([{ type: 'public', ip_address: expect.stringMatching(/^[0-9a-f:]+$/) }]);
    await tag('barbaz', 'droplet', String(id));
    expect(await show(id)).toMatchObject({ tags: ['barbaz'] });
    const resources = [{ resource_id: String(id), resource_type: 'droplet' }];
    expect(await statusOf('DELETE', '/v2/tags/barbaz/resources', { resources })).toBe(204);
    expect(await show(id)).toMatchObject({ tags: [] });
    await destroy(id);
  });

  it('a snapshot is found by the second at which its action began, and outlives its Droplet', async () => {
    const { id } = await create('snapped');
    const posted = await act(id, { type: 'snapshot', name: 'snapshot-of-it' });
    await follow(posted);
    const path = `/v2/droplets/${id}/snapshots?per_page=200`;
    const { snapshots } = await ask<{ snapshots: { id: number; created_at: string }[] }>('GET', path);
    const snapshot = snapshots.find((one) => one.created_at === posted.started_at);
    expect((await show(id)) as unknown).toMatchObject({ snapshot_ids: [snapshot?.id] });
    await destroy(id);
    const read = await ask('GET', `/v2/snapshots/${snapshot?.id}`);
    expect(read['snapshot']).toMatchObject({ resource_id: String(id), min_disk_size: 25, regions: ['nyc3'] });
    expect(await statusOf('DELETE', `/v2/snapshots/${snapshot?.id}`)).toBe(204);
    expect(await statusOf('GET', `/v2/snapshots/${snapshot?.id}`)).toBe(404);
  });

  it('a volume comes with a Droplet, is taken off it, and both go', async () => {
    const unset = { description: '', snapshot_id: '', filesystem_type: '', filesystem_label: '', tags: [] };
    const { volume } = await ask<{ volume: { id: string } }>('POST', '/v2/volumes', {
      ...unset,
      region: 'sfo3',
      name: 'volume-1',
      size_gigabytes: 1,
    });
    const droplet = await create('with-volume', { region: 'sfo3', volumes: [{ id: volume.id }] });
    expect(droplet.volume_ids).toEqual([volume.id]);
    const detach = { type: 'detach', droplet_id: droplet.id };
    const { action } = await ask<{ action: Action }>('POST', `/v2/volumes/${volume.id}/actions`, detach);
    await follow(action);
    expect((await show(droplet.id)).volume_ids).toEqual([]);
    await destroy(droplet.id);
    expect(await statusOf('DELETE', `/v2/volumes/${volume.id}`)).toBe(204);
    expect(await statusOf('GET', `/v2/volumes/${volume.id}`)).toBe(404);
  });

  it('a network holds a Droplet, and cannot go before it', async () => {
    const { vpc } = await ask<{ vpc: { id: string; urn: string } }>('POST', '/v2/vpcs', {
      name: 'inside',
      region: 'nyc3',
    });
    expect(vpc.urn).toBe(`do:vpc:${vpc.id}`);
    const droplet = await create('in-network', { vpc_uuid: vpc.id, ipv6: true });
    expect(droplet).toMatchObject({ vpc_uuid: vpc.id });
    expect(await statusOf('DELETE', `/v2/vpcs/${vpc.id}`)).toBe(403);
    await destroy(droplet.id);
    expect(await statusOf('DELETE', `/v2/vpcs/${vpc.id}`)).toBe(204);
  });

  it('a project becomes the default, and stops being it when another does', async () => {
    const { project: first } = await ask<{ project: { id: string } }>('GET', '/v2/projects/default');
    const wanted = { name: 'myproj', description: '', purpose: 'Web Application', environment: '' };
    const { project } = await ask<{ project: Json & { id: string } }>('POST', '/v2/projects', wanted);
    const { description, purpose, environment, name } = project;
    const kept = { name, description, purpose, environment };
    await ask('PATCH', `/v2/projects/${project.id}`, { ...kept, is_default: true });
    expect(await ask('GET', `/v2/projects/${first.id}`)).toMatchObject({ project: { is_default: false } });
    await ask('PATCH', `/v2/projects/${first.id}`, { name: null, is_default: true });
    expect(await ask('GET', `/v2/projects/${project.id}`)).toMatchObject({ project: { ...kept, is_default: false } });
    await ask('PATCH', `/v2/projects/${project.id}`, { ...kept, is_default: false });
    expect(await statusOf('DELETE', `/v2/projects/${project.id}`)).toBe(204);
    expect(await statusOf('GET', `/v2/projects/${project.id}`)).toBe(404);
  });

  it('thirty domains are moved into a project in one call, and leave it when they go', async () => {
    const { project } = await ask<{ project: { id: string } }>('POST', '/v2/projects', {
      name: 'many',
      description: '',
      purpose: 'Web Application',
      environment: '',
    });
    const names = Array.from({ length: 30 }, (_, index) => `tf-acc-test--project-${index}.com`);
    await Promise.all(names.map((name) => ask('POST', '/v2/domains', { name })));
    const place = `/v2/projects/${project.id}/resources`;
    await ask('POST', place, { resources: names.map((name) => `do:domain:${name}`) });
    expect(await ask('GET', `${place}?page=1&per_page=200`)).toMatchObject({ links: {}, meta: { total: 30 } });
    for (const name of names) expect(await statusOf('DELETE', `/v2/domains/${name}`)).toBe(204);
    expect(await ask('GET', place)).toMatchObject({ resources: [], meta: { total: 0 } });
    expect(await statusOf('DELETE', `/v2/projects/${project.id}`)).toBe(204);
  });

  it('a custom image is pending, then available, and is in each region that it is transferred to', async () => {
    const { image } = await ask<{ image: Json & { id: number } }>('POST', '/v2/images', {
      name: 'flatcar',
      url: 'https://images.example.com/flatcar.bin.bz2',
      region: 'nyc3',
      distribution: 'Unknown OS',
      description: 'flatcar-description',
      tags: ['flatcar'],
    });
    expect(['NEW', 'pending']).toContain(image['status']);
    await pass(FIRST_LOOK_SECONDS);
    const path = `/v2/images/${image.id}`;
    expect((await ask('GET', path))['image']).toMatchObject({
      status: 'available',
      type: 'custom',
      distribution: 'Unknown OS',
      regions: ['nyc3'],
      tags: ['flatcar'],
      slug: null,
    });
    for (const region of ['nyc2', 'tor1']) {
      await follow((await ask<{ action: Action }>('POST', `${path}/actions`, { type: 'transfer', region })).action);
    }
    expect(
      (await ask<{ image: { regions: string[] } }>('GET', path)).image.regions.toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['nyc2', 'nyc3', 'tor1']);
    expect(await statusOf('DELETE', path)).toBe(204);
    expect(await statusOf('GET', path)).toBe(404);
  });

  it('importing what does not exist is told so, whatever the identifier looks like', async () => {
    const missing = [
      '/v2/droplets/123',
      '/v2/volumes/123abc',
      '/v2/vpcs/123abc',
      '/v2/domains/nonexistent.com',
      '/v2/account/keys/7',
    ];
    for (const path of missing) {
      const { status, body } = await send('GET', path);
      expect([status, body['message']], path).toEqual([404, 'The resource you were accessing could not be found.']);
    }
  });
});
