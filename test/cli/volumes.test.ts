import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal } from '../process/terminal.ts';
import { CLI_BIN, makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { insertSnapshot } from '../support/own-images.ts';
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
const compute = (words: string): Promise<CliEnd> =>
  runCli(['compute', ...words.split(' ')], { token, origin: server.origin });
async function parsed<T>(words: string): Promise<T> {
  return (JSON.parse((await compute(`${words} -o json`)).stdout) as readonly [T])[0];
}
const namesOf = async (words: string): Promise<readonly string[]> =>
  (await compute(`${words} --format Name --no-header`)).stdout.split('\n').filter((name) => name !== '');

describe('volumes', () => {
  it('are listed by pattern and by region', async () => {
    for (const [name, region] of [
      ['data-1', 'nyc1'],
      ['data-2', 'sfo3'],
      ['logs-1', 'nyc1'],
    ]) {
      await makeVolume(request, { name, region });
    }
    expect(await namesOf('volume list data-*')).toEqual(expect.arrayContaining(['data-1', 'data-2']));
    expect(await namesOf('volume list data-* logs-?')).toHaveLength(3);
    expect(await namesOf('volume list *-1 --region nyc1')).toHaveLength(2);
    expect(await namesOf('volume list none-*')).toEqual([]);
  });

  it('are made from a snapshot, which is printed when it is taken', async () => {
    const id = await makeVolume(request, { filesystem_type: 'ext4' });
    const snapshot = await parsed<{ id: string }>(`volume snapshot ${id} --snapshot-name before`);
    expect(snapshot).toMatchObject({ name: 'before', resource_id: id, resource_type: 'volume' });
    const copy = await parsed(`volume create copy --size 10GiB --snapshot ${snapshot.id}`);
    expect(copy).toMatchObject({ name: 'copy', size_gigabytes: 10, filesystem_type: 'ext4', region: { slug: 'nyc1' } });
  });

  it.each([
    ['a bare number', '--size 100 --region nyc1', 'It takes a number and a unit'],
    ['no place', '--size 10GiB', 'Give --region, or --snapshot'],
  ])('are not made with %s, and nothing is sent', async (_, options, words) => {
    const { code, stdout, stderr } = await compute(`volume create none ${options}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(words);
  });

  it('stay while they are attached, and the server says why', async () => {
    const droplet = await makeDroplet(request, { name: 'holder', region: 'nyc1' });
    const held = await makeVolume(request);
    const free = await makeVolume(request);
    await compute(`volume-action attach ${held} ${droplet} --wait`);
    const { code, stdout, stderr } = await compute(`volume delete ${held} ${free} --force`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `Deleted volume ${free}.\n` });
    expect(stderr).toContain(`volume ${held}: `);
  });
});

it('a volume is asked about by its ID where the token may delete it and not look at it, and goes at a yes', async () => {
  const id = await makeVolume(request);
  const { secret } = await server.issue(['block_storage:delete']);
  const environment = { HOME: await makeHome(), POSTERN_TOKEN: secret, POSTERN_API_URL: server.origin };
  const terminal = openTerminal(process.execPath, [CLI_BIN, 'compute', 'volume', 'delete', id], environment);
  await terminal.waitFor(new RegExp(`Delete volume ${id}\\? What is on it is lost\\.`));
  terminal.type('y');
  await terminal.waitFor(new RegExp(`Deleted volume ${id}\\.`));
  expect(await terminal.exitCode).toBe(0);
  expect((await server.request('GET', `/v2/volumes/${id}`, { token })).status).toBe(404);
});

describe('what is done to a volume', () => {
  it('is waited for, with the Droplet by its name', async () => {
    const droplet = await makeDroplet(request, { name: 'named', region: 'nyc1' });
    const id = await makeVolume(request);
    expect(await parsed(`volume-action attach ${id} named --wait`)).toMatchObject({
      type: 'attach_volume',
      status: 'completed',
    });
    expect((await compute(`volume get ${id} --format DropletIDs --no-header`)).stdout).toBe(`[${droplet}]\n`);
    await compute(`volume-action detach ${id} ${droplet} --wait`);
    expect(await parsed(`volume get ${id}`)).toMatchObject({ droplet_ids: [] });
  });

  it('makes it larger, never smaller', async () => {
    const id = await makeVolume(request);
    await compute(`volume-action resize ${id} --size 20 --region nyc1 --wait`);
    expect((await compute(`volume get ${id} --format Size --no-header`)).stdout).toBe('20 GiB\n');
    const { code, stdout } = await compute(`volume-action resize ${id} --size 5 --region nyc1`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

describe('snapshots', () => {
  it('are listed by kind, by region and by pattern', async () => {
    await insertSnapshot(server, { name: 'web-1', regions: 'nyc3 ams3' });
    await insertSnapshot(server, { name: 'db-1', regions: 'nyc3' });
    await compute(`volume snapshot ${await makeVolume(request)} --snapshot-name web-2`);
    expect(await namesOf('snapshot list web-*')).toEqual(['web-1', 'web-2']);
    expect(await namesOf('snapshot list web-* --resource volume')).toEqual(['web-2']);
    expect(await namesOf('snapshot list --region ams3')).toEqual(['web-1']);
    const { code, stderr } = await compute('snapshot list --resource disk');
    expect(code).toBe(2);
    expect(stderr).toContain('droplet, volume');
  });

  it('are shown all, or none where one of them is not there', async () => {
    const id = await insertSnapshot(server, { name: 'shown' });
    expect(await namesOf(`snapshot get ${id}`)).toEqual(['shown']);
    const { code, stdout } = await compute(`snapshot get ${id} 4242`);
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
  });
});
