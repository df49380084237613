import type { Droplet, Region } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('GET /v2/regions on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['regions:read', 'droplets:write'])).secret;
  });
  afterAll(() => server.stop());

  const listAll = async (): Promise<Region[]> =>
    (await server.request('GET', '/v2/regions', { token })).body['regions'] as Region[];

  it('lists every region on the first page, open or not', async () => {
    const regions = await listAll();
    expect(regions.map(({ slug, name, available }) => `${slug} ${name} ${available ? 'open' : 'closed'}`)).toEqual([
      'nyc1 New York 1 open',
      'sfo1 San Francisco 1 closed',
      'nyc2 New York 2 open',
      'ams2 Amsterdam 2 closed',
      'sgp1 Singapore 1 open',
      'lon1 London 1 open',
      'nyc3 New York 3 open',
      'ams3 Amsterdam 3 open',
      'fra1 Frankfurt 1 open',
      'tor1 Toronto 1 open',
      'sfo2 San Francisco 2 open',
      'blr1 Bangalore 1 open',
      'sfo3 San Francisco 3 open',
      'syd1 Sydney 1 open',
      'atl1 Atlanta 1 open',
    ]);
  });

  it('offers sizes exactly where it is open', async () => {
    const offering = (await listAll()).filter(({ sizes }) => sizes.length > 0).map(({ slug }) => slug);
    expect(offering).toEqual((await listAll()).filter(({ available }) => available).map(({ slug }) => slug));
  });

  it('makes no Droplet in a region that is closed', async () => {
    const body = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'sfo1' };
    const { status, body: problem } = await server.request('POST', '/v2/droplets', { token, body });
    expect(status).toBe(422);
    expect(problem['message']).toContain('sfo1');
  });

  it('is shown with a Droplet as in the list', async () => {
    const body = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64', region: 'tor1' };
    const { body: created } = await server.request('POST', '/v2/droplets', { token, body });
    expect((created['droplet'] as Droplet).region).toEqual((await listAll()).find(({ slug }) => slug === 'tor1'));
  });
});
