import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { makeDroplet } from './make-droplet.ts';
import { makeVolume } from './make-volume.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
});
afterAll(() => server.stop());

const request = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> =>
  (await server.request(method, path, { token, body })).body;
const tag = (...words: readonly string[]): Promise<CliEnd> =>
  runCli(['compute', 'tag', ...words], { token, origin: server.origin });

it('a tag is put on every kind of thing, and taken off', async () => {
  const urns = [
    `do:droplet:${await makeDroplet(request, { name: 'web-1' })}`,
    `do:image:${await insertSnapshot(server)}`,
    `do:volume:${await makeVolume(request)}`,
    `do:volume_snapshot:${await insertVolumeSnapshot(server)}`,
  ];
  await tag('create', 'web');
  expect(
    await tag('apply', 'web', '--resource', urns.slice(0, 2).join(','), '--resource', urns.slice(2).join(',')),
  ).toEqual({ code: 0, stdout: '', stderr: '' });
  expect((await tag('get', 'web')).stdout).toBe('Name    Droplet Count\nweb     1\n');
  const [shown] = JSON.parse((await tag('get', 'web', '-o', 'json')).stdout) as readonly [object];
  expect(shown).toMatchObject({
    name: 'web',
    resources: { count: 4, images: { count: 1 }, volumes: { count: 1 }, volume_snapshots: { count: 1 } },
  });
  expect(await tag('remove', 'web', '--resource', urns.join(','))).toMatchObject({ code: 0, stdout: '' });
  expect((await tag('get', 'web', '--format', 'DropletCount', '--no-header')).stdout).toBe('0\n');
});

it.each(['droplet:12', 'do:kubernetes:12', 'do:droplet:', 'do:droplet:1:2', '12'])(
  'a resource that is said as "%s" is refused before anything is sent',
  async (urn) => {
    const { code, stdout, stderr } = await tag('apply', 'web', '--resource', urn);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`"${urn}" names nothing`);
  },
);

it('making a tag that there is changes nothing', async () => {
  await tag('create', 'twice');
  expect(await tag('create', 'twice')).toMatchObject({ code: 0, stdout: 'Name     Droplet Count\ntwice    0\n' });
});

it('tags that are deleted are gone, though one of them was not there', async () => {
  await tag('create', 'one');
  await tag('create', 'two');
  const { code, stdout, stderr } = await tag('delete', 'one', 'none-such', 'two', '--force');
  expect({ code, stdout }).toEqual({ code: 5, stdout: 'Deleted tag one.\nDeleted tag two.\n' });
  expect(stderr).toContain('none-such');
  expect((await tag('list', '--format', 'Name', '--no-header')).stdout).not.toMatch(/^(?:one|two)$/m);
});

it('what a tag needs is asked for by name where there is no terminal to ask at', async () => {
  await tag('create', 'kept');
  const { code, stderr } = await tag('delete', 'kept');
  expect(code).toBe(2);
  expect(stderr).toContain('Delete tag kept? It comes off everything that carries it.');
});
