import { routes } from '@postern/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { FULL_ACCESS } from '../support/token-calls.ts';

const SEED = Number(process.env['POSTERN_SEED'] ?? Date.now() % 2 ** 31);
const RUNS = process.env['POSTERN_ROUNDS'] === 'full' ? 5000 : 300;

const FIELDS = [
  'name',
  'names',
  'scopes',
  'expires_in_seconds',
  'expires_at',
  'not_before',
  'allowed_ips',
  'rate_limit',
  'limit',
  'window_seconds',
  'overlap_seconds',
  'retire_on_first_use',
  'reason',
  'size',
  'image',
  'region',
  'tags',
  'ssh_keys',
  'volumes',
  'vpc_uuid',
  'user_data',
  'backups',
  'backup_policy',
  'ipv6',
  '__proto__',
  'constructor',
];
const WORDS = [
  'droplets:read',
  'write',
  'tokens:write',
  's-1vcpu-1gb',
  'ubuntu-24-04-x64',
  'nyc3',
  'compromised',
  '127.0.0.0/8',
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const scalar = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.date().map(String));
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 5 }), fc.dictionary(fc.constantFrom(...FIELDS), scalar));
const body = fc.oneof(
  fc.dictionary(fc.constantFrom(...FIELDS), value).map((fields) => JSON.stringify(fields)),
  fc.json(),
  fc.string({ unit: 'binary' }),
);

const segment = fc.oneof(
  fc.constantFrom('self', '1', '2', '9007199254740993', '-1', '..', '%2e%2e', '%00', '%zz', ''),
  fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.webSegment(),
);
const path = fc.oneof(
  fc
    .tuple(fc.constantFrom(...routes.map((route) => route.path as string)), segment)
    .map(([template, filling]) => template.replace(/\{\w+\}/g, () => filling)),
  fc.array(segment, { maxLength: 5 }).map((segments) => `/v2/${segments.join('/')}`),
);
const query = fc.oneof(
  fc.constant(''),
  fc.webQueryParameters(),
  fc
    .dictionary(fc.constantFrom('page', 'per_page', 'state', 'tag_name', 'name', 'type'), word)
    .map((parameters) => new URLSearchParams(parameters).toString()),
);
const method = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');
const request = fc.record({ method, path, query, body });

describe.each(DATABASES)('any request on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  it(`is answered, and never with a fault of the server (seed ${SEED})`, { timeout: 120_000 }, async () => {
    let token = (await server.issue(FULL_ACCESS)).secret;
    const property = fc.asyncProperty(request, async ({ method, path, query, body }) => {
      const sent = ['GET', 'HEAD'].includes(method) ? undefined : body;
      const answer = await server.app.inject({
        method: method as 'GET',
        url: `${path}?${query}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(sent !== undefined && { payload: sent }),
      });
      // A request may well have revoked or narrowed the token it was made with.
      token = (await server.issue(FULL_ACCESS)).secret;
      expect(answer.statusCode, `${method} ${path}?${query} ${body}`).toBeLessThan(500);
      expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });

  it('leaves a server that works', async () => {
    const { secret } = await server.issue(['account']);
    expect((await server.request('GET', '/v2/account', { token: secret })).status).toBe(200);
  });
});
