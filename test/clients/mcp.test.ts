import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { startMcpClient, type McpClient } from './mcp-client.ts';

type Json = Readonly<Record<string, unknown>>;
interface Action {
  readonly id: number;
  readonly status: string;
  readonly type: string;
}

const EVERYTHING = ['write', 'account', 'billing'];
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdh0MJ5hGsIDiGK9A6zVqAxLR5Bh6DEW5QOZkIzRrq0 ada@example.com';

describe.each(DATABASES)('DigitalOcean’s MCP server against Postern on $name', (database) => {
  let server: TestServer;
  let mcp: McpClient;
  const call = async <T = Json>(tool: string, input?: object): Promise<T> => (await mcp.call(tool, input)) as T;
  const create = (name: string, more: object = {}) =>
    call<Json & { readonly id: number }>('droplet-create', {
      Name: name,
      Region: 'nyc3',
      Size: 's-1vcpu-1gb',
      ImageSlug: 'ubuntu-24-04-x64',
      Backup: false,
      Monitoring: true,
      ...more,
    });

  beforeAll(async () => {
    server = await startTestServer({ database });
    mcp = await startMcpClient({ origin: server.origin, token: (await server.issue(EVERYTHING)).secret });
  });
  afterAll(async () => {
    await mcp.stop();
    await server.stop();
  });

  it('sees the account, the balance and the billing history', async () => {
    expect(await call('account-get-information')).toMatchObject({ email: 'ada@example.com', status: 'active' });
    expect(await call('balance-get')).toMatchObject({ month_to_date_usage: expect.stringMatching(/^\d+\.\d\d$/) });
    expect(JSON.stringify(await call('billing-history-list'))).toBeTypeOf('string');
    expect(JSON.stringify(await call('invoice-list'))).toContain('invoice_preview');
  });

  it('sees regions, sizes and images', async () => {
    expect(await call<Json[]>('region-list')).toContainEqual(expect.objectContaining({ slug: 'nyc3' }));
    expect(await call<Json[]>('size-list')).toContainEqual(expect.objectContaining({ slug: 's-1vcpu-1gb' }));
    const images = await call<Json[]>('image-list', { Type: 'distribution' });
    expect(JSON.stringify(images)).toContain('ubuntu-24-04-x64');
  });

  it('creates a Droplet, finds it and destroys it', async () => {
    const { id, name } = await create('web-1');
    expect(name).toBe('web-1');
    expect(await call('droplet-get', { ID: id })).toMatchObject({ id, status: 'active', region: { slug: 'nyc3' } });
    expect(JSON.stringify(await call('droplet-list'))).toContain('"web-1"');
    await call('droplet-delete', { ID: id });
    await expect(call('droplet-get', { ID: id })).rejects.toThrow(/404/);
  });

  it('acts on a Droplet, and follows the actions', async () => {
    const { id } = await create('busy');
    const powerOff = await call<Action>('power-off-droplet', { ID: id });
    expect(powerOff).toMatchObject({ type: 'power_off' });
    expect(await call('action-get', { ID: powerOff.id })).toMatchObject({ status: 'completed' });
    await expect(call('power-off-droplet', { ID: id })).rejects.toThrow('Droplet is already powered off');
    await call('resize-droplet', { ID: id, Size: 's-1vcpu-2gb', ResizeDisk: true });
    await call('power-on-droplet', { ID: id });
    await call('rename-droplet', { ID: id, Name: 'busier' });
    await call('enable-ipv6-droplet', { ID: id });
    await call('enable-backups-droplet', { ID: id });
    expect(await call('droplet-get', { ID: id })).toMatchObject({
      name: 'busier',
      status: 'active',
      disk: 50,
      features: expect.arrayContaining(['ipv6', 'backups']),
    });
    await call('reboot-droplet', { ID: id });
    await call('rebuild-droplet-by-slug', { ID: id, ImageSlug: 'debian-12-x64' });
    const types = (await call<Action[]>('action-list')).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['create', 'power_off', 'resize', 'rename', 'reboot', 'rebuild']));
  });

  it('takes a snapshot, makes a Droplet of it, and deletes it', async () => {
    const { id } = await create('original');
    await call('snapshot-droplet', { ID: id, Name: 'before the upgrade' });
    const { snapshot_ids: snapshots } = await call<{ snapshot_ids: number[] }>('droplet-get', { ID: id });
    const image = snapshots[0];
    expect(await call('image-get', { ID: image })).toMatchObject({ name: 'before the upgrade', type: 'snapshot' });
    await call('image-update', { ID: image, Name: 'kept' });
    const copy = await create('copy', { ImageSlug: undefined, ImageID: image });
    await call('image-delete', { ID: image });
    expect(await call('droplet-get', { ID: copy.id })).toMatchObject({ image: { id: image, name: 'kept' } });
  });

  it('adds, finds and removes an SSH key', async () => {
    const key = await call<{ id: number; fingerprint: string }>('key-create', { Name: 'laptop', PublicKey: KEY });
    expect(key.fingerprint).toMatch(/^([0-9a-f]{2}:){15}[0-9a-f]{2}$/);
    expect(await call('key-get', { ID: key.id })).toMatchObject({ name: 'laptop', public_key: KEY });
    await expect(call('key-create', { Name: 'again', PublicKey: KEY })).rejects.toThrow('already in use');
    await call('key-delete', { ID: key.id });
    expect(JSON.stringify(await call('key-list'))).not.toContain('laptop');
  });

  it('makes a volume, attaches it, takes a snapshot, and removes all of it', async () => {
    const { id: dropletId } = await create('with-volume');
    const volume = await call<{ id: string }>('volume-create', { Name: 'data', Region: 'nyc3', SizeGigaBytes: 10 });
    await call('volume-attach', { VolumeID: volume.id, DropletID: dropletId });
    expect(await call('volume-get', { ID: volume.id })).toMatchObject({ droplet_ids: [dropletId] });
    await call('volume-resize', { VolumeID: volume.id, SizeGigaBytes: 20, Region: 'nyc3' });
    const snapshot = await call<{ id: string }>('volume-snapshot-create', { VolumeID: volume.id, Name: 'monday' });
    await call('volume-detach', { VolumeID: volume.id, DropletID: dropletId });
    await call('volume-snapshot-delete', { ID: snapshot.id });
    await call('volume-delete', { ID: volume.id });
    await expect(call('volume-get', { ID: volume.id })).rejects.toThrow(/404/);
  });

  it('keeps a domain with its records, a network, and a reserved address', async () => {
    await call('domain-create', { Name: 'example.com', IPAddress: '192.0.2.7' });
    const record = await call<{ id: number }>('domain-record-create', {
      Domain: 'example.com',
      Type: 'A',
      Name: 'www',
      Data: '192.0.2.8',
    });
    expect(await call('domain-record-get', { Domain: 'example.com', RecordID: record.id })).toMatchObject({
      name: 'www',
      data: '192.0.2.8',
    });
    await call('domain-delete', { Name: 'example.com' });
    const vpc = await call<{ id: string }>('vpc-create', { Name: 'inside', Region: 'nyc3', Subnet: '10.10.10.0/24' });
    expect(await call('vpc-get', { ID: vpc.id })).toMatchObject({ ip_range: '10.10.10.0/24' });
    await call('vpc-delete', { ID: vpc.id });
    const { id: dropletId } = await create('reachable');
    const { ip } = await call<{ ip: string }>('reserved-ip-reserve', { Region: 'nyc3', Type: 'ipv4' });
    await call('reserved-ip-assign', { IP: ip, DropletID: dropletId, Type: 'ipv4' });
    expect(await call('reserved-ip-get', { IP: ip })).toMatchObject({ droplet: { id: dropletId } });
    await call('reserved-ip-unassign', { IP: ip, Type: 'ipv4' });
    await call('reserved-ip-release', { IP: ip, Type: 'ipv4' });
  });

  it('is told what a narrow token lacks, and does nothing', async () => {
    const { secret } = await server.issue(['droplets:read']);
    const narrow = await startMcpClient({ origin: server.origin, token: secret });
    try {
      expect(JSON.stringify(await narrow.call('droplet-list'))).toContain('busier');
      const refused = narrow.call('droplet-create', {
        Name: 'never',
        Region: 'nyc3',
        Size: 's-1vcpu-1gb',
        ImageSlug: 'ubuntu-24-04-x64',
      });
      await expect(refused).rejects.toThrow(/403.*droplet:create/s);
      await expect(narrow.call('account-get-information')).rejects.toThrow(/403.*account:read/s);
      expect(JSON.stringify(await narrow.call('droplet-list'))).not.toContain('never');
    } finally {
      await narrow.stop();
    }
  });

  it('is told that a kind of resource is not simulated', async () => {
    await expect(call('lb-list')).rejects.toThrow('Postern does not simulate loadBalancers_list');
  });
});
