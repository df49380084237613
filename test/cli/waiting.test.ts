import type { Action, Droplet } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTerminal, type Terminal } from '../process/terminal.ts';
import { CLI_BIN, makeHome, runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { makeDroplet } from './make-droplet.ts';

const LIKE = '--image ubuntu-24-04-x64 --size s-1vcpu-1gb';
const HIDE_CURSOR = '\u{1b}[?25l';
const SHOW_CURSOR = '\u{1b}[?25h';

let server: TestServer;
let token: string;

beforeAll(async () => {
  server = await startTestServer({ dropletLimit: 1000, environment: { POSTERN_ACTION_SECONDS: '2' } });
  token = (await server.issue(['write'])).secret;
});
afterAll(() => server.stop());

const postern = (line: string, secret = token): Promise<CliEnd> =>
  runCli(line.split(' '), { token: secret, origin: server.origin });

/** The built command, at a terminal. */
async function atTerminal(line: string, environment: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  return openTerminal(process.execPath, [CLI_BIN, ...line.split(' ')], {
    HOME: await makeHome(),
    POSTERN_NO_KEYCHAIN: '1',
    POSTERN_API_URL: server.origin,
    POSTERN_TOKEN: token,
    TERM: 'xterm-256color',
    ...environment,
  });
}

/** A Droplet that is being made, and the action that makes it. */
async function begin(name: string): Promise<{ readonly dropletId: number; readonly actionId: number }> {
  const request = async (method: string, path: string, body?: unknown) =>
    (await server.request(method, path, { token, body })).body;
  const dropletId = await makeDroplet(request, { name });
  const { actions } = await request('GET', `/v2/droplets/${dropletId}/actions`);
  return { dropletId, actionId: (actions as readonly Action[])[0]?.id ?? 0 };
}

describe('waiting without a terminal', () => {
  it('says a line at the start and one at the end on stderr, and only the result on stdout', async () => {
    const { code, stdout, stderr } = await postern(`compute droplet create web-1 ${LIKE} --wait`);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^Waiting for Droplet web-1 \(\d+\): create\.\nDroplet web-1 \(\d+\): create: completed after \d+ s\.\n$/,
    );
    expect(stdout).toMatch(/^ID .*\n\d+ +web-1 .* active .*\n$/);
  });

  it('counts several', async () => {
    const { code, stdout, stderr } = await postern(`compute droplet create many-1 many-2 many-3 ${LIKE} --wait`);
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 5 });
    expect(stderr).toMatch(/^Waiting for 3 actions\.\n3 actions: 3 completed after \d+ s\.\n$/);
  });

  it('says nothing on the side to a program that reads JSON', async () => {
    const { code, stdout, stderr } = await postern(`compute droplet create web-2 ${LIKE} --wait -o json`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'web-2', status: 'active' } satisfies Partial<Droplet>]);
  });

  it('looks at once where the action that a verb started has ended already', async () => {
    const { actionId } = await begin('done-1');
    await postern(`compute action wait ${actionId}`);
    const { code, stdout, stderr } = await postern(`compute action wait ${actionId} --format ID,Status --no-header`);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${actionId}    completed\n`, stderr: '' });
  });

  it('ends with 6 where the action ends with an error, which it answers', async () => {
    const { dropletId, actionId } = await begin('broken-1');
    const ending = postern(`compute action wait ${actionId} --format Status --no-header`);
    await server.request('DELETE', `/v2/droplets/${dropletId}`, { token });
    const { code, stdout, stderr } = await ending;
    expect({ code, stdout }).toEqual({ code: 6, stdout: 'errored\n' });
    expect(stderr).toMatch(/Error: droplet \d+: create ended with an error\.\n/);
  });

  it('ends with 6 when the time is up, with what it waited for, and says how to go on', async () => {
    const { code, stdout, stderr } = await postern(
      `compute droplet create slow-1 ${LIKE} --wait --wait-timeout 1 -o json`,
    );
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toMatchObject([{ name: 'slow-1', status: 'new' }]);
    expect(JSON.parse(stderr)).toMatchObject({
      errors: [
        {
          detail: expect.stringMatching(/^Droplet slow-1 \(\d+\): create is still in progress after 1 s\.$/),
          advice: [expect.stringMatching(/postern compute action wait \d+$/)],
        },
      ],
    });
  });
});

describe('waiting at a terminal', () => {
  it('draws how it goes, and then answers', async () => {
    const terminal = await atTerminal(`compute droplet create shown-1 ${LIKE} --wait --format Name,Status --no-header`);
    await terminal.waitFor(/[⠋⠙⠹⠸⠼].* Droplet shown-1 \(\d+\): create: in-progress, \d+ s/);
    expect(await terminal.exitCode).toBe(0);
    const text = terminal.text();
    expect(text).toMatch(/✔.* Droplet shown-1 \(\d+\): create: completed\r\n[^]*shown-1 {4}.*active/);
    expect(text.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(text.lastIndexOf(HIDE_CURSOR));
  });

  it('draws a line for each of several, and their count', async () => {
    const terminal = await atTerminal(`compute droplet create each-1 each-2 ${LIKE} --wait`);
    await terminal.waitFor(/each-1 \(\d+\): create: in-progress, \d+ s\r\n.*each-2[^]* 0 of 2 ended, \d+ s/);
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toMatch(/2 of 2 ended, \d+ s/);
  });

  it('stops at Ctrl-C with 130, gives the cursor back, and says how to go on', async () => {
    const { actionId } = await begin('stopped-1');
    const terminal = await atTerminal(`compute action wait ${actionId}`);
    await terminal.waitFor(/in-progress, \d+ s/);
    terminal.type('\x03');
    expect(await terminal.exitCode).toBe(130);
    const text = terminal.text();
    expect(text).toContain('Stopped waiting.');
    expect(text).toContain(`postern compute action wait ${actionId}`);
    expect(text.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(text.lastIndexOf(HIDE_CURSOR));
  });

  it('draws nothing on a terminal that says it is dumb', async () => {
    const terminal = await atTerminal(`compute droplet create plain-1 ${LIKE} --wait`, { TERM: 'dumb' });
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toMatch(/^Waiting for Droplet plain-1 [^]*completed after \d+ s\.\r\nID /);
    expect(terminal.text()).not.toContain('\u{1b}');
  });
});

describe('deleting at a terminal', () => {
  it('names what goes, and keeps it when told no', async () => {
    const { dropletId } = await begin('asked-1');
    const terminal = await atTerminal('compute droplet delete asked-1');
    await terminal.waitFor(new RegExp(`Delete Droplet asked-1 \\(${dropletId}\\)\\? Its disk is lost\\.`));
    terminal.type('n');
    expect(await terminal.exitCode).toBe(130);
    expect((await server.request('GET', `/v2/droplets/${dropletId}`, { token })).status).toBe(200);
  });

  it('deletes when told yes', async () => {
    const ids = [(await begin('asked-2')).dropletId, (await begin('asked-3')).dropletId];
    const terminal = await atTerminal(`compute droplet delete ${ids.join(' ')}`);
    await terminal.waitFor(/Delete 2 Droplets: asked-2 \(\d+\), asked-3 \(\d+\)\? Their disks are lost\./);
    terminal.type('y');
    expect(await terminal.exitCode).toBe(0);
    expect(terminal.text()).toMatch(/Deleted Droplet asked-2 \(\d+\)\.\r\nDeleted Droplet asked-3 \(\d+\)\./);
    expect((await server.request('GET', `/v2/droplets/${ids[0]}`, { token })).status).toBe(404);
  });
});
