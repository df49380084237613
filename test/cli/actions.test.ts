import type { Action } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { makeDroplet } from './make-droplet.ts';

let server: TestServer;
let token: string;
let dropletId: number;

beforeAll(async () => {
  // The clock stands still, so that an action ends when a test wants it to.
  server = await startTestServer({ withClock: true, environment: { POSTERN_ACTION_SECONDS: '60' } });
  token = (await server.issue(['write'])).secret;
  dropletId = await makeDroplet(
    async (method, path, body) => (await server.request(method, path, { token, body })).body,
    {
      name: 'web-1',
    },
  );
  server.clock.advance(60);
  await server.jobs.run();
});
afterAll(() => server.stop());

const postern = (line: string): Promise<CliEnd> => runCli(line.split(' '), { token, origin: server.origin });
const actionsIn = (stdout: string): Action[] => JSON.parse(stdout) as Action[];

describe('postern compute droplet-action', () => {
  it('acts on a Droplet by its name, and answers the action that it started', async () => {
    const { code, stdout, stderr } = await postern('compute droplet-action power-off web-1 -o json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(actionsIn(stdout)).toMatchObject([{ type: 'power_off', status: 'in-progress', resource_id: dropletId }]);
  });

  it('says what the server says where it cannot be done now', async () => {
    const { code, stdout, stderr } = await postern('compute droplet-action reboot web-1');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: .*(?:pending|progress)/i);
  });

  it('sends what a verb takes', async () => {
    server.clock.advance(60);
    await server.jobs.run();
    const { code } = await postern('compute droplet-action resize web-1 --size s-2vcpu-2gb --resize-disk');
    expect(code).toBe(0);
    server.clock.advance(60);
    await server.jobs.run();
    const { stdout } = await postern('compute droplet get web-1 --format VCPUs,Disk --no-header');
    expect(stdout).toBe('2    60\n');
  });
});

describe('postern compute action list', () => {
  it('lists what was completed, oldest first, and what is in progress after that', async () => {
    await postern('compute droplet-action power-on web-1');
    const { stdout } = await postern('compute action list -o json');
    expect(actionsIn(stdout).map(({ type, status }) => `${type} ${status}`)).toEqual([
      'create completed',
      'power_off completed',
      'resize completed',
      'power_on in-progress',
    ]);
  });

  it('takes the kind, the region, the status and the time of completion', async () => {
    const types = async (rest: string): Promise<string[]> =>
      (await postern(`compute action list ${rest} --format Type --no-header`)).stdout.split('\n').slice(0, -1);
    expect(await types('--action-type resize')).toEqual(['resize']);
    expect(await types('--status in-progress')).toEqual(['power_on']);
    expect(await types('--resource-type volume')).toEqual([]);
    expect(await types('--region ams3')).toEqual([]);
    expect(await types('--region nyc3')).toHaveLength(4);
    const [, off] = actionsIn((await postern('compute action list -o json')).stdout);
    expect(await types(`--after ${off?.completed_at}`)).toEqual(['power_off', 'resize']);
    expect(await types(`--before ${off?.completed_at}`)).toEqual(['create', 'power_off']);
  });

  it('refuses a time that is none', async () => {
    const { code, stdout, stderr } = await postern('compute action list --after yesterday');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('"yesterday" is no time for --after');
  });
});

describe('postern compute action get', () => {
  it('refuses what is no ID without asking anybody', async () => {
    const { code, stdout, stderr } = await postern('compute action get reboot');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('"reboot" is not the ID of an action');
  });
});
