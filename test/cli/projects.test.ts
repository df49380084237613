import type { Project } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { makeDroplet } from './make-droplet.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
});
afterAll(() => server.stop());

const run = (...argv: readonly string[]): Promise<CliEnd> => runCli(argv, { token, origin: server.origin });
const postern = (line: string): Promise<CliEnd> => run(...line.split(' '));
const request = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> =>
  (await server.request(method, path, { token, body })).body;

async function create(name: string): Promise<Project> {
  const { stdout } = await run('projects', 'create', '--name', name, '--purpose', 'Service or API', '-o', 'json');
  const [project] = JSON.parse(stdout) as Project[];
  if (project === undefined) throw new Error(`There is no project in ${stdout}`);
  return project;
}

describe('postern projects create', () => {
  it('makes a project, which a program gets in a list as from doctl', async () => {
    expect(await create('Shop')).toMatchObject({
      name: 'Shop',
      purpose: 'Service or API',
      description: '',
      environment: '',
      is_default: false,
    });
  });
});

describe('postern projects update', () => {
  it('changes what is named, and leaves the rest', async () => {
    const { id } = await create('Blog');
    const line = `projects update ${id} --environment production --description news -o json`;
    expect(JSON.parse((await postern(line)).stdout)).toMatchObject([
      { name: 'Blog', purpose: 'Service or API', environment: 'Production', description: 'news', is_default: false },
    ]);
  });

  it('makes another project the default one, and not when it is told false', async () => {
    const { id } = await create('Main');
    const isDefault = async (): Promise<unknown> => {
      const { project } = await request('GET', `/v2/projects/${id}`);
      return (project as Project).is_default;
    };
    expect((await postern(`projects update ${id} --is_default=false`)).code).toBe(0);
    expect(await isDefault()).toBe(false);
    expect((await postern(`projects update ${id} --is_default`)).code).toBe(0);
    expect(await isDefault()).toBe(true);
    expect((await postern('projects get default --format ID --no-header')).stdout).toBe(`${id}\n`);
  });

  it('asks what to change where nothing is named', async () => {
    const { code, stdout, stderr } = await postern('projects update default');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Say what to change');
  });
});

describe('postern projects delete', () => {
  it('keeps a project that is not empty, deletes the other, and says which is which', async () => {
    const [full, empty] = [await create('Full'), await create('Empty')];
    const urn = `do:droplet:${await makeDroplet(request, { name: 'web-1' })}`;
    await postern(`projects resources assign ${full.id} --resource ${urn}`);
    const { code, stdout, stderr } = await postern(`projects delete ${full.id} ${empty.id} --force`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `Deleted project ${empty.id}.\n` });
    expect(stderr).toContain(`Error: project ${full.id}: `);
  });
});

describe('postern projects resources', () => {
  it('moves several resources at once, and lists them', async () => {
    const { id } = await create('Moved');
    const urns = [1, 2].map(async (at) => `do:droplet:${await makeDroplet(request, { name: `moved-${at}` })}`);
    const [one, two] = await Promise.all(urns);
    const { stdout } = await postern(`projects resources assign ${id} --resource ${one},${two} -o json`);
    expect(JSON.parse(stdout)).toMatchObject([
      { urn: one, status: 'assigned' },
      { urn: two, status: 'assigned' },
    ]);
    const listed = await postern(`projects resources list ${id} --format URN --no-header`);
    expect(listed.stdout.split('\n').toSorted()).toEqual(['', one, two]);
  });

  it('shows each kind of resource by its URN, with the columns of its kind', async () => {
    const { volume } = await request('POST', '/v2/volumes', { name: 'disk', region: 'nyc3', size_gigabytes: 10 });
    await request('POST', '/v2/domains', { name: 'example.com' });
    const { reserved_ip: address } = await request('POST', '/v2/reserved_ips', { region: 'nyc3' });
    const { ip } = address as { readonly ip: string };
    const shown = async (urn: string): Promise<string> => (await postern(`projects resources get ${urn}`)).stdout;
    expect(await shown(`do:volume:${(volume as { id: string }).id}`)).toMatch(/^ID .*\n\S+ +disk +10 GiB +nyc3/);
    expect(await shown('do:domain:example.com')).toMatch(/^Domain {2,}TTL\nexample\.com +\d+\n$/);
    for (const kind of ['reservedip', 'floatingip']) {
      expect(await shown(`do:${kind}:${ip}`)).toMatch(/^IP {2,}Region {2,}Droplet ID .*\n[\d.]+ +nyc3 /);
    }
  });

  it('refuses what is no URN, or of a kind that there is not', async () => {
    for (const urn of ['droplet:12', 'do:kubernetes:12', 'do:constructor:12']) {
      const { code, stdout, stderr } = await postern(`projects resources get ${urn}`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('do:droplet:12');
    }
  });
});
