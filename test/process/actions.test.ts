import { setTimeout as delay } from 'node:timers/promises';
import type { Action, Droplet } from '@postern/api';
import { expect, it } from 'vitest';
import { startServer } from '../support/server-process.ts';
import { HttpClient } from './http-client.ts';
import { SERVER_DATABASES } from './server-databases.ts';
import { issueOwnerToken } from './terminal.ts';

const MACHINE = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
const PATIENCE_MS = 15_000;

/** One account's view of a running server. */
class Caller {
  readonly #client: HttpClient;
  readonly #token: string;

  constructor(origin: string, token: string) {
    this.#client = new HttpClient(origin, 2);
    this.#token = token;
  }

  async ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const answer = await this.#client.send(method, path, { token: this.#token, ...(body !== undefined && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body as Answer;
  }

  async findAction(id: number): Promise<Action> {
    return (await this.ask<{ action: Action }>('GET', `/v2/actions/${id}`)).action;
  }

  async waitFor(id: number): Promise<Action> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await delay(50)) {
      const action = await this.findAction(id);
      if (action.status !== 'in-progress') return action;
    }
    throw new Error(`Action ${id} does not end.`);
  }

  close(): void {
    this.#client.close();
  }
}

it.each(SERVER_DATABASES)(
  'An action outlives the process that began it, on $name: it is carried out after the next start, once.',
  { timeout: 90_000 },
  async ({ createPlace }) => {
    const place = await createPlace();
    const token = await issueOwnerToken(place.data, place.environment);
    const withDelay = (seconds: string) => ({ environment: { ...place.environment, POSTERN_ACTION_SECONDS: seconds } });
    const patient = await startServer(place.data, withDelay('0'));
    const before = new Caller(patient.origin, token);
    const { droplet } = await before.ask<{ droplet: Droplet }>('POST', '/v2/droplets', MACHINE);
    before.close();
    await patient.server.end('SIGTERM');

    const first = await startServer(place.data, withDelay('2'));
    const caller = new Caller(first.origin, token);
    const path = `/v2/droplets/${droplet.id}`;
    const { action } = await caller.ask<{ action: Action }>('POST', `${path}/actions`, { type: 'snapshot', name: 's' });
    expect((await caller.findAction(action.id)).status).toBe('in-progress');
    caller.close();
    await first.server.end('SIGKILL');

    const second = await startServer(place.data, withDelay('2'));
    const after = new Caller(second.origin, token);
    const ended = await after.waitFor(action.id);
    expect(ended).toMatchObject({ status: 'completed', started_at: action.started_at });
    const shown = async (): Promise<Droplet> => (await after.ask<{ droplet: Droplet }>('GET', path)).droplet;
    expect(await shown()).toMatchObject({ locked: false, snapshot_ids: [expect.any(Number)] });
    after.close();
    await second.server.end('SIGKILL');

    const third = await startServer(place.data, withDelay('0'));
    const last = new Caller(third.origin, token);
    // Any other action is over only after all that was due at the start.
    await last.ask('POST', `${path}/actions`, { type: 'reboot' });
    const { droplet: same } = await last.ask<{ droplet: Droplet }>('GET', path);
    expect(same.snapshot_ids).toHaveLength(1);
    expect(await last.findAction(action.id)).toEqual(ended);
    last.close();
    expect((await third.server.end('SIGTERM')).code).toBe(0);
  },
);

it('A server that waits for an action ends at once when it is told to.', { timeout: 60_000 }, async () => {
  const [{ createPlace }] = SERVER_DATABASES as [(typeof SERVER_DATABASES)[number]];
  const place = await createPlace();
  const token = await issueOwnerToken(place.data, place.environment);
  const environment = { ...place.environment, POSTERN_ACTION_SECONDS: '3600' };
  const { server, origin } = await startServer(place.data, { environment });
  const caller = new Caller(origin, token);
  await caller.ask('POST', '/v2/droplets', MACHINE);
  caller.close();
  const started = performance.now();
  expect((await server.end('SIGTERM')).code).toBe(0);
  expect(performance.now() - started).toBeLessThan(5000);
});
