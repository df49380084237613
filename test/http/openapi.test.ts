import { openApiDocument, scopeList } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe.each(DATABASES)('what anybody may ask, on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database });
  });
  afterAll(() => server.stop());

  it('is the OpenAPI document, to the letter', async () => {
    const { status, headers, body } = await server.request('GET', '/openapi.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument)));
  });

  it('is the catalogue of scopes, to the letter', async () => {
    const { status, body } = await server.request('GET', '/v2/scopes');
    expect([status, body]).toEqual([200, JSON.parse(JSON.stringify(scopeList))]);
  });

  it('is whether the server lives and is ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect(await server.request('GET', path)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });

  it('is asked with a bad token as well as without one', async () => {
    for (const path of ['/openapi.json', '/v2/scopes', '/healthz', '/readyz']) {
      expect((await server.request('GET', path, { token: 'nonsense' })).status).toBe(200);
    }
  });

  it('carries the headers of every answer, and those of limits where it is part of the API', async () => {
    const { headers } = await server.request('GET', '/v2/scopes');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('ratelimit-limit')).not.toBeNull();
    const probe = await server.request('GET', '/healthz');
    expect([probe.headers.get('ratelimit-limit'), probe.headers.get('cache-control')]).toEqual([null, 'no-store']);
  });
});

describe('limits on who shows no token', () => {
  it('hold for the public routes of the API, however their path is written, and not for probes', async () => {
    const server = await startTestServer({ rateLimit: '2/hour' });
    try {
      const statuses: number[] = [];
      for (const path of ['/v2/scopes', '/%76%32/scopes', '//v2//scopes/', '/v2/scopes', '/healthz', '/openapi.json']) {
        statuses.push((await server.request('GET', path)).status);
      }
      expect(statuses).toEqual([200, 200, 429, 429, 200, 200]);
    } finally {
      await server.stop();
    }
  });
});
