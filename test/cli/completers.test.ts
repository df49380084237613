import { commandTree } from '@postern/cli/command-tree';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { insertSnapshot, insertVolumeSnapshot } from '../support/own-images.ts';
import { unusedPublicKey } from '../support/public-key.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { listCommands, type NamedCommand } from './list-commands.ts';
import { makeDroplet } from './make-droplet.ts';
import { makeVolume } from './make-volume.ts';

/** What is in progress has ended by the time that it is asked for. */
const NOTHING_TO_OFFER = ['compute action wait'];

const cloud = (await listCommands(commandTree)).filter(
  ({ words }) => /^(?:compute|projects|vpcs)\b/.test(words) && !NOTHING_TO_OFFER.includes(words),
);
const places = cloud.flatMap(placesOf);

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
  const request = async (method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> =>
    (await server.request(method, path, { token, body })).body;
  const id = await makeDroplet(request, { name: 'web-1', tags: ['web'] });
  await makeVolume(request);
  await insertSnapshot(server);
  await insertVolumeSnapshot(server);
  await request('POST', '/v2/account/keys', { name: 'laptop', public_key: unusedPublicKey() });
  await request('POST', '/v2/domains', { name: 'example.com' });
  await request('POST', '/v2/reserved_ips', { droplet_id: id });
});
afterAll(() => server.stop());

it('there are many places where a value can be completed', () => {
  expect(places.length).toBeGreaterThan(100);
});

it.each(places)('"postern %s" is completed by what the server has', async (typed) => {
  const argv = ['__complete', '--', ...typed.split(' ')];
  const { code, stdout } = await runCli(argv, { token, origin: server.origin });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^[^\s-]\S*(?:\t.+)?\n/);
});

/** Command lines that end where an argument or the value of an option is to be typed. */
function placesOf({ words, command }: NamedCommand): readonly string[] {
  const given = Object.values(command.arguments ?? {});
  return [
    ...given.flatMap(({ completes }, at) => (completes === undefined ? [] : [`${words} ${'x '.repeat(at)}`])),
    ...Object.entries(command.options ?? {}).flatMap(([name, option]) =>
      'completes' in option && option.completes !== undefined ? [`${words} --${name} `] : [],
    ),
  ];
}
