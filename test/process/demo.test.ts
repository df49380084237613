import { chmod, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { createClient, type Client } from '@postern/api/client';
import { expect, it, onTestFinished } from 'vitest';
import { makeDataFolder, spawnProcess, spawnCli, startDemo, type DemoLine } from '../support/server-process.ts';
import { findFreePort, isListening } from './free-port.ts';
import { paste } from './paste.ts';
import { openTerminal } from './terminal.ts';

const TOKEN = /^pat_v1_[0-9A-Za-z]{64}$/;

async function dropletNames(client: Client): Promise<string[]> {
  const listed = await client.call('droplets_list');
  if (!listed.ok) throw new Error(`The droplets were not listed: ${listed.status}`);
  return listed.body.droplets.map(({ name }) => name).toSorted();
}

async function scopesOf(origin: string, token: string): Promise<readonly string[]> {
  const self = await createClient({ origin, token }).call('tokens_get_self');
  if (!self.ok) throw new Error(`The token was refused: ${self.status}`);
  return self.body.token.scopes;
}

async function refusalOf(origin: string, token: string): Promise<string> {
  const refused = await createClient({ origin, token }).call('droplets_list');
  return refused.ok ? 'none' : `${refused.status} ${refused.problem?.message ?? ''}`;
}

it('prints one line of JSON once it is ready, and nothing else on standard output', async () => {
  const { server, line } = await startDemo(await makeDataFolder());
  const listed = await dropletNames(createClient({ origin: line.origin, token: line.token }));

  expect(listed).toEqual(['db-1', 'web-1', 'web-2']);
  expect(Object.keys(line)).toEqual(['origin', 'pid', 'token', 'read_only_token', 'narrow_token', 'email', 'password']);
  expect(line.pid).toBe(server.pid);
  expect([line.token, line.read_only_token, line.narrow_token]).toEqual(Array(3).fill(expect.stringMatching(TOKEN)));
  const { stdout, stderr } = await server.end();
  expect(stdout).toBe(`${JSON.stringify(line)}\n`);
  expect(stderr).toBe('');
});

it('gives one token for everything, one that only reads, and one that only sees Droplets', async () => {
  const { line, origin } = await startDemo(await makeDataFolder());
  const full = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
  expect(await scopesOf(origin, line.token)).toEqual(full);
  expect(await scopesOf(origin, line.read_only_token)).toEqual(['read', 'account', 'billing']);
  expect(await scopesOf(origin, line.narrow_token)).toEqual(['droplets:read']);
});

it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, and frees its port', async (signal) => {
  const { server, origin } = await startDemo(await makeDataFolder());
  const { code } = await server.end(signal);
  expect(code).toBe(0);
  expect(await isListening(Number(new URL(origin).port))).toBe(false);
});

it('issues fresh tokens at every start, and ends the last ones and what they minted', async () => {
  const data = await makeDataFolder();
  const first = await startDemo(data);
  const minted = await createClient({ origin: first.origin, token: first.line.token }).call('tokens_create', {
    body: { name: 'minted', scopes: ['droplets:read'] },
  });
  if (!minted.ok) throw new Error(`The token was not minted: ${minted.status}`);
  await first.server.end();

  const { line, origin } = await startDemo(data);
  const last = [...tokensOf(first.line), minted.body.secret];
  for (const token of last) expect(await refusalOf(origin, token)).toMatch(/^401 This token was revoked on 20\d\d-/);
  for (const token of tokensOf(line)) expect(await refusalOf(origin, token)).toBe('none');
  expect(await dropletNames(createClient({ origin, token: line.token }))).toEqual(['db-1', 'web-1', 'web-2']);
  expect(new Set([...last, ...tokensOf(line)]).size).toBe(7);
});

it('says in one sentence that its port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const server = spawnCli(['demo', '--port', `${port}`, '--data', await makeDataFolder(), '--output', 'json']);

  const { code, stdout, stderr } = await server.ended;
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(JSON.parse(stderr)).toEqual({
    errors: [{ detail: `Port ${port} on 127.0.0.1 is in use. Stop what runs there, or choose another with --port.` }],
  });
});

