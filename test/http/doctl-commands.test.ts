import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

type Json = Readonly<Record<string, unknown>>;
interface Made {
  readonly droplet: { readonly id: number; readonly status: string; readonly region: { readonly slug: string } };
  readonly links: { readonly actions: readonly { readonly id: number; readonly rel: string; readonly href: string }[] };
}

const ACTION_SECONDS = 2;
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdh0MJ5hGsIDiGK9A6zVqAxLR5Bh6DEW5QOZkIzRrq0 laptop\n';

/** The requests that doctl makes for its commands, in its order and with its bodies, while actions take their time. */
describe.each(DATABASES)('doctl’s commands on $name', (database) => {
  let server: TestServer;
  let token: string;

  beforeAll(async () => {
    const environment = { POSTERN_ACTION_SECONDS: String(ACTION_SECONDS) };
    server = await startTestServer({ database, environment, withClock: true });
    token = (await server.issue(['write', 'account', 'billing'])).secret;
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
  const nothing = async (method: string, path: string, body?: object): Promise<void> => {
    expect(await send(method, path, body)).toMatchObject({ status: 204, body: {} });
  };

  /** The first page with 200 items, then every other up to the last that it names. */
  async function list<T = Json>(path: string, root: string): Promise<T[]> {
    const page = async (number: number): Promise<Json> =>
      ask('GET', `${path}${path.includes('?') ? '&' : '?'}page=${number}&per_page=200`);
    const first = await page(1);
    const { pages } = first['links'] as { readonly pages?: { readonly last?: string } };
    const last = Number(new URL(pages?.last ?? 'http://x/?page=1').searchParams.get('page'));
    const items = [...(first[root] as T[])];
    for (let number = 2; number <= last; number++) items.push(...((await page(number))[root] as T[]));
    return items;
  }

  /** `--wait`: asks for the action until it is no longer in progress. */
  async function wait(actionId: number): Promise<Json> {
    for (let look = 0; look < 5; look++) {
      const { action } = await ask<{ action: Json }>('GET', `/v2/actions/${actionId}`);
      if (action['status'] !== 'in-progress') return action;
      expect(action['completed_at']).toBeNull();
      server.clock.advance(ACTION_SECONDS);
      await server.jobs.run();
    }
    throw new Error(`Action ${actionId} does not end.`);
  }

  async function createDroplet(name: string, more: object = {}): Promise<number> {
    const asked = {
      name,
      region: 'nyc3',
      size: 's-1vcpu-1gb',
      image: 'ubuntu-24-04-x64',
      ssh_keys: [],
      backups: false,
      ipv6: false,
      private_networking: false,
      monitoring: false,
      tags: [],
      ...more,
    };
    const { droplet, links } = await ask<Made>('POST', '/v2/droplets', asked);
    expect(droplet).toMatchObject({ status: 'new', locked: true });
    const created = links.actions.find(({ rel }) => rel === 'create');
    await wait(Number(new URL(created?.href ?? '').pathname.split('/').at(-1)));
    return droplet.id;
  }

  async function act(dropletId: number, body: object): Promise<Json> {
    const { action } = await ask<{ action: { id: number; status: string } }>(
      'POST',
      `/v2/droplets/${dropletId}/actions`,
      body,
    );
    expect(action.status).toBe('in-progress');
    const ended = await wait(action.id);
    expect(await ask('GET', `/v2/droplets/${dropletId}/actions/${action.id}`)).toEqual({ action: ended });
    expect(ended['status']).toBe('completed');
    return ended;
  }
  const show = async (id: number): Promise<Json> => (await ask<{ droplet: Json }>('GET', `/v2/droplets/${id}`)).droplet;

  it('auth init, account get, account ratelimit', async () => {
    expect(await ask('GET', '//v1/oauth/token/info')).toMatchObject({ resource_owner_id: expect.any(Number) });
    const { status, body, headers: sent } = await send('GET', '/v2/account');
    expect([status, body['account']]).toEqual([
      200,
      expect.objectContaining({ status: 'active', team: expect.anything() }),
    ]);
    for (const name of ['limit', 'remaining', 'reset']) expect(sent.get(`ratelimit-${name}`)).toMatch(/^\d+$/);
  });

  it('compute region list, size list, image list and get', async () => {
    expect((await list('/v2/regions', 'regions')).length).toBeGreaterThan(10);
    expect((await list('/v2/sizes', 'sizes')).length).toBeGreaterThan(50);
    const all = await list<{ slug: string | null; public: boolean; id: number }>('/v2/images', 'images');
    const ubuntu = all.find(({ slug }) => slug === 'ubuntu-24-04-x64');
    expect(await ask('GET', '/v2/images/ubuntu-24-04-x64')).toEqual({ image: ubuntu });
    expect(await ask('GET', `/v2/images/${ubuntu?.id}`)).toEqual({ image: ubuntu });
    expect(await list('/v2/images?type=distribution', 'images')).toContainEqual(
      expect.objectContaining({ id: ubuntu?.id }),
    );
    expect(await list('/v2/images?type=application', 'images')).not.toContainEqual(
      expect.objectContaining({ id: ubuntu?.id }),
    );
    expect(await list('/v2/images?private=true', 'images')).toEqual([]);
  });

  it('compute ssh-key import, list, get, update, delete', async () => {
    const { ssh_key: key } = await ask<{ ssh_key: { id: number; fingerprint: string } }>('POST', '/v2/account/keys', {
      name: 'laptop',
      public_key: KEY,
    });
    expect(await ask('GET', `/v2/account/keys/${key.fingerprint}`)).toEqual({ ssh_key: key });
    expect(await list('/v2/account/keys', 'ssh_keys')).toEqual([key]);
    expect(await ask('PUT', `/v2/account/keys/${key.id}`, { name: 'desk' })).toMatchObject({
      ssh_key: { name: 'desk' },
    });
    const id = await createDroplet('with-key', { ssh_keys: [key.id] });
    await createDroplet('with-fingerprint', { ssh_keys: [key.fingerprint] });
    expect((await show(id))['status']).toBe('active');
    await nothing('DELETE', `/v2/account/keys/${key.id}`);
    expect((await send('DELETE', `/v2/account/keys/${key.id}`)).status).toBe(404);
  });

  it('compute droplet create for several names at once, without a region, with --wait', async () => {
    const ids = await Promise.all(['par-1', 'par-2', 'par-3'].map((name) => createDroplet(name, { region: '' })));
    for (const id of ids) expect((await show(id))['region']).toMatchObject({ slug: expect.stringMatching(/^\w+$/) });
    const listed = await list<{ id: number }>('/v2/droplets', 'droplets');
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    for (const id of ids) await nothing('DELETE', `/v2/droplets/${id}`);
    expect((await send('GET', `/v2/droplets/${ids[0]}`)).status).toBe(404);
  });

  it('compute tag create, droplet tag, list --tag-name, untag, delete --tag-name', async () => {
    const id = await createDroplet('tagged');
    await ask('POST', '/v2/tags', { name: 'web' });
    await ask('POST', '/v2/tags', { name: 'web' });
    const resources = [{ resource_id: String(id), resource_type: 'droplet' }];
    await nothing('POST', '/v2/tags/web/resources', { resources });
    const { tag } = await ask<{ tag: { resources: Json } }>('GET', '/v2/tags/web');
    expect(tag.resources).toMatchObject({
      count: 1,
      droplets: { count: 1 },
      images: { count: 0 },
      databases: { count: 0 },
    });
    expect(await list('/v2/droplets?tag_name=web', 'droplets')).toMatchObject([{ id, tags: ['web'] }]);
    await nothing('DELETE', '/v2/tags/web/resources', { resources });
    expect(await list('/v2/droplets?tag_name=web', 'droplets')).toEqual([]);
    await nothing('POST', '/v2/tags/web/resources', { resources });
    await nothing('DELETE', '/v2/droplets?tag_name=web');
    expect((await send('GET', `/v2/droplets/${id}`)).status).toBe(404);
    await nothing('DELETE', '/v2/tags/web');
    expect(await list('/v2/tags', 'tags')).toEqual([]);
  });

  it('compute droplet-action, every one of them', async () => {
    const id = await createDroplet('acted-on');
    for (const type of ['reboot', 'power_cycle', 'password_reset', 'enable_ipv6', 'enable_private_networking']) {
      await act(id, { type });
    }
    await act(id, { type: 'shutdown' });
    expect(await show(id)).toMatchObject({ status: 'off', features: expect.arrayContaining(['ipv6']) });
    await act(id, { type: 'power_on' });
    await act(id, { type: 'power_off' });
    expect((await send('POST', `/v2/droplets/${id}/actions`, { type: 'power_off' })).body['message']).toContain(
      'Droplet is already powered off',
    );
    await act(id, { type: 'resize', size: 's-1vcpu-2gb', disk: false });
    expect(await show(id)).toMatchObject({ size_slug: 's-1vcpu-2gb', memory: 2048, disk: 25 });
    await act(id, { type: 'resize', size: 's-1vcpu-2gb', disk: true });
    await act(id, { type: 'power_on' });
    await act(id, { type: 'rename', name: 'renamed' });
    expect(await show(id)).toMatchObject({ name: 'renamed', disk: 50, status: 'active' });
    await act(id, { type: 'enable_backups', backup_policy: { plan: 'daily', weekday: '', hour: 4 } });
    expect((await show(id))['next_backup_window']).toMatchObject({ start: expect.stringMatching(/T04:00:00Z$/) });
    await act(id, { type: 'change_backup_policy', backup_policy: { plan: 'weekly', weekday: 'SUN', hour: 8 } });
    await act(id, { type: 'disable_backups' });
    expect((await show(id))['next_backup_window']).toBeNull();
    await act(id, { type: 'rebuild', image: 'debian-12-x64' });
    expect(await show(id)).toMatchObject({ image: { slug: 'debian-12-x64' } });
    for (const place of ['actions', 'backups', 'kernels', 'snapshots', 'neighbors']) {
      await ask('GET', `/v2/droplets/${id}/${place}?page=1&per_page=200`);
    }
    const types = (await list<{ type: string }>('/v2/actions', 'actions')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['create', 'reboot', 'resize', 'rename', 'rebuild', 'shutdown']));
  });

  it('compute droplet-action snapshot, snapshot list, get and delete, droplet-action restore', async () => {
    const id = await createDroplet('kept');
    const action = await act(id, { type: 'snapshot', name: 'before' });
    const snapshots = await list<{ id: string; created_at: string }>(
      '/v2/snapshots?resource_type=droplet',
      'snapshots',
    );
    const [snapshot] = snapshots;
    expect(snapshots).toMatchObject([{ name: 'before', resource_id: String(id), resource_type: 'droplet' }]);
    expect(snapshot?.created_at).toBe(action['started_at']);
    expect(await ask('GET', `/v2/snapshots/${snapshot?.id}`)).toMatchObject({ snapshot });
    await act(id, { type: 'restore', image: Number(snapshot?.id) });
    await act(id, { type: 'rebuild', image: Number(snapshot?.id) });
    expect((await show(id))['image']).toMatchObject({ id: Number(snapshot?.id), slug: null });
    const copy = await createDroplet('copy', { image: Number(snapshot?.id) });
    await nothing('DELETE', `/v2/snapshots/${snapshot?.id}`);
    expect((await show(copy))['image']).toMatchObject({ id: Number(snapshot?.id), name: 'before' });
  });

  it('projects create, update, resources assign, list and get, delete', async () => {
    const id = await createDroplet('in-a-project');
    const { project } = await ask<{ project: { id: string } }>('POST', '/v2/projects', {
      name: 'site',
      description: '',
      purpose: 'Service or API',
      environment: '',
    });
    const place = `/v2/projects/${project.id}`;
    const changes = { name: null, description: 'All of it', purpose: null, environment: null, is_default: null };
    expect(await ask('PATCH', place, changes)).toMatchObject({ project: { name: 'site', description: 'All of it' } });
    const urn = `do:droplet:${id}`;
    expect(await ask('POST', `${place}/resources`, { resources: [urn] })).toMatchObject({
      resources: [{ urn, status: 'assigned' }],
    });
    expect(await list(`${place}/resources`, 'resources')).toMatchObject([{ urn }]);
    const refused = await send('DELETE', place);
    expect(refused.status).toBe(412);
    expect(refused.body['message']).toContain('cannot delete a project with resources');
    await ask('POST', '/v2/projects/default/resources', { resources: [urn] });
    await nothing('DELETE', place);
    expect(await list('/v2/projects', 'projects')).toMatchObject([{ is_default: true }]);
  });

  it('balance get, billing-history list, invoice list, get, summary, csv, pdf', async () => {
    server.clock.advance(3600);
    await server.jobs.run();
    expect(await ask('GET', '/v2/customers/my/balance')).toMatchObject({
      month_to_date_usage: expect.stringMatching(/^\d+\.\d\d$/),
    });
    await list('/v2/customers/my/billing_history', 'billing_history');
    await list('/v2/customers/my/invoices', 'invoices');
    const preview = '/v2/customers/my/invoices/preview';
    const items = await list<{ amount: string }>(preview, 'invoice_items');
    expect(items.length).toBeGreaterThan(0);
    for (const { amount } of items) expect(amount).toMatch(/^\d+\.\d\d$/);
    expect(await ask('GET', `${preview}/summary`)).toMatchObject({ user_email: 'ada@example.com' });
    const csv = await send('GET', `${preview}/csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(String(csv.body['text'])).toMatch(
      /^product,group_description,description,hours,start,end,USD,project_name,category/,
    );
    const pdf = await send('GET', `${preview}/pdf`);
    expect(pdf.headers.get('content-type')).toContain('application/pdf');
    expect(String(pdf.body['text'])).toMatch(/^%PDF-/);
  });
});
