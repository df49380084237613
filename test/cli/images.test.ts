import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI_BIN, makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { insertSnapshot } from '../support/own-images.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { openTerminal } from '../process/terminal.ts';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  token = (await server.issue(['write'])).secret;
});
afterAll(() => server.stop());

const image = (...words: readonly string[]): Promise<CliEnd> =>
  runCli(['compute', 'image', ...words], { token, origin: server.origin });
const statusOf = async (id: number): Promise<number> =>
  (await server.request('GET', `/v2/images/${id}`, { token })).status;

describe('a list of images', () => {
  it('leaves public ones out, and says on stderr how to see them', async () => {
    const { code, stdout, stderr } = await image('list', '--no-header');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('--public');
    expect(await image('list', '-o', 'json')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  it('has them with --public, the own ones as well', async () => {
    const id = await insertSnapshot(server, { name: 'of-mine' });
    const { stdout, stderr } = await image('list', '--public', '--format', 'ID,Slug,Public', '--no-header');
    expect(stdout).toMatch(/ubuntu-24-04-x64 +true\n/);
    expect(stdout).toMatch(new RegExp(`^${id} +false\n`, 'm'));
    expect(stderr).toBe('');
  });

  it('has operating systems, applications and own images by their own names', async () => {
    const slugs = async (verb: string): Promise<string> =>
      (await image(verb, '--format', 'Type,Slug', '--no-header')).stdout;
    expect(await slugs('list-distribution')).toMatch(/^(?:base {4}\S+\n)+$/);
    expect(await slugs('list-application')).toMatch(/^(?:snapshot {4}\S+\n)+$/);
    expect(await slugs('list-user')).toMatch(/^(?:snapshot {4}\n)+$/);
  });
});

describe('images that are deleted', () => {
  it('are gone without a question with --force', async () => {
    const id = await insertSnapshot(server);
    expect(await image('delete', String(id), '--force')).toEqual({
      code: 0,
      stdout: `Deleted image ${id}.\n`,
      stderr: '',
    });
    expect(await statusOf(id)).toBe(404);
  });

  it('are asked about by name at a terminal, and stay where the answer is no', async () => {
    const id = await insertSnapshot(server, { name: 'precious' });
    const environment = { HOME: await makeHome(), POSTERN_TOKEN: token, POSTERN_API_URL: server.origin };
    const parameters = [CLI_BIN, 'compute', 'image', 'delete', String(id)];
    const terminal = openTerminal(process.execPath, parameters, environment);
    await terminal.waitFor(new RegExp(`Delete image precious \\(${id}\\)\\?`));
    terminal.type('n');
    expect(await terminal.exitCode).toBe(130);
    expect(terminal.text()).toContain('Nothing was changed');
    expect(await statusOf(id)).toBe(200);
  });

  it('are not touched where nobody can be asked', async () => {
    const id = await insertSnapshot(server);
    const { code, stdout, stderr } = await image('delete', String(id));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--force');
    expect(await statusOf(id)).toBe(200);
  });

  it('are gone where others of the same line were not there, which is said with the exit code of that', async () => {
    const id = await insertSnapshot(server);
    const { code, stdout, stderr } = await image('delete', '4242', String(id), '--force');
    expect({ code, stdout }).toEqual({ code: 5, stdout: `Deleted image ${id}.\n` });
    expect(stderr).toContain('image 4242: ');
    expect(await statusOf(id)).toBe(404);
  });

  it('are given by their IDs, and a word that is none sends nothing', async () => {
    const { code, stdout, stderr } = await image('delete', 'ubuntu-24-04-x64', '--force');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('"ubuntu-24-04-x64" is not the ID of an image');
  });
});

it('an image that is transferred is waited for, and has the region afterwards', async () => {
  const id = await insertSnapshot(server);
  const argv = ['compute', 'image-action', 'transfer', String(id), '--region', 'ams3', '--wait', '-o', 'json'];
  const { code, stdout } = await runCli(argv, { token, origin: server.origin });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([{ type: 'transfer', status: 'completed' }]);
  const shown = await image('get', String(id), '-o', 'json');
  expect(JSON.parse(shown.stdout)).toMatchObject([{ id, regions: expect.arrayContaining(['nyc3', 'ams3']) }]);
});

it('a custom image has what was said of it', async () => {
  const options = '--image-url https://example.com/a.img --region nyc3 --image-description One --tag-names a,b';
  const { stdout } = await image('create', 'golden', ...options.split(' '), '-o', 'json');
  expect(JSON.parse(stdout)).toMatchObject([
    { name: 'golden', type: 'custom', description: 'One', distribution: 'Unknown', tags: ['a', 'b'] },
  ]);
});
