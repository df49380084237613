import type { Droplet } from '@postern/api';
import { createAccount } from '@postern/server';
import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import type { TestServer } from '../support/test-server.ts';

interface Maker {
  readonly server: TestServer;
  readonly accountId: number;
  readonly token: string;
  post<Made>(path: string, body: object): Promise<Made>;
}

/** What the paths of lists name, by parameter. */
export type PathValues = Readonly<Record<string, string>>;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** An account with some of everything that is listed. On a server with a clock, which it moves on by almost a year. */
export async function createMany(server: TestServer): Promise<{ token: string; values: PathValues }> {
  const account = { email: 'many@example.com', name: 'Many', createdAt: new Date(), dropletLimit: 45 };
  const { id: accountId } = await createAccount(server.database.kysely, account);
  const { secret: token } = await server.issue(['write', 'billing', 'tokens:write', 'audit:read'], { accountId });
  const post: Maker['post'] = async <Made>(path: string, body: object): Promise<Made> => {
    const answer = await server.request('POST', path, { token, body });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Made;
  };
  const maker: Maker = { server, accountId, token, post };
  for (const index of numbers(30)) {
    const { id } = await server.issue([], { accountId });
    if (index < 7) await server.request('DELETE', `/v2/tokens/${id}`, { token });
  }
  for (const index of numbers(27)) {
    await post('/v2/account/keys', { name: `key-${index}`, public_key: unusedPublicKey() });
  }
  for (const index of numbers(31)) await post('/v2/tags', { name: `tag-${index}` });
  for (const index of numbers(8)) await post('/v2/vpcs', { name: `net-${index}`, region: 'fra1' });
  const droplets = await createDroplets(maker);
  const reservedIp = await reserveIps(maker, Number(droplets.droplet_id));
  const values = {
    ...droplets,
    image_id: await createImages(maker),
    volume_id: await createVolumes(maker),
    domain_name: await createDomains(maker),
    reserved_ip: reservedIp,
    floating_ip: reservedIp,
    project_id: await createProjects(maker),
    invoice_uuid: await passMonths(maker),
  };
  return { token, values };
}

/** Droplets in one network. The first has been renamed again and again, and has snapshots and backups. */
async function createDroplets({ server, accountId, post }: Maker): Promise<{ droplet_id: string; vpc_id: string }> {
  const droplets: Droplet[] = [];
  for (const index of numbers(45)) {
    const tags = index % 2 === 0 ? ['even', 'web'] : ['web'];
    const body = { name: `web-${index}`, size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'nyc3', tags };
    droplets.push((await post<{ droplet: Droplet }>('/v2/droplets', body)).droplet);
  }
  const [first] = droplets;
  if (first === undefined) throw new Error('There is no Droplet.');
  const rename = { type: 'rename', name: 'web-0' };
  for (let time = 0; time < 11; time++) await post(`/v2/droplets/${first.id}/actions`, rename);
  for (let time = 0; time < 20; time++) await insertSnapshot(server, { accountId, dropletId: first.id });
  for (let time = 0; time < 9; time++) {
    await insertSnapshot(server, { accountId, dropletId: first.id, type: 'backup' });
  }
  return { droplet_id: String(first.id), vpc_id: first.vpc_uuid };
}

/** An image has an action for its import, and one for each transfer. Answers the last. */
async function createImages({ post }: Maker): Promise<string> {
  const body = { name: 'own', url: 'https://example.com/own.img', region: 'nyc3', tags: ['even'] };
  for (let time = 0; time < 2; time++) await post('/v2/images', body);
  const { image } = await post<{ image: { id: number } }>('/v2/images', body);
  for (const region of ['nyc1', 'ams3', 'fra1', 'lon1']) {
    await post(`/v2/images/${image.id}/actions`, { type: 'transfer', region });
  }
  return String(image.id);
}

/** Volumes in two regions. The first, which is answered, has been resized and has snapshots. */
async function createVolumes({ server, accountId, post }: Maker): Promise<string> {
  const ids: string[] = [];
  for (const index of numbers(14)) {
    const body = { name: `disk-${index % 11}`, region: index < 11 ? 'nyc1' : 'lon1', size_gigabytes: 1 };
    ids.push((await post<{ volume: { id: string } }>('/v2/volumes', body)).volume.id);
  }
  const [first = ''] = ids;
  for (const index of numbers(12)) {
    await post(`/v2/volumes/${first}/actions`, { type: 'resize', size_gigabytes: index + 2 });
  }
  for (const index of numbers(13)) await post(`/v2/volumes/${first}/snapshots`, { name: `snapshot-${index}` });
  for (let time = 0; time < 12; time++) await insertVolumeSnapshot(server, { accountId });
  return first;
}

/** Answers the one that has records. */
async function createDomains({ post }: Maker): Promise<string> {
  for (const index of numbers(13)) await post('/v2/domains', { name: `site-${index}.example` });
  for (const index of numbers(20)) {
    await post('/v2/domains/site-0.example/records', { type: 'A', name: `host-${index}`, data: '192.0.2.1' });
  }
  return 'site-0.example';
}

/** Addresses, the first of which, which is answered, has been to and fro. */
async function reserveIps({ post }: Maker, dropletId: number): Promise<string> {
  const addresses: string[] = [];
  for (let time = 0; time < 14; time++) {
    const { reserved_ip: reserved } = await post<{ reserved_ip: { ip: string } }>('/v2/reserved_ips', {
      region: 'nyc3',
    });
    addresses.push(reserved.ip);
  }
  const [first = ''] = addresses;
  for (let time = 0; time < 6; time++) {
    await post(`/v2/reserved_ips/${first}/actions`, { type: 'assign', droplet_id: dropletId });
    await post(`/v2/reserved_ips/${first}/actions`, { type: 'unassign' });
  }
  return first;
}

/** Projects, the last of which, which is answered, has domains in it. */
async function createProjects({ post }: Maker): Promise<string> {
  const ids: string[] = [];
  for (const index of numbers(11)) {
    const body = { name: `project-${index}`, purpose: 'Web Application' };
    ids.push((await post<{ project: { id: string } }>('/v2/projects', body)).project.id);
  }
  const last = ids.at(-1) ?? '';
  await post(`/v2/projects/${last}/resources`, {
    resources: numbers(12).map((index) => `do:domain:site-${index}.example`),
  });
  return last;
}

/** Lets eleven months end, and answers the invoice of the last. */
async function passMonths({ server, token }: Maker): Promise<string> {
  const now = new Date(server.clock.now());
  const later = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 11, 2);
  server.clock.advance((later - now.getTime()) / 1000);
  await server.jobs.run();
  const { body } = await server.request('GET', '/v2/customers/my/invoices', { token });
  return (body as { invoices: { invoice_uuid: string }[] }).invoices[0]?.invoice_uuid ?? 'none';
}
