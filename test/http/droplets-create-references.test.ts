import type { Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { problemIn } from '../support/token-calls.ts';

const GOOD = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const NOW = Date.parse('2026-11-22T10:00:00Z');

describe.each(DATABASES)('what a new Droplet refers to, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  beforeEach(async () => {
    accountId = await newAccount();
    token = (await server.issue(['write'], { accountId })).secret;
  });
  afterAll(() => server.stop());

  async function newAccount(): Promise<number> {
    const account = { email: `${crypto.randomUUID()}@example.com`, name: 'A', createdAt: new Date() };
    return (await createAccount(server.database.kysely, account)).id;
  }
  const create = (body: object): Promise<TestAnswer> =>
    server.request('POST', '/v2/droplets', { token, body: { ...GOOD, ...body } });
  const created = async (body: object): Promise<Droplet> => {
    const answer = await create(body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body['droplet'] as Droplet;
  };
  const refused = async (body: object): Promise<string> => {
    const answer = await create(body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect((await server.request('GET', '/v2/droplets', { token })).body['meta']).toEqual({ total: 0 });
    return problemIn(answer).message;
  };
  const shown = async ({ id }: Droplet): Promise<Droplet> =>
    (await server.request('GET', `/v2/droplets/${id}`, { token })).body['droplet'] as Droplet;

  const insertImage = async (row: object, owner = accountId): Promise<number> => {
    const values = {
      account_id: owner,
      type: 'snapshot' as const,
      name: 'saved',
      distribution: 'Ubuntu',
      description: '',
      status: 'available' as const,
      error_message: '',
      regions: 'lon1',
      min_disk_size: 25,
      size_gigabytes: 1.5,
      created_at: NOW,
      ...row,
    };
    const image = await server.database.kysely
      .insertInto('images')
      .values(values)
      .returning('id')
      .executeTakeFirstOrThrow();
    return image.id;
  };
  const insertVolume = async (row: object = {}, owner = accountId): Promise<string> => {
    const id = crypto.randomUUID();
    const values = {
      id,
      account_id: owner,
      name: `volume-${id}`,
      description: '',
      region_slug: 'sfo3',
      size_gigabytes: 1,
      filesystem_type: '',
      filesystem_label: '',
      created_at: NOW,
      ...row,
    };
    await server.database.kysely.insertInto('volumes').values(values).execute();
    return id;
  };
  const insertKey = async (fingerprint: string, owner = accountId): Promise<number> => {
    const key = { account_id: owner, name: 'k', fingerprint, public_key: 'ssh-ed25519 AAAA', created_at: NOW };
    const row = await server.database.kysely
      .insertInto('ssh_keys')
      .values(key)
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  };

  it('an image may be a snapshot, a backup or an import of the account, in a region that has it', async () => {
    for (const type of ['snapshot', 'backup', 'custom'] as const) {
      const image = await insertImage({ type });
      for (const asked of [image, String(image)]) {
        const droplet = await created({ image: asked, name: type });
        expect(droplet).toMatchObject({ region: { slug: 'lon1' }, image: { id: image, type, slug: null } });
      }
    }
  });

  it('an image that is not ready, not here, too large, deleted or somebody else’s is refused', async () => {
    const pending = await insertImage({ type: 'custom', status: 'pending' });
    expect(await refused({ image: pending })).toBe(`image: there is no image "${pending}"`);
    const deleted = await insertImage({ deleted_at: NOW });
    expect(await refused({ image: deleted })).toBe(`image: there is no image "${deleted}"`);
    const foreign = await insertImage({}, await newAccount());
    expect(await refused({ image: foreign })).toBe(`image: there is no image "${foreign}"`);
    const elsewhere = await insertImage({});
    expect(await refused({ image: elsewhere, region: 'nyc3' })).toContain(`image: image "${elsewhere}" is not in nyc3`);
    const large = await insertImage({ min_disk_size: 80 });
    expect(await refused({ image: large })).toContain('size: the disk of s-1vcpu-1gb has 25 GB');
  });

  it('goes on to be shown whole when its image is deleted', async () => {
    const image = await insertImage({});
    const droplet = await created({ image });
    const before = await shown(droplet);
    await server.database.kysely.updateTable('images').set({ deleted_at: NOW }).where('id', '=', image).execute();
    expect(await shown(droplet)).toEqual(before);
    const { body } = await server.request('GET', '/v2/droplets', { token });
    expect(body['droplets']).toEqual([before]);
  });

  it('keys of the account are taken by number or fingerprint, every unknown one is named', async () => {
    const id = await insertKey('aa:bb:cc');
    await created({ ssh_keys: [id, 'aa:bb:cc', 'AA:BB:CC', String(id)] });
    await server.request('DELETE', `/v2/droplets/${await firstDroplet()}`, { token });
    const foreign = await insertKey('dd:ee:ff', await newAccount());
    expect(await refused({ ssh_keys: [id, foreign, 'dd:ee:ff', 99] })).toBe(
      `ssh_keys: the account has no key "${foreign}"; ssh_keys: the account has no key "dd:ee:ff"; ssh_keys: the account has no key "99"`,
    );
  });
  const firstDroplet = async (): Promise<number> =>
    ((await server.request('GET', '/v2/droplets', { token })).body['droplets'] as Droplet[])[0]?.id ?? 0;

  it('volumes are attached with the Droplet, which goes where they are, and let go when it is destroyed', async () => {
    const ids = [await insertVolume(), await insertVolume()].toSorted();
    const droplet = await created({ volumes: [{ id: ids[1] }, { id: ids[0] }] });
    expect(droplet).toMatchObject({ region: { slug: 'sfo3' }, volume_ids: ids });
    expect((await shown(droplet)).volume_ids).toEqual(ids);
    expect(problemIn(await create({ volumes: [ids[0]] })).message).toContain(`attached to Droplet ${droplet.id}`);
    await server.request('DELETE', `/v2/droplets/${droplet.id}`, { token });
    expect((await created({ volumes: ids })).volume_ids).toEqual(ids);
  });

  it('volumes are attached by their names, as doctl asks: those of the region, or the only ones of the name', async () => {
    const [near, far] = [
      await insertVolume({ name: 'disk', region_slug: 'nyc1' }),
      await insertVolume({ name: 'disk', region_slug: 'lon1' }),
    ];
    const alone = await insertVolume({ name: 'alone', region_slug: 'lon1' });
    await insertVolume({ name: 'foreign' }, await newAccount());
    const volumes = (...names: string[]) => names.map((name) => ({ name }));
    expect(await refused({ volumes: volumes('foreign') })).toBe('volumes: the account has no volume "foreign"');
    expect(await refused({ volumes: volumes('disk') })).toBe(
      'volumes: the account has 2 volumes "disk": give a region, or an identifier',
    );
    expect(await refused({ volumes: volumes('alone'), region: 'nyc1' })).toContain(`volume "${alone}" is in lon1`);
    expect(await created({ volumes: volumes('alone') })).toMatchObject({
      volume_ids: [alone],
      region: { slug: 'lon1' },
    });
    expect((await created({ volumes: volumes('disk'), region: 'NYC1' })).volume_ids).toEqual([near]);
    const twice = [{ id: far, name: 'nothing' }, { name: 'disk' }, far];
    expect((await created({ volumes: twice, region: 'lon1' })).volume_ids).toEqual([far]);
  });

  it('volumes that are elsewhere or somebody else’s are refused', async () => {
    const volume = await insertVolume();
    expect(await refused({ volumes: [volume], region: 'nyc1' })).toContain(`volumes: volume "${volume}" is in sfo3`);
    const foreign = await insertVolume({}, await newAccount());
    expect(await refused({ volumes: [foreign] })).toBe(`volumes: the account has no volume "${foreign}"`);
    expect(await refused({ name: null, names: ['a', 'b'], volumes: [volume] })).toContain('one Droplet only');
  });

  it('a network is taken where it is, the region’s own otherwise, and one address of it', async () => {
    const id = crypto.randomUUID();
    const row = { id, account_id: accountId, name: 'mine', description: '', region_slug: 'ams3', is_default: 0 };
    const values = { ...row, ip_range: '10.10.10.0/24', last_host: 0, created_at: NOW };
    await server.database.kysely.insertInto('vpcs').values(values).execute();
    const droplet = await created({ vpc_uuid: id });
    expect(droplet).toMatchObject({ vpc_uuid: id, region: { slug: 'ams3' } });
    const own = droplet.networks.v4.find(({ type }) => type === 'private');
    expect(own).toMatchObject({ ip_address: '10.10.10.2', netmask: '255.255.255.0' });
    expect((await created({ region: 'ams3' })).vpc_uuid).not.toBe(id);
  });

  it('a network in another region or of another account is refused', async () => {
    const { vpc_uuid: network, id } = await created({ region: 'fra1' });
    await server.request('DELETE', `/v2/droplets/${id}`, { token });
    expect(await refused({ vpc_uuid: network, region: 'ams3' })).toContain(`vpc_uuid: the region has no network`);
    const stranger = (await server.issue(['write'], { accountId: await newAccount() })).secret;
    const body = { ...GOOD, vpc_uuid: network };
    const answer = await server.request('POST', '/v2/droplets', { token: stranger, body });
    expect([answer.status, problemIn(answer).errors?.[0]?.field]).toEqual([422, 'vpc_uuid']);
  });

  it('backups begin with the next window of the policy', async () => {
    const weekly = { plan: 'weekly', weekday: 'TUE', hour: 8 };
    const droplet = await created({ backups: true, backup_policy: weekly });
    const { start, end } = droplet.next_backup_window ?? { start: '', end: '' };
    expect([new Date(start).getUTCDay(), start.slice(11), end.slice(11)]).toEqual([2, '08:00:00Z', '12:00:00Z']);
    expect(droplet.features).toContain('backups');
    const daily = await created({ backups: true, backup_policy: { plan: 'daily', weekday: '', hour: 20 } });
    expect(daily.next_backup_window?.start.slice(11)).toBe('20:00:00Z');
    expect((await created({ backups: true })).next_backup_window?.start.slice(11)).toBe('00:00:00Z');
    expect((await created({})).next_backup_window).toBeNull();
  });

  it.each([
    ['daily', { hour: 4 }],
    ['daily', { plan: '', weekday: '', hour: 4 }],
    ['weekly', { weekday: 'MON', hour: 4 }],
  ])('a policy that names no plan is a %s one: %j', async (plan, policy) => {
    const { id } = await created({ backups: true, backup_policy: policy });
    const { body } = await server.request('GET', `/v2/droplets/${id}/backups/policy`, { token });
    expect(body['policy']).toMatchObject({ backup_policy: { plan, hour: 4 } });
  });

  it('a policy without backups, or one that there is not, is refused', async () => {
    const policy = { plan: 'daily', hour: 4 };
    expect(await refused({ backup_policy: policy })).toContain('backup_policy: can only be set when backups');
    expect(await refused({ backups: true, backup_policy: { ...policy, hour: 5 } })).toContain('backup_policy.hour');
    expect(await refused({ backups: true, backup_policy: { plan: 'hourly' } })).toContain('backup_policy.plan');
  });

  it('takes requests as they are documented', async () => {
    const fingerprint = '3b:16:e4:bf:8b:00:8b:b8:59:8c:a9:d3:f0:19:fa:45';
    const key = await insertKey(fingerprint);
    const other = await created({ region: 'nyc3' });
    const documented = {
      region: 'nyc3',
      image: 'ubuntu-20-04-x64',
      ssh_keys: [key, fingerprint],
      backups: true,
      ipv6: true,
      monitoring: true,
      tags: ['env:prod', 'web'],
      user_data: '#cloud-config\nruncmd:\n  - touch /etc/seen\n',
      vpc_uuid: other.vpc_uuid,
    };
    expect(await created({ ...documented, name: 'example.com' })).toMatchObject({
      name: 'example.com',
      features: ['backups', 'ipv6', 'monitoring', 'private_networking', 'droplet_agent'],
    });
    const names = ['sub-01.example.com', 'sub-02.example.com'];
    const { status, body } = await create({ ...documented, name: undefined, names });
    expect([status, (body['droplets'] as Droplet[]).map(({ name }) => name)]).toEqual([202, names]);
  });
});
