import { once } from 'node:events';
import { request } from 'node:http';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { rounds } from '../support/rounds.ts';
import { makeDataFolder, startDemo, startServer } from '../support/server-process.ts';
import { makeSnapshotPlace, takeHeapSnapshot } from './heap-snapshot.ts';
import { HttpClient } from './http-client.ts';
import { MALFORMED_REQUESTS, sendBytes } from './malformed-requests.ts';
import { SecretScan } from './secret-scan.ts';
import { SERVER_DATABASES } from './server-databases.ts';
import { issueOwnerToken } from './terminal.ts';

const TOKENS = rounds({ quick: 200, full: 1000 });
const CONNECTIONS = 4;
const TRACE = { POSTERN_LOG_LEVEL: 'trace' };
/** Each of them is the last thing that the server saw before a snapshot: the runtime remembers the last text it matched. */
const LAST_REQUESTS = ['a path', 'a query', 'broken JSON', 'a scope'];

interface Issued {
  readonly token: { readonly id: number };
  readonly secret: string;
}

async function issue(client: HttpClient, owner: string): Promise<Issued> {
  const { status, body } = await client.send('POST', '/v2/tokens', {
    token: owner,
    body: { name: 'one of many', scopes: ['droplets:read'] },
  });
  if (status !== 201) throw new Error(`No token was issued: ${status}`);
  return body as unknown as Issued;
}

/** Answers both secrets that the token had, and what the server said to each step. */
async function liveAndDie(client: HttpClient, owner: string): Promise<{ secrets: string[]; statuses: number[] }> {
  const { token, secret } = await issue(client, owner);
  const used = await client.send('GET', '/v2/droplets', { token: secret });
  const rotated = await client.send('POST', `/v2/tokens/${token.id}/rotate`, { token: owner });
  const fresh = (rotated.body as unknown as Issued).secret;
  const usedAgain = await client.send('GET', '/v2/droplets', { token: fresh });
  const revoked = await client.send('DELETE', `/v2/tokens/${token.id}`, { token: owner });
  const refused = await client.send('GET', '/v2/droplets', { token: fresh });
  return {
    secrets: [secret, fresh],
    statuses: [used, rotated, usedAgain, revoked, refused].map(({ status }) => status),
  };
}

it('finds a token on the heap while a request holds it, and none of the demo afterwards', async () => {
  const place = await makeSnapshotPlace();
  const data = await makeDataFolder();
  const { server, origin, line } = await startDemo(data, { nodeFlags: place.nodeFlags });
  const scan = new SecretScan();
  scan.add('full access', line.token);
  scan.add('read only', line.read_only_token);
  scan.add('narrow', line.narrow_token);
  const held = request(`${origin}/v2/droplets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${line.token}`, 'content-length': 2, expect: '100-continue' },
  });
  held.on('error', () => {}).flushHeaders();
  await once(held, 'continue');
  expect(scan.findIn(await takeHeapSnapshot(server.pid, place))).toEqual(['full access']);

  const ended = once(held, 'error');
  held.destroy();
  await ended;
  expect(scan.findIn(await takeHeapSnapshot(server.pid, place))).toEqual([]);
  expect((await scan.findInFolder(data)).found).toEqual([]);
  expect(scan.findIn(server.stderr)).toEqual([]);
});

it(`keeps none of ${TOKENS} tokens in its files, its log or its heap`, { timeout: 180_000 }, async () => {
  const place = await makeSnapshotPlace();
  const data = await makeDataFolder();
  const owner = await issueOwnerToken(data);
  const { server, origin } = await startServer(data, { nodeFlags: place.nodeFlags, environment: TRACE });
  const scan = new SecretScan();
  scan.add('owner', owner);
  const live = async (client: HttpClient): Promise<void> => {
    for (let count = 0; count < TOKENS / CONNECTIONS; count++) {
      const { secrets, statuses } = await liveAndDie(client, owner);
      expect(statuses).toEqual([200, 201, 200, 204, 401]);
      for (const secret of secrets) scan.add('one of many', secret);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => live(new HttpClient(origin, 1))));

  expect(await scan.findInFolder(data)).toEqual({
    found: [],
    files: ['peppers.json', 'postern.db', 'postern.db-shm', 'postern.db-wal'],
  });
  expect(scan.findIn(await takeHeapSnapshot(server.pid, place))).toEqual([]);
  const { stdout, stderr } = await server.end();
  expect(stderr.match(/"status":/g)).toHaveLength(TOKENS * 6);
  expect(scan.findIn(stdout + stderr)).toEqual([]);
  expect((await scan.findInFolder(data)).found).toEqual([]);
});

it('keeps no token that was sent in the wrong place', { timeout: 120_000 }, async () => {
  const place = await makeSnapshotPlace();
  const data = await makeDataFolder();
  const owner = await issueOwnerToken(data);
  const { server, origin } = await startServer(data, { nodeFlags: place.nodeFlags, environment: TRACE });
  const client = new HttpClient(origin);
  const scan = new SecretScan();
  scan.add('owner', owner);
  const send = async (name: string): Promise<string> => {
    const { secret } = await issue(client, owner);
    scan.add(name, secret);
    client.close();
    return sendBytes(origin, MALFORMED_REQUESTS[name]?.(secret, owner) ?? '');
  };
  for (const name of Object.keys(MALFORMED_REQUESTS)) {
    const answer = await send(name);
    expect(answer, name).toMatch(/^(HTTP\/1\.1 4|HTTP\/1\.1 200|$)/);
  }
  for (const name of LAST_REQUESTS) {
    await send(name);
    expect(scan.findIn(await takeHeapSnapshot(server.pid, place)), name).toEqual([]);
  }
  const { stderr } = await server.end();
  expect(stderr).toContain('"refusal":"checksum"');
  expect(scan.findIn(stderr)).toEqual([]);
  expect((await scan.findInFolder(data)).found).toEqual([]);
});

it.each(SERVER_DATABASES)('logs what goes wrong in $name without a token', async ({ createPlace }) => {
  const { data, environment, open } = await createPlace();
  const owner = await issueOwnerToken(data, environment);
  const { server, origin } = await startServer(data, { environment: { ...environment, ...TRACE } });
  const client = new HttpClient(origin);
  const { secret } = await issue(client, owner);
  const database = open();
  await sql`alter table droplets rename to droplets_elsewhere`.execute(database.kysely);
  await sql`alter table token_secrets rename column digest to digest_elsewhere`.execute(database.kysely);
  await database.close();

  const used = await client.send('GET', '/v2/droplets', { token: secret });
  const minted = await client.send('POST', '/v2/tokens', { token: owner, body: { name: 'never', scopes: [] } });
  expect([used.status, minted.status]).toEqual([500, 500]);
  const { stderr } = await server.end();
  expect(stderr.match(/"msg":"request failed"/g)).toHaveLength(2);
  expect(stderr).not.toMatch(/pat_v1_/);
  const scan = new SecretScan();
  scan.add('owner', owner);
  scan.add('used', secret);
  expect(scan.findIn(stderr)).toEqual([]);
});
