import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { rawRequest, sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
});

const load = (path: string, options: RequestInit = {}): Promise<Response> => fetch(`${server.origin}${path}`, options);

async function firstScript(): Promise<string> {
  const page = await (await load('/')).text();
  return /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
}

describe('the page of the panel', () => {
  it.each(['/', '/tokens', '/tokens/7?tab=usage', '/no/such/page', '/v3', '/authors'])('answers %s', async (path) => {
    const answer = await load(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('<div id="root">');
  });

  it('has a policy that lets in nothing inline but styles with the nonce of this one answer', async () => {
    const nonces = await Promise.all(
      ['/', '/'].map(async (path) => {
        const answer = await load(path);
        const policy = answer.headers.get('content-security-policy') ?? '';
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
        expect(policy).toBe(
          `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; ` +
            `connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'`,
        );
        const page = await answer.text();
        expect(page).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
        expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|POSTERN_NONCE/);
        return nonce;
      }),
    );
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{24}$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('keeps other sites and other windows out', async () => {
    const { headers } = await load('/tokens');
    expect(Object.fromEntries(headers)).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  it('asks for TLS from now on where it was asked for over TLS', async () => {
    const secure = await startTestServer({ environment: { POSTERN_PUBLIC_ORIGIN: 'https://postern.example.com' } });
    try {
      const { headers } = await fetch(`${secure.origin}/tokens`);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    } finally {
      await secure.stop();
    }
  });

  it('answers HEAD with the headers alone', async () => {
    const answer = await load('/tokens', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500);
    expect(await answer.text()).toBe('');
  });
});

describe('the files of the panel', () => {
  it('may be kept for good, since their names change with them', async () => {
    const answer = await load(await firstScript());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('come compressed for a client that accepts %s', async (accepted, encoding) => {
    const path = await firstScript();
    const answer = await load(path, { headers: { 'accept-encoding': accepted } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('vary')).toBe('accept-encoding');
    expect(await answer.text()).toBe(await (await load(path)).text());
  });

  it('that keep their names are asked for again', async () => {
    const answer = await load('/favicon.svg');
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it.each([
    '/assets/none.js',
    '/assets/none',
    '/assets/',
    '/robots.txt',
    '/index.html',
    '/.vite/manifest.json',
    '/colour-scheme.js.br',
    '/../package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/..\\package.json',
    '//assets/../../package.json',
  ])('do not include %s', async (path) => {
    const [answer] = await sendRaw(server.origin, rawRequest(`GET ${path}`));
    expectProblem(answer, 404);
  });
});

describe('the API', () => {
  it.each(['/v1/none', '/auth/none', '/oauth/none', '/authorize/none', '/healthz/none'])(
    'answers 404 as ever on %s',
    async (path) => {
      const [answer] = await sendRaw(server.origin, rawRequest(`GET ${path}`));
      expect(answer?.headers['content-type']).toMatch(/^application\/json/);
      expect([401, 404]).toContain(answer?.status);
    },
  );

  it('answers 401 to strangers on what it does not know', async () => {
    expect((await load('/v2/none')).status).toBe(401);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('answers 404 to a %s of a page', async (method) => {
    const answer = await load('/tokens', { method });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
});
