import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgeToken } from '../support/forged-token.ts';
import { rawRequest, sendRaw } from '../support/raw-http.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type RequestOptions, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { publicIdOf, rotate } from '../support/token-calls.ts';

const STRANGER = 'Bearer realm="postern", error="invalid_token", error_description="The token is not valid"';

describe.each(DATABASES)('authentication on $name', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ database, withClock: true });
  });
  afterAll(() => server.stop());

  const ask = (token?: string, options: RequestOptions = {}): Promise<TestAnswer> =>
    server.request('GET', '/v2/account', { token, ...options });
  const inSeconds = (seconds: number): Date => new Date(server.clock.now() + seconds * 1000);
  const stamp = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

  /** Nothing of it says what was wrong with the token. */
  const expectStranger = ({ status, headers, body }: TestAnswer): void => {
    const { request_id: requestId, ...rest } = body;
    expect(requestId).toBe(headers.get('x-request-id'));
    expect([status, headers.get('www-authenticate'), rest]).toEqual([
      401,
      STRANGER,
      {
        id: 'unauthorized',
        message: 'Unable to authenticate you.',
        type: 'urn:postern:problem:unauthorized',
        title: 'Unauthorized',
        status: 401,
        detail: 'Unable to authenticate you.',
      },
    ]);
  };

  const expectTold = ({ status, headers, body }: TestAnswer, sentence: string): void => {
    expect([status, body['id'], body['message']]).toEqual([401, 'unauthorized', expect.stringContaining(sentence)]);
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(headers.get('www-authenticate')).toContain(sentence);
  };

  describe('without credentials', () => {
    it.each([
      ['no header', []],
      ['an empty header', ['Authorization:']],
      ['the scheme alone', ['Authorization: Bearer']],
      ['the scheme and spaces', ['Authorization: Bearer    ']],
      ['another scheme', ['Authorization: Digest username="ada"']],
      ['Basic with nobody', ['Authorization: Basic Og==']],
    ])('challenges without an error code: %s', async (_, headers) => {
      const [answer] = await sendRaw(server.origin, rawRequest('GET /v2/account', ...headers));
      expect(answer).toMatchObject({ status: 401, body: { id: 'unauthorized', status: 401 } });
      expect(answer?.headers['www-authenticate']).toBe('Bearer realm="postern"');
    });

    it('looks for a token in the header alone, not in the address, a cookie or the body', async () => {
      const { secret } = await server.issue(['account']);
      const answers = await Promise.all([
        server.request('GET', `/v2/account?access_token=${secret}&token=${secret}`),
        ask(undefined, { headers: { cookie: `token=${secret}; authorization=Bearer ${secret}` } }),
        ask(undefined, { headers: { 'x-api-key': secret, 'x-authorization': `Bearer ${secret}` } }),
        server.request('POST', '/v2/tokens', { body: { access_token: secret, name: 'x', scopes: [] } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
      expect(answers.map(({ headers }) => headers.get('www-authenticate'))).toEqual(
        answers.map(() => 'Bearer realm="postern"'),
      );
    });
  });

  describe('of a stranger', () => {
    it('answers whatever is no token in one and the same way', async () => {
      const { secret } = await server.issue(['account']);
      await ask(secret);
      const wrongEnd = secret.endsWith('0') ? '1' : '0';
      const presented = [
        'x',
        'pat_v1_',
        secret.toLowerCase() === secret ? secret.toUpperCase() : secret.toLowerCase(),
        secret.slice(0, -1),
        `${secret}0`,
        `${secret} ${secret}`,
        secret.replace('pat_', 'dop_'),
        `${secret.slice(0, -1)}${wrongEnd}`,
        forgeToken(),
        forgeToken(publicIdOf(secret)),
        'a'.repeat(10_000),
        `Bearer ${secret}`,
        `"${secret}"`,
        'pät_v1_',
      ];
      for (const token of presented) expectStranger(await ask(token));
      expect((await ask(secret)).status).toBe(200);
    });

    it('answers the same whether or not the good token is in the cache', async () => {
      const { secret } = await server.issue(['account']);
      const wrong = forgeToken(publicIdOf(secret));
      expectStranger(await ask(wrong));
      await ask(secret);
      expectStranger(await ask(wrong));
      server.engine.cache.clear();
      expectStranger(await ask(wrong));
      expect((await ask(secret)).status).toBe(200);
    });
  });

  describe('of a holder', () => {
    it('tells when the token expired, and a stranger nothing', async () => {
      const expiresAt = inSeconds(60);
      const { secret } = await server.issue(['account'], { expiresAt });
      expect((await ask(secret)).status).toBe(200);
      server.clock.advance(60);
      expectTold(await ask(secret), `expired on ${stamp(expiresAt)}`);
      expectStranger(await ask(forgeToken(publicIdOf(secret))));
    });

    it('tells when the token was revoked, and a stranger nothing', async () => {
      const { secret } = await server.issue(['account']);
      await server.request('DELETE', '/v2/tokens/self', { token: secret });
      const revokedAt = inSeconds(0);
      server.clock.advance(60);
      expectTold(await ask(secret), `revoked on ${stamp(revokedAt)}`);
      expectStranger(await ask(forgeToken(publicIdOf(secret))));
    });

    it('tells when the secret was retired, and a stranger nothing', async () => {
      const owner = await server.issue(['account', 'tokens:write']);
      const request = { id: owner.id, overlap_seconds: 10, retire_on_first_use: false };
      const rotated = await rotate(server, owner.secret, request);
      const retiresAt = inSeconds(10);
      server.clock.advance(9);
      expect((await ask(owner.secret)).status).toBe(200);
      server.clock.advance(1);
      expectTold(await ask(owner.secret), `ended on ${stamp(retiresAt)}`);
      expectStranger(await ask(forgeToken(publicIdOf(owner.secret))));
      expect((await ask(rotated.secret)).status).toBe(200);
    });

    it('tells from when the token will be valid, and a stranger nothing', async () => {
      const notBefore = inSeconds(60);
      const { secret } = await server.issue(['account'], { notBefore });
      expectTold(await ask(secret), `not valid before ${stamp(notBefore)}`);
      expectStranger(await ask(forgeToken(publicIdOf(secret))));
      server.clock.advance(60);
      expect((await ask(secret)).status).toBe(200);
    });

    it('forbids an address that is not allowed, cached or not, and a stranger learns nothing', async () => {
      const elsewhere = await server.issue(['account'], { allowedAddresses: ['192.0.2.0/24'] });
      for (let round = 0; round < 2; round++) {
        const answer = await ask(elsewhere.secret);
        expect(answer).toMatchObject({ status: 403, body: { id: 'forbidden', granted: ['account'], missing: [] } });
      }
      expectStranger(await ask(forgeToken(publicIdOf(elsewhere.secret))));
      const here = await server.issue(['account'], { allowedAddresses: ['127.0.0.0/8', '::1'] });
      expect((await ask(here.secret)).status).toBe(200);
    });
  });

  describe('of the header', () => {
    it.each([
      ['the same value', (good: string) => [`Authorization: Bearer ${good}`, `Authorization: Bearer ${good}`]],
      ['another token', (good: string) => [`Authorization: Bearer ${good}`, `Authorization: Bearer ${forgeToken()}`]],
      ['other letter case', (good: string) => [`authorization: Bearer ${good}`, `AUTHORIZATION: Bearer ${good}`]],
      ['one of them empty', (good: string) => [`Authorization:`, `Authorization: Bearer ${good}`]],
      [
        'another scheme',
        (good: string) => [`Authorization: Basic ${btoa(`${good}:`)}`, `Authorization: Bearer ${good}`],
      ],
    ])('refuses two of them, which Node.js would hide: %s', async (_, headersOf) => {
      const { secret } = await server.issue(['account']);
      const [answer] = await sendRaw(server.origin, rawRequest('GET /v2/account', ...headersOf(secret)));
      expect(answer).toMatchObject({ status: 400, body: { id: 'bad_request' } });
      expect(answer?.headers['www-authenticate']).toContain('error="invalid_request"');
    });

    it.each([
      ['Bearer', (good: string) => `Bearer ${good}`],
      ['a scheme in small letters', (good: string) => `bearer ${good}`],
      ['a scheme in capitals', (good: string) => `BEARER ${good}`],
      ['more spaces', (good: string) => `Bearer   ${good}  `],
      ['Basic with the token as user', (good: string) => `Basic ${btoa(`${good}:`)}`],
      ['Basic with any password', (good: string) => `basic ${btoa(`${good}:x-oauth-basic`)}`],
    ])('takes %s', async (_, headerOf) => {
      const { secret } = await server.issue(['account']);
      const header = `Authorization: ${headerOf(secret)}`;
      const [answer] = await sendRaw(server.origin, rawRequest('GET /v2/account', header));
      expect(answer).toMatchObject({ status: 200, body: { account: { email: 'ada@example.com' } } });
    });

    it('takes Basic with a token that proves nothing for a stranger', async () => {
      expectStranger(await ask(undefined, { headers: { authorization: `Basic ${btoa(`${forgeToken()}:`)}` } }));
    });

    it('refuses one that is longer than a header may be, and goes on', async () => {
      const { secret } = await server.issue(['account']);
      const long = `Authorization: Bearer ${'a'.repeat(100_000)}`;
      const [answer] = await sendRaw(server.origin, rawRequest('GET /v2/account', long));
      expect(answer).toMatchObject({ status: 431, body: { id: 'header_fields_too_large', status: 431 } });
      expect((await ask(secret)).status).toBe(200);
    });
  });

  it('comes before the path is known: nobody without a token learns which routes of the API there are', async () => {
    const { secret } = await server.issue([]);
    expect((await server.request('GET', '/v2/nothing')).status).toBe(401);
    expect((await server.request('PUT', '/v2/account')).status).toBe(401);
    expect((await server.request('GET', '/v2/nothing', { token: secret })).status).toBe(404);
    // All that is not the API's is the control panel's, which draws its own page for what is not there.
    const page = await server.request('GET', '/nothing');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect((await server.request('POST', '/nothing')).status).toBe(404);
  });
});
