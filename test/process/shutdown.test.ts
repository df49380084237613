import { once } from 'node:events';
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createSqlTokenStore } from '@postern/store';
import { expect, it } from 'vitest';
import { makeDataFolder, startDemo, startServer } from '../support/server-process.ts';
import { isListening } from './free-port.ts';
import { HttpClient, readAnswer, type ProcessAnswer } from './http-client.ts';
import { SERVER_DATABASES } from './server-databases.ts';
import { issueOwnerToken } from './terminal.ts';

const CONNECTIONS = 32;
const DEMO_DROPLETS = 3;
const DROPLET = { name: 'late', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };

/** A request that the server has begun to handle, and whose body is still to come. */
async function beginCreate(origin: string, token: string): Promise<ClientRequest> {
  const begun = request(`${origin}/v2/droplets`, {
    method: 'POST',
    agent: new Agent({ keepAlive: true }),
    headers: {
      authorization: `Bearer ${token}`,
      'content-length': JSON.stringify(DROPLET).length,
      expect: '100-continue',
    },
  });
  begun.flushHeaders();
  await once(begun, 'continue');
  return begun;
}

async function finishCreate(begun: ClientRequest): Promise<ProcessAnswer> {
  begun.end(JSON.stringify(DROPLET));
  const [response] = (await once(begun, 'response')) as [IncomingMessage];
  return readAnswer(response);
}

async function countDroplets(origin: string, token: string): Promise<unknown> {
  const client = new HttpClient(origin);
  const { body } = await client.send('GET', '/v2/droplets', { token });
  client.close();
  return body['meta'];
}

it.each(['SIGTERM', 'SIGINT'] as const)(
  'finishes 32 requests under way on %s, takes no new ones, and ends with 0',
  async (signal) => {
    const data = await makeDataFolder();
    const { server, origin, line } = await startDemo(data);
    const begun = await Promise.all(Array.from({ length: CONNECTIONS }, () => beginCreate(origin, line.token)));
    const ended = server.end(signal);
    while (await isListening(Number(new URL(origin).port))) await delay(5);

    const answers = await Promise.all(begun.map(finishCreate));
    const answered = Date.now();
    expect(answers.map(({ status }) => status)).toEqual(Array(CONNECTIONS).fill(202));
    expect((await ended).code).toBe(0);
    expect(Date.now() - answered).toBeLessThan(8000);
    const again = await startDemo(data);
    expect(await countDroplets(again.origin, again.line.token)).toEqual({ total: DEMO_DROPLETS + CONNECTIONS });
  },
);

it('answers whole or not at all, under a load that goes on while it ends, and does nothing that it does not answer', async () => {
  const data = await makeDataFolder();
  const { server, origin, line } = await startDemo(data);
  let created = 0;
  const statuses = new Set<number>();
  const clients = Array.from({ length: CONNECTIONS }, () => new HttpClient(origin, 1));
  const load = clients.map(async (client) => {
    for (;;) {
      const answer = await client.send('POST', '/v2/droplets', { token: line.token, body: DROPLET }).catch(refusalOf);
      if (typeof answer === 'string') return answer;
      statuses.add(answer.status);
      if (answer.status === 202) created++;
    }
  });
  while (created < CONNECTIONS * 2) await delay(5);

  const { code } = await server.end();
  const refusals = new Set(await Promise.all(load));
  expect(code).toBe(0);
  expect([...statuses]).toEqual([202]);
  expect([...refusals].filter((refusal) => !['ECONNREFUSED', 'ECONNRESET'].includes(refusal))).toEqual([]);
  const again = await startDemo(data);
  expect(await countDroplets(again.origin, again.line.token)).toEqual({ total: DEMO_DROPLETS + created });
});

/** What became of a request that was not answered. An answer that began and was cut is nothing of the kind. */
function refusalOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

it('does not wait for connections on which nobody asks for anything', async () => {
  const { server, origin } = await startDemo(await makeDataFolder());
  const silent = connect(Number(new URL(origin).port), '127.0.0.1');
  const closed = once(silent, 'close');
  await once(silent, 'connect');
  const began = Date.now();
  expect((await server.end()).code).toBe(0);
  expect(Date.now() - began).toBeLessThan(8000);
  await closed;
});

it.each(SERVER_DATABASES)('writes the last use of a token to $name, though it ends at once', async (database) => {
  const { data, environment, open } = await database.createPlace();
  const token = await issueOwnerToken(data, environment);
  const { server, origin } = await startServer(data, { environment });
  const client = new HttpClient(origin);
  expect((await client.send('GET', '/v2/account', { token })).status).toBe(200);
  expect((await server.end()).code).toBe(0);

  const store = open();
  const [secret] = await createSqlTokenStore(store).listSecrets(1, [1]);
  await store.close();
  expect(secret).toMatchObject({ lastUsedAddress: '127.0.0.1' });
  expect(Date.now() - (secret?.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000);
});

it('cuts off who has not finished asking after ten seconds, and still ends with 0', async () => {
  const { server, origin, line } = await startDemo(await makeDataFolder());
  const unfinished = await beginCreate(origin, line.token);
  const cut = once(unfinished, 'error');
  const began = Date.now();
  expect((await server.end()).code).toBe(0);
  expect(Date.now() - began).toBeGreaterThan(9000);
  await cut;
});

it('takes two signals at once for one, and a later one for impatience', async () => {
  const { server, origin, line } = await startDemo(await makeDataFolder());
  const begun = await beginCreate(origin, line.token);
  const cut = once(begun, 'error');
  process.kill(server.pid, 'SIGINT');
  process.kill(server.pid, 'SIGTERM');
  await delay(1500);
  expect((await server.end('SIGINT')).code).toBe(1);
  await cut;
});
