import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHammer, type Blow } from '../support/hammer.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS, mint } from '../support/token-calls.ts';

const ROUNDS = process.env['POSTERN_ROUNDS'] === 'full' ? 50 : 3;
const TIME_LIMIT_MS = 10_000 + ROUNDS * 5000;

/** What is done to a token under fire, and what it gets from then on. */
interface Change {
  readonly name: string;
  readonly afterwards: number;
  make(server: TestServer, owner: string, id: number): Promise<{ readonly status: number }>;
}

const CHANGES: readonly Change[] = [
  {
    name: 'a revocation',
    afterwards: 401,
    make: (server, owner, id) => server.request('DELETE', `/v2/tokens/${id}`, { token: owner }),
  },
  {
    name: 'an update that takes the scope away',
    afterwards: 403,
    make: (server, owner, id) =>
      server.request('PATCH', `/v2/tokens/${id}`, { token: owner, body: { scopes: ['tags:read'] } }),
  },
  {
    name: 'a rotation of a compromised token',
    afterwards: 401,
    make: (server, owner, id) =>
      server.request('POST', `/v2/tokens/${id}/rotate`, { token: owner, body: { reason: 'compromised' } }),
  },
];

describe.each(DATABASES)('64 connections on $name', (database) => {
  let server: TestServer;
  let owner: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    owner = (await server.issue(FULL_ACCESS)).secret;
  });
  afterAll(() => server.stop());

  /** Hammers a fresh token while it is changed, and checks every answer against when its request was started. */
  const runRound = async ({ make, afterwards }: Change): Promise<readonly Blow[]> => {
    const { token, secret } = await mint(server, owner, { scopes: ['account'] });
    const hammer = await startHammer(`${server.origin}/v2/account`, { token: secret });
    await delay(20);
    hammer.markAsked();
    const { status } = await make(server, owner, token.id);
    hammer.markAnswered();
    const blows = await hammer.finish();
    expect(status).toBeLessThan(300);
    const unexpected = blows.filter((blow) => {
      const allowed = { before: [200, afterwards], during: [200, afterwards], after: [afterwards] }[blow.phase];
      return !allowed.includes(blow.status);
    });
    expect(unexpected).toEqual([]);
    return blows;
  };

  it.each(CHANGES)(
    'meet $name with the first request that is started after its answer',
    { timeout: TIME_LIMIT_MS },
    async (change) => {
      for (let round = 0; round < ROUNDS; round++) {
        const blows = await runRound(change);
        expect(blows.some(({ phase, status }) => phase === 'before' && status === 200)).toBe(true);
        expect(blows.filter(({ phase }) => phase === 'after').length).toBeGreaterThanOrEqual(64);
      }
    },
  );

  it.each(CHANGES)(
    'meet $name as soon while the cache is emptied again and again',
    { timeout: TIME_LIMIT_MS },
    async (change) => {
      const clearing = setInterval(() => server.engine.cache.clear(), 50);
      try {
        for (let round = 0; round < ROUNDS; round++) await runRound(change);
      } finally {
        clearInterval(clearing);
      }
    },
  );

  it('meet the revocation of a parent with all of its children', { timeout: TIME_LIMIT_MS }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const parent = await server.issue(['tokens:write', 'account']);
      const { secret } = await mint(server, parent.secret, { scopes: ['account'] });
      const hammer = await startHammer(`${server.origin}/v2/account`, { token: secret });
      hammer.markAsked();
      expect((await server.request('DELETE', '/v2/tokens/self', { token: parent.secret })).status).toBe(204);
      hammer.markAnswered();
      const after = (await hammer.finish()).filter(({ phase }) => phase === 'after');
      expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]));
    }
  });
});
