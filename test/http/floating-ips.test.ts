import type { Droplet, ReservedIp } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('floating IPs on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['reserved_ips:write', 'droplets:write', 'projects:read'])).secret;
  });
  afterAll(() => server.stop());

  const ask = (method: string, path: string, body?: object): Promise<TestAnswer> =>
    server.request(method, `/v2${path}`, { token, ...(body !== undefined && { body }) });
  const create = async (path: string): Promise<TestAnswer> => ask('POST', path, { region: 'nyc3', project_id: '' });

  it('are reserved IPs under another name, in both directions', async () => {
    const floating = await create('/floating_ips');
    const reserved = await create('/reserved_ips');
    expect([floating.status, reserved.status]).toEqual([202, 202]);
    const ips = [floating.body['floating_ip'], reserved.body['reserved_ip']] as ReservedIp[];
    for (const one of ips) {
      expect((await ask('GET', `/floating_ips/${one.ip}`)).body).toEqual({ floating_ip: one });
      expect((await ask('GET', `/reserved_ips/${one.ip}`)).body).toEqual({ reserved_ip: one });
    }
    const listed = (await ask('GET', '/floating_ips')).body;
    expect(listed['floating_ips']).toEqual((await ask('GET', '/reserved_ips')).body['reserved_ips']);
    expect(listed['meta']).toEqual({ total: 2 });
  });

  it('are assigned, unassigned and given back like those', async () => {
    const body = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-22-04-x64', region: 'nyc3' };
    const droplet = (await ask('POST', '/droplets', body)).body['droplet'] as Droplet;
    const { ip } = (await create('/floating_ips')).body['floating_ip'] as ReservedIp;
    const path = `/floating_ips/${ip}`;
    const assigned = await ask('POST', `${path}/actions`, { type: 'assign', droplet_id: droplet.id });
    expect(assigned.status).toBe(201);
    const { id } = assigned.body['action'] as { id: number };
    expect((await ask('GET', `${path}/actions/${id}`)).body['action']).toMatchObject({ id, status: 'completed' });
    expect((await ask('GET', path)).body['floating_ip']).toMatchObject({ droplet: { id: droplet.id } });
    expect((await ask('POST', `${path}/actions`, { type: 'unassign' })).status).toBe(201);
    const { body: actions } = await ask('GET', `${path}/actions`);
    expect((actions['actions'] as { type: string }[]).map(({ type }) => type)).toEqual([
      'unassign_ip',
      'assign_ip',
      'reserve_ip',
    ]);
    expect((await ask('DELETE', path)).status).toBe(204);
    for (const gone of [path, `${path}/actions`, `/reserved_ips/${ip}`]) {
      expect((await ask('GET', gone)).status).toBe(404);
    }
    for (const again of [await ask('DELETE', path), await ask('POST', `${path}/actions`, { type: 'unassign' })]) {
      expect(again.status).toBe(404);
    }
  });

  it('refuses what reserved IPs refuse', async () => {
    const { status, body } = await ask('POST', '/floating_ips', { region: 'xyz5' });
    expect({ status, message: body['message'] }).toEqual({ status: 422, message: 'region: there is no region "xyz5"' });
  });
});