it('leaves the tokens of a demo alone that already runs on its port and folder', async () => {
  const data = await makeDataFolder();
  const { origin, line } = await startDemo(data);
  const second = spawnCli(['demo', '--port', new URL(origin).port, '--data', data, '--output', 'json']);
  expect((await second.ended).code).toBe(1);
  const client = createClient({ origin, token: line.token });
  const listed = await client.call('tokens_list');
  expect(listed.ok && listed.body.tokens).toHaveLength(3);
  expect(await dropletNames(client)).toHaveLength(3);
});

it('refuses a data folder that other users can read, and says how to close it', async () => {
  const data = await makeDataFolder();
  await chmod(data, 0o750);
  const { code, stdout, stderr } = await spawnCli(['demo', '--port', '0', '--data', data]).ended;
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(new RegExp(`^Error: Other users of this machine can read ${data}, .* chmod 700 ${data}\n$`));
  expect((await stat(data)).mode & 0o777).toBe(0o750);
});

it('answers 429 with retry-after beyond the rate limit that it was given', async () => {
  const { origin, line } = await startDemo(await makeDataFolder(), { flags: ['--rate-limit', '5'] });
  const client = createClient({ origin, token: line.token });
  for (let request = 1; request <= 5; request++) expect(await dropletNames(client)).toHaveLength(3);
  const sixth = await client.call('droplets_list');
  expect(sixth.status).toBe(429);
  expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(sixth.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

it('prints lines for people, of which the first curl works as it is pasted', async () => {
  const server = spawnCli(['demo', '--port', '0', '--data', await makeDataFolder()]);
  await server.waitFor('stdout', /Ctrl-C stops it/);
  expect(server.stdout).toMatch(
    /\n {2}npx postern auth init --token pat_v1_\w{64} --api-url http:\/\/127\.0\.0\.1:\d+\n/,
  );
  expect(server.stdout).toContain('\n  npx postern compute droplet list\n');
  const commands = server.stdout.split('\n').filter((line) => line.trim().startsWith('curl'));
  const answers = await Promise.all(
    commands.map(async (command) => JSON.parse((await paste(command)).stdout) as object),
  );
  expect(answers).toEqual([
    expect.objectContaining({ meta: { total: 3 } }),
    expect.objectContaining({ id: 'forbidden', missing: ['droplet:create'] }),
    expect.objectContaining({ secret: expect.stringMatching(TOKEN) }),
  ]);
});

it('runs through npm with one line on standard output, and leaves nothing behind', async () => {
  const port = await findFreePort();
  const flags = ['--port', `${port}`, '--data', await makeDataFolder(), '--output', 'json'];
  const npm = spawnProcess('npm', ['run', '--silent', 'demo', '--', ...flags], { detached: true });
  await npm.waitFor('stdout', /\n/);
  const line = JSON.parse(npm.stdout) as DemoLine;
  onTestFinished(() => endGroup(npm.pid));
  expect(line.origin).toBe(`http://127.0.0.1:${port}`);
  expect(await dropletNames(createClient({ origin: line.origin, token: line.token }))).toHaveLength(3);

  process.kill(line.pid, 'SIGTERM');
  const { code, stdout } = await npm.ended;
  expect(code).toBe(0);
  expect(stdout).toBe(`${JSON.stringify(line)}\n`);
  expect(await isListening(port)).toBe(false);
  expect(isGroupRunning(npm.pid)).toBe(false);
});

it('ends with 0 by Ctrl-C at a terminal, and npm with it', async () => {
  const data = await makeDataFolder();
  const terminal = openTerminal('npm', ['run', '--silent', 'demo', '--', '--port', '0', '--data', data]);
  await terminal.waitFor(/Ctrl-C stops it/);
  terminal.type('\x03');
  expect(await terminal.exitCode).toBe(0);
});

function tokensOf({ token, read_only_token, narrow_token }: DemoLine): string[] {
  return [token, read_only_token, narrow_token];
}

function isGroupRunning(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

function endGroup(leader: number): void {
  if (isGroupRunning(leader)) process.kill(-leader, 'SIGKILL');
}
