import { setTimeout as wait } from 'node:timers/promises';
import { readConfig } from '@postern/server';
import { afterEach, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { statusOf } from './route-conformance-calls.ts';

interface Standing {
  readonly status: number;
  readonly limit: number;
  readonly remaining: number;
  /** Until the limit is whole again. */
  readonly seconds: number;
  readonly retryAfter: number | null;
}

function standingOf({ status, headers }: TestAnswer): Standing {
  const number = (name: string): number => Number(headers.get(name) ?? NaN);
  const retryAfter = headers.get('retry-after');
  return {
    status,
    limit: number('ratelimit-limit'),
    remaining: number('ratelimit-remaining'),
    seconds: number('ratelimit-reset') - Date.now() / 1000,
    retryAfter: retryAfter === null ? null : Number(retryAfter),
  };
}

it('a token may make 5,000 requests an hour and 250 a minute, unless the operator sets it otherwise', () => {
  const hourAndMinute = [
    { limit: 5000, windowSeconds: 3600 },
    { limit: 250, windowSeconds: 60 },
  ];
  expect(readConfig({}, {}).perToken).toEqual(hourAndMinute);
  const environment = { POSTERN_RATE_LIMIT: '100/30' };
  expect(readConfig({}, environment).perToken).toEqual([{ limit: 100, windowSeconds: 30 }]);
  expect(readConfig({ 'rate-limit': '7/day,2/second' }, environment).perToken).toEqual([
    { limit: 7, windowSeconds: 86_400 },
    { limit: 2, windowSeconds: 1 },
  ]);
});

it.each(['', 'many', '0/minute', '5/0', '5/fortnight', '5000/hour,', '-1/hour', '1.5/hour'])(
  'a rate limit is not %j',
  (text) => {
    expect(() => readConfig({ 'rate-limit': text }, {})).toThrow(/rate limit/i);
  },
);

describe.each(DATABASES)('the rate limit on $name', (database) => {
  let server: TestServer;
  afterEach(() => server.stop());

  const start = async (rateLimit: string, environment: Readonly<Record<string, string>> = {}): Promise<void> => {
    server = await startTestServer({ database, rateLimit, environment });
  };
  const ask = async (token?: string, path = '/v2/droplets'): Promise<Standing> =>
    standingOf(await server.request('GET', path, { token }));
  const issue = async (restrictions = {}): Promise<string> =>
    (await server.issue(['droplets:read', 'token:update'], restrictions)).secret;

  it('counts down to a 429 that says when to come back, for bursts before the hour is used up', async () => {
    await start('5000/hour,250/minute');
    const token = await issue();
    expect(await ask(token)).toMatchObject({ status: 200, limit: 5000, remaining: 4999, retryAfter: null });
    const call = { method: 'GET', path: '/v2/tokens/self', body: null } as const;
    for (let i = 2; i < 250; i++) expect(await statusOf(server, call, token)).toBe(200);
    expect(await ask(token)).toMatchObject({ status: 200, limit: 5000, remaining: 4750, retryAfter: null });
    const refused = await ask(token);
    expect(refused).toMatchObject({ status: 429, limit: 250, remaining: 0 });
    expect(refused.retryAfter).toBeGreaterThan(30);
    expect(refused.retryAfter).toBeLessThanOrEqual(60);
    expect(refused.seconds).toBeGreaterThan(30);
    expect(refused.seconds).toBeLessThan(62);
    expect((await ask(await issue())).status).toBe(200);
  });

  it('names the end of the window it shows, and keeps to it', async () => {
    await start('100/hour');
    const token = await issue();
    const first = await ask(token);
    expect(first.seconds).toBeGreaterThan(3590);
    expect(first.seconds).toBeLessThan(3602);
    expect((await ask(token)).seconds).toBeLessThan(first.seconds + 1);
  });

  it('lets a token in again once its time has come', async () => {
    await start('2/1');
    const token = await issue();
    await ask(token);
    await ask(token);
    const refused = await ask(token);
    expect(refused).toMatchObject({ status: 429, retryAfter: 1 });
    await wait(1100);
    expect(await ask(token)).toMatchObject({ status: 200, remaining: 1 });
  });

  it('counts what is refused for its scopes or its path as well', async () => {
    await start('3/hour');
    const token = await issue();
    expect(await ask(token, '/v2/account')).toMatchObject({ status: 403, remaining: 2 });
    expect(await ask(token, '/v2/nothing')).toMatchObject({ status: 404, remaining: 1 });
    expect(await ask(token, '/v2/droplets/4000000000')).toMatchObject({ status: 404, remaining: 0 });
    expect((await ask(token)).status).toBe(429);
  });

  it('is a token’s own where that is narrower, and never wider than everybody’s', async () => {
    await start('4/hour');
    const narrow = await issue({ rateLimit: { limit: 2, windowSeconds: 3600 } });
    expect(await ask(narrow)).toMatchObject({ status: 200, limit: 2, remaining: 1 });
    expect(await ask(narrow)).toMatchObject({ status: 200, limit: 2, remaining: 0 });
    expect(await ask(narrow)).toMatchObject({ status: 429, limit: 2, remaining: 0 });

    const wide = await issue({ rateLimit: { limit: 1000, windowSeconds: 3600 } });
    for (let i = 0; i < 4; i++) expect((await ask(wide)).status).toBe(200);
    expect(await ask(wide)).toMatchObject({ status: 429, limit: 4, remaining: 0 });
  });

  it('stays with a token through a rotation', async () => {
    await start('3/hour');
    const { id, secret } = await server.issue(['token:update']);
    const rotated = await server.request('POST', `/v2/tokens/${id}/rotate`, { token: secret });
    expect(await ask(String(rotated.body['secret']), '/v2/tokens/self')).toMatchObject({ status: 200, remaining: 1 });
  });

  it('holds up whoever guesses at tokens, and not a good token from the same address', async () => {
    await start('1000/hour', { POSTERN_FAILED_AUTHENTICATION_LIMIT: '3/minute' });
    const token = await issue();
    const guess = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
    const guesses = [guess, 'nonsense', guess, guess, 'nonsense'];
    const statuses: number[] = [];
    for (const secret of guesses) statuses.push((await ask(secret)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect((await ask(guess)).retryAfter).toBeGreaterThan(30);
    expect(await ask(token)).toMatchObject({ status: 200, remaining: 999 });
    expect((await ask()).status).toBe(401);
  });

  it('counts neither a missing token nor the true secret of a revoked one as a guess', async () => {
    await start('1000/hour', { POSTERN_FAILED_AUTHENTICATION_LIMIT: '1/minute' });
    const revoked = await issue();
    expect((await server.request('DELETE', '/v2/tokens/self', { token: revoked })).status).toBe(204);
    for (let i = 0; i < 3; i++) {
      expect((await ask(revoked)).status).toBe(401);
      expect((await ask()).status).toBe(401);
    }
    expect((await ask('nonsense')).status).toBe(401);
    expect((await ask('nonsense')).status).toBe(429);
  });

  it('counts guesses by the client behind a trusted proxy, not by the proxy', async () => {
    const environment = { POSTERN_FAILED_AUTHENTICATION_LIMIT: '2/minute', POSTERN_TRUSTED_PROXY_COUNT: '1' };
    await start('1000/hour', environment);
    const guessFrom = async (client: string): Promise<number> => {
      const headers = { 'x-forwarded-for': client };
      return (await server.request('GET', '/v2/droplets', { token: 'nonsense', headers })).status;
    };
    const statuses: number[] = [];
    for (const client of ['203.0.113.7', '203.0.113.7', '203.0.113.7', '::ffff:203.0.113.7', '203.0.113.8']) {
      statuses.push(await guessFrom(client));
    }
    expect(statuses).toEqual([401, 401, 429, 429, 401]);
  });
});
