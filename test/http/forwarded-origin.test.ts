import { readConfig } from '@postern/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type DatabaseEngine } from '../support/stores.ts';
import { rawRequest, sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, NOTHING } from './route-conformance-calls.ts';

interface Sent {
  readonly peer?: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
}

/** A server and a token of it, with two Droplets to page through. */
async function startWithDroplets(database: DatabaseEngine, environment: Readonly<Record<string, string>>) {
  const server = await startTestServer({ database, environment });
  const { secret } = await server.issue(['write']);
  const { body } = callOf('droplets_create', NOTHING);
  for (let i = 0; i < 2; i++) await server.request('POST', '/v2/droplets', { token: secret, body });
  return { server, secret };
}

describe.each(DATABASES)('the origin in links, on $name', (database) => {
  let server: TestServer;
  let secret: string;

  const list = ({ peer = '127.0.0.1', headers }: Sent) =>
    server.app.inject({
      method: 'GET',
      url: '/v2/droplets?per_page=1',
      remoteAddress: peer,
      headers: { ...headers, authorization: `Bearer ${secret}` },
    });
  const nextPage = async (sent: Sent): Promise<string | undefined> => {
    const answer = await list(sent);
    expect(answer.statusCode).toBe(200);
    return answer.json<{ links: { pages?: { next?: string } } }>().links.pages?.next;
  };
  const pageOf = (origin: string): string => `${origin}/v2/droplets?per_page=1&page=2`;

  describe('when no proxy is trusted', () => {
    beforeAll(async () => {
      ({ server, secret } = await startWithDroplets(database, {}));
    });
    afterAll(() => server.stop());

    it.each(['api.example.com', 'api.example.com:8443', 'localhost:7280', '127.0.0.1:7280', '[::1]:7280', 'a_b.test'])(
      'is the one that the client used: %s',
      async (host) => {
        expect(await nextPage({ headers: { host } })).toBe(pageOf(`http://${host}`));
      },
    );

    it('is not what a client says was forwarded', async () => {
      const forwarded = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      };
      expect(await nextPage({ headers: { host: 'api.example.com', ...forwarded } })).toBe(
        pageOf('http://api.example.com'),
      );
    });

    it('is in the link to a new Droplet’s action as well', async () => {
      const { body } = callOf('droplets_create', NOTHING);
      const headers = { host: 'api.example.com:8443', authorization: `Bearer ${secret}` };
      const answer = await server.app.inject({
        method: 'POST',
        url: '/v2/droplets',
        headers,
        payload: JSON.stringify(body),
      });
      const { links } = answer.json<{ links: { actions: { id: number; href: string }[] } }>();
      expect(links.actions[0]?.href).toBe(`http://api.example.com:8443/v2/actions/${links.actions[0]?.id}`);
    });

    it.each([
      'evil.example/path',
      'evil.example?',
      'evil.example#',
      'user@evil.example',
      'evil.example:80:80',
      'evil.example:http',
      'evil.example, other.example',
      '"evil"',
      '<script>',
      'evil example',
      '-evil.example',
      '[evil',
      'ex\u00e4mple.com',
      'x'.repeat(300),
    ])('is never made of %j: 400', async (host) => {
      const answer = await list({ headers: { host } });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toMatchObject({ id: 'bad_request', request_id: answer.headers['x-request-id'] });
      expect(answer.json<{ message: string }>().message).toContain('Host');
      expect(answer.headers).toHaveProperty('ratelimit-remaining');
    });

    it('is asked for after the token, so that whoever has none learns nothing else', async () => {
      const headers = { host: 'evil.example/path' };
      expect((await server.app.inject({ method: 'GET', url: '/v2/droplets', headers })).statusCode).toBe(401);
      expect((await server.app.inject({ method: 'GET', url: '/healthz', headers })).statusCode).toBe(400);
    });

    it('is not chosen between two Host headers, nor made up without one: 400', async () => {
      const authorized = `Authorization: Bearer ${secret}`;
      const [two] = await sendRaw(server.origin, rawRequest('GET /v2/droplets', authorized, 'Host: evil.example'));
      expect(two?.status).toBe(400);
      const none = `GET /v2/droplets HTTP/1.1\r\n${authorized}\r\nConnection: close\r\n\r\n`;
      expect((await sendRaw(server.origin, none))[0]?.status).toBe(400);
    });
  });

  describe('behind a trusted proxy', () => {
    const host = 'internal:7280';
    const proxy = '10.0.0.1';
    beforeAll(async () => {
      ({ server, secret } = await startWithDroplets(database, { POSTERN_TRUSTED_PROXIES: '10.0.0.0/8' }));
    });
    afterAll(() => server.stop());

    it('is the one that the proxy was asked for', async () => {
      const headers = { host, 'x-forwarded-host': 'api.example.com', 'x-forwarded-proto': 'https' };
      expect(await nextPage({ peer: proxy, headers })).toBe(pageOf('https://api.example.com'));
      expect(await nextPage({ peer: `::ffff:${proxy}`, headers })).toBe(pageOf('https://api.example.com'));
    });

    it('is the last that was written, which the nearest proxy did', async () => {
      const forwarded = { 'x-forwarded-host': 'evil.example, api.example.com', 'x-forwarded-proto': 'http, https' };
      expect(await nextPage({ peer: proxy, headers: { host, ...forwarded } })).toBe(pageOf('https://api.example.com'));
    });

    it('falls back to Host and http where the proxy wrote nothing of use', async () => {
      expect(await nextPage({ peer: proxy, headers: { host } })).toBe(pageOf(`http://${host}`));
      const forwarded = { 'x-forwarded-host': '', 'x-forwarded-proto': 'javascript' };
      expect(await nextPage({ peer: proxy, headers: { host, ...forwarded } })).toBe(pageOf(`http://${host}`));
    });

    it('does not take what somebody else claims to forward', async () => {
      const headers = { host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
      expect(await nextPage({ peer: '192.0.2.9', headers })).toBe(pageOf(`http://${host}`));
    });

    it('is not made of a forwarded host that is none: 400', async () => {
      const headers = { host, 'x-forwarded-host': 'evil.example/path?' };
      expect((await list({ peer: proxy, headers })).statusCode).toBe(400);
    });
  });

  describe('when the operator has fixed it', () => {
    beforeAll(async () => {
      const environment = { POSTERN_PUBLIC_ORIGIN: 'https://cloud.example.com/', POSTERN_TRUSTED_PROXY_COUNT: '1' };
      ({ server, secret } = await startWithDroplets(database, environment));
    });
    afterAll(() => server.stop());

    it('is that one, whatever the request says', async () => {
      const forwarded = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' };
      for (const headers of [{ host: 'internal:7280' }, { host: 'internal', ...forwarded }]) {
        expect(await nextPage({ headers })).toBe(pageOf('https://cloud.example.com'));
      }
    });

    it('does not make a bad Host a good one: 400', async () => {
      expect((await list({ headers: { host: 'evil.example/path' } })).statusCode).toBe(400);
    });
  });
});

describe('the settings about proxies', () => {
  const read = (environment: Readonly<Record<string, string>>) => readConfig({}, environment);

  it('trust nobody and fix no origin unless they are made', () => {
    expect(read({})).toMatchObject({ proxies: { count: 0, ranges: null }, publicOrigin: null });
  });

  it.each([
    ['POSTERN_TRUSTED_PROXY_COUNT', 'one'],
    ['POSTERN_TRUSTED_PROXY_COUNT', '-1'],
    ['POSTERN_TRUSTED_PROXY_COUNT', '17'],
    ['POSTERN_TRUSTED_PROXIES', 'proxy.internal'],
    ['POSTERN_TRUSTED_PROXIES', '10.0.0.0/8,'],
    ['POSTERN_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['POSTERN_PUBLIC_ORIGIN', 'cloud.example.com'],
    ['POSTERN_PUBLIC_ORIGIN', 'https://cloud.example.com/path'],
    ['POSTERN_PUBLIC_ORIGIN', 'https://cloud.example.com/?a=b'],
    ['POSTERN_PUBLIC_ORIGIN', 'ftp://cloud.example.com'],
  ])('%s is not %j, and says so by its name', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(name);
  });
});
