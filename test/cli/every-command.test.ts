import { commandTree } from '@postern/cli/command-tree';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, type CliEnd } from '../support/cli.ts';
import { spawnCli } from '../support/server-process.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { actionCalls } from './calls/action-calls.ts';
import { accountCalls } from './calls/account-calls.ts';
import { authCalls } from './calls/auth-calls.ts';
import { dropletCalls } from './calls/droplet-calls.ts';
import { imageCalls } from './calls/image-calls.ts';
import { networkCalls } from './calls/network-calls.ts';
import { ownCalls } from './calls/own-calls.ts';
import { placeCalls } from './calls/place-calls.ts';
import { projectCalls } from './calls/project-calls.ts';
import { serverCalls } from './calls/server-calls.ts';
import { snapshotCalls } from './calls/snapshot-calls.ts';
import { sshKeyCalls } from './calls/ssh-key-calls.ts';
import { scanCalls } from './calls/scan-calls.ts';
import { tokenCalls } from './calls/token-calls.ts';
import { tagCalls } from './calls/tag-calls.ts';
import { volumeCalls } from './calls/volume-calls.ts';
import { twoFactorCalls } from './calls/two-factor-calls.ts';
import type { CommandCall, CommandCalls, CommandWorld } from './command-call.ts';
import { listCommands } from './list-commands.ts';

const EVERYTHING = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
const calls: CommandCalls = {
  ...accountCalls,
  ...authCalls,
  ...twoFactorCalls,
  ...ownCalls,
  ...tokenCalls,
  ...scanCalls,
  ...imageCalls,
  ...networkCalls,
  ...placeCalls,
  ...snapshotCalls,
  ...sshKeyCalls,
  ...tagCalls,
  ...volumeCalls,
  ...serverCalls,
  ...actionCalls,
  ...dropletCalls,
  ...projectCalls,
};
const commands = await listCommands(commandTree);

let server: TestServer;
let world: CommandWorld;

beforeAll(async () => {
  server = await startTestServer({ dropletLimit: 1000 });
  const { secret: token } = await server.issue(EVERYTHING);
  world = {
    server,
    token,
    request: async (method, path, body) => (await server.request(method, path, { token, body })).body,
  };
});

afterAll(() => server.stop());

async function callCommand(
  call: CommandCall,
  { token, more = [] }: { readonly token: string; readonly more?: readonly string[] },
): Promise<CliEnd> {
  const argv = [...(await call.argv(world)), ...more];
  const environment = (await call.environment?.(world)) ?? {};
  if (call.served === true) return runUntilItListens(argv);
  const { stdin = '', atTerminal = false } = call;
  return runCli(argv, { token, origin: server.origin, environment, stdin, atTerminal });
}

it('every command is called here, and nothing that is no command', () => {
  expect(Object.keys(calls).toSorted()).toEqual(commands.map(({ words }) => words).toSorted());
});

describe.each(Object.entries(calls))('postern %s', (words, call) => {
  const node = commands.find((one) => one.words === words)?.command;
  it('does what it is for', async () => {
    const { code, stdout, stderr } = await callCommand(call, { token: world.token });
    const isRefused = call.refused === true;
    expect({ code, isRefused: stderr.includes('Error') }).toEqual({ code: call.code ?? 0, isRefused });
    expect(isRefused ? stderr : stdout).toMatch(call.prints);
  });

  it('answers JSON to a program', async () => {
    const { code, stdout, stderr } = await callCommand(call, { token: world.token, more: ['--output', 'json'] });
    expect(code).toBe(call.code ?? 0);
    expect(JSON.parse(call.refused === true ? stderr : stdout)).toBeTypeOf('object');
  });

  it('has a help with examples of itself', async () => {
    const { code, stdout, stderr } = await runCli([...words.split(' '), '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`postern ${words}`);
    expect(node?.examples.length).toBeGreaterThan(0);
    for (const { line } of node?.examples ?? []) expect(line.startsWith(words)).toBe(true);
  });

  it('refuses an option that it does not know', async () => {
    const { code, stdout, stderr } = await runCli([...words.split(' '), '--no-such-option']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--no-such-option');
  });
});

describe.each(Object.entries(calls).filter(([, { offline }]) => offline !== true))('postern %s', (_, call) => {
  it('says on stderr, in JSON as well, that a token is not accepted', async () => {
    const { code, stdout, stderr } = await callCommand(call, { token: 'not-a-token', more: ['-o', 'json'] });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ errors: [{ problem: { status: 401 } }] });
  });
});

async function runUntilItListens(argv: readonly string[]): Promise<CliEnd> {
  const running = spawnCli(argv);
  await Promise.race([running.waitFor('stdout', /\n/), running.waitFor('stderr', /"listening"/)]);
  const { code, stdout, stderr } = await running.end();
  return { code: code ?? -1, stdout, stderr };
}
