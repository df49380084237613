import { afterAll, beforeAll, expect, it } from 'vitest';
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

const request = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> =>
  (await server.request(method, path, { token, body })).body;
const postern = (words: string): Promise<CliEnd> => runCli(words.split(' '), { token, origin: server.origin });
async function parsed<T>(words: string): Promise<T> {
  return (JSON.parse((await postern(`${words} -o json`)).stdout) as readonly [T])[0];
}

it('a record is changed in what is named, and keeps the rest', async () => {
  await postern('compute domain create example.com');
  const made = await parsed<{ id: number }>(
    'compute domain records create example.com --record-type caa --record-name @ --record-data letsencrypt.org. --record-flags 0 --record-tag issue --record-ttl 600',
  );
  expect(made).toMatchObject({ type: 'CAA', flags: 0, tag: 'issue', ttl: 600 });
  const changed = await parsed(`compute domain records update example.com --record-id ${made.id} --record-flags 128`);
  expect(changed).toMatchObject({ id: made.id, flags: 128, tag: 'issue', ttl: 600 });
  const listed = await postern('compute domain records list example.com --format Type,Flags,Tag --no-header');
  expect(listed.stdout).toMatch(/^CAA +128 +issue$/m);
});

it.each([
  ['compute domain records create example.com --record-name www', '--record-type'],
  ['compute domain records update example.com --record-name www', '--record-id'],
  ['compute domain records delete example.com www --force', '"www" is not the ID of a record'],
  ['compute reserved-ip create', '--region or --droplet-id'],
  ['compute reserved-ip create --region nyc3 --droplet-id 1', '--region or --droplet-id'],
  ['compute reserved-ip create --droplet-id 1 --project-id default', '--project-id or --droplet-id'],
])('"%s" lacks something, and is not sent', async (words, said) => {
  const { code, stdout, stderr } = await postern(words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(said);
});

it('a reserved IP goes to a Droplet by its name, and comes off it', async () => {
  const droplet = await makeDroplet(request, { name: 'front' });
  const { ip } = await parsed<{ ip: string }>('compute floating-ip create --region nyc3');
  await postern(`compute reserved-ip-action assign ${ip} front --wait`);
  const columns = '--format DropletID,DropletName --no-header';
  expect((await postern(`compute reserved-ip get ${ip} ${columns}`)).stdout).toBe(`${droplet}    front\n`);
  await postern(`compute fipa unassign ${ip} --wait`);
  expect(await parsed(`compute reserved-ip get ${ip}`)).toMatchObject({ droplet: null });
  const elsewhere = await postern('compute reserved-ip list --region ams3 --no-header');
  expect(elsewhere).toEqual({ code: 0, stdout: '', stderr: '' });
});

it('a network becomes the default with --default, and is not touched with --default=false', async () => {
  const { id } = await parsed<{ id: string }>('vpcs create --name blue --region ams3 --ip-range 10.77.0.0/24');
  await postern('vpcs create --name green --region ams3');
  const before = await parsed<{ default: boolean }>(`vpcs update ${id} --default=false --description kept`);
  expect(before).toMatchObject({ name: 'blue', description: 'kept', ip_range: '10.77.0.0/24' });
  expect(await parsed(`vpcs update ${id} --default`)).toMatchObject({ default: true, description: 'kept' });
  const { code, stdout, stderr } = await postern(`vpcs delete ${id} --force`);
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toMatch(/default/i);
});
