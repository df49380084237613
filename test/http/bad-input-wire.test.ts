import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { rawRequest, sendRaw, type RawAnswer } from '../support/raw-http.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { assertServes, FULL_ACCESS } from '../support/token-calls.ts';

const MEGABYTE = 'a'.repeat(1_000_000);

describe.each(DATABASES)('bytes that no client would send, on $name', (database) => {
  let server: TestServer;
  let token: string;
  let bearer: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(FULL_ACCESS)).secret;
    bearer = `Authorization: Bearer ${token}`;
  });
  afterAll(() => server.stop());
  afterEach(() => assertServes(server, token));

  const one = async (...chunks: readonly (string | Buffer)[]): Promise<RawAnswer | undefined> => {
    const answers = (await sendRaw(server.origin, ...chunks)).filter(({ status }) => status >= 200);
    expect(answers).toHaveLength(1);
    return answers[0];
  };
  const post = (headers: readonly string[], ...body: readonly string[]): Promise<RawAnswer | undefined> =>
    one(rawRequest('POST /v2/tokens', bearer, ...headers), ...body);

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a method that there is not', 'SHOUT /v2/account HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a version that there is not', 'GET /v2/account HTTP/9.9\r\nHost: a\r\n\r\n'],
    ['a NUL byte in the path', 'GET /v2/acc\0unt HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a NUL byte in a header', 'GET /v2/account HTTP/1.1\r\nHost: a\r\nX-A: \0\r\n\r\n'],
    ['a header without a colon', 'GET /v2/account HTTP/1.1\r\nHost: a\r\nAuthorization Bearer\r\n\r\n'],
    ['a header name with a space', 'GET /v2/account HTTP/1.1\r\nHost: a\r\nAuthorization : x\r\n\r\n'],
    ['two lengths', 'POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a length below nothing', 'POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
    [
      'a length and chunks',
      'POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['a TLS greeting', Buffer.from('16030100c8010000c40303', 'hex')],
  ])('400: %s', async (_, bytes) => {
    expectProblem(await one(bytes), 400);
  });

  it.each([
    ['none', ''],
    ['two', 'Host: a\r\nHost: b\r\n'],
    ['an empty one', 'Host:\r\n'],
    ['one with a path', 'Host: a/../b\r\n'],
    ['one with a user', 'Host: a@b\r\n'],
    ['one with markup', 'Host: "><script>\r\n'],
  ])('400: of Host headers %s', async (_, host) => {
    expectProblem(await one(`GET /v2/account HTTP/1.1\r\n${host}${bearer}\r\nConnection: close\r\n\r\n`), 400);
  });

  it.each(['/v2/%zz', '/v2/droplets/%', '/v2/droplets/%ff', '/v2/tokens/%c0%af', '/v2/%e0%80'])(
    '400: %s is not well encoded',
    async (path) => {
      expectProblem(await one(rawRequest(`GET ${path}`, bearer)), 400);
    },
  );

  it.each([
    '/v2/droplets/%00',
    '/v2/droplets/1%00',
    '/v2/tokens/..%2f..%2faccount',
    '/v2/tokens/%2e%2e',
    '/v2/../v2/nothing',
    `/v2/droplets/${'1'.repeat(10_000)}`,
    `/v2/${'a/'.repeat(5000)}`,
    '/v2/tokens/1;self',
    '/v2/TOKENS',
    '*',
  ])('404: %s', async (path) => {
    expectProblem(await one(rawRequest(`GET ${path}`, bearer)), 404);
  });

  it('431: a path or headers longer than 16 KiB', async () => {
    expectProblem(await one(rawRequest(`GET /v2/${'a'.repeat(20_000)}`, bearer)), 431);
    expectProblem(await one(rawRequest('GET /v2/account', bearer, `X-Long: ${'a'.repeat(20_000)}`)), 431);
    const many = Array.from({ length: 5000 }, (_, i) => `X-${i}: a`);
    expectProblem(await one(rawRequest('GET /v2/account', bearer, ...many)), 431);
  });

  it.each(['PUT', 'OPTIONS', 'TRACE', 'PROPFIND', 'POST', 'DELETE'])(
    '404: %s where it is not offered',
    async (method) => {
      expectProblem(await one(rawRequest(`${method} /v2/account`, bearer)), 404);
    },
  );

  it('413: ten megabytes, announced or not, and the connection ends cleanly', async () => {
    expectProblem(await post(['Content-Length: 10000000'], ...Array<string>(10).fill(MEGABYTE)), 413);
    expectProblem(await post(['Content-Length: 10000000']), 413);
    const chunk = `${MEGABYTE.length.toString(16)}\r\n${MEGABYTE}\r\n`;
    expectProblem(await post(['Transfer-Encoding: chunked'], chunk, chunk, '0\r\n\r\n'), 413);
  });

  it('401 before a body is read, however long it says it is', async () => {
    expectProblem(await one(rawRequest('POST /v2/tokens', 'Content-Length: 10000000')), 401);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null])(
    '201: a JSON body is read as one, be its type %j',
    async (type) => {
      const body = '{"name":"typed","scopes":[]}';
      const headers = [`Content-Length: ${body.length}`, ...(type === null ? [] : [`Content-Type: ${type}`])];
      expect(await post(headers, body)).toMatchObject({ status: 201, body: { token: { name: 'typed' } } });
    },
  );

  it.each(['x', '', ';;;', 'a/b/c'])('400: a type that is none, such as %j', async (type) => {
    expectProblem(await post([`Content-Type: ${type}`, 'Content-Length: 2'], '{}'), 400);
  });

  it('201: chunks, in pieces and with an extension and a trailer', async () => {
    const pieces = [
      'f;x=y\r\n{"name":"chunks\r\n',
      'd\r\n","scopes":[]\r\n',
      '1\r\n}\r\n',
      '0\r\nX-Trailer: a\r\n\r\n',
    ];
    expect(await post(['Transfer-Encoding: chunked'], ...pieces)).toMatchObject({ status: 201 });
  });

  it('400: chunks that are none', async () => {
    expectProblem(await post(['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'), 400);
    expectProblem(await post(['Transfer-Encoding: chunked'], 'ffffffffffffffffff\r\n{}\r\n'), 400);
  });

  it('answers 100 to who waits for it, and 417 to any other expectation', async () => {
    const body = '{"name":"patient","scopes":[]}';
    const head = rawRequest('POST /v2/tokens', bearer, 'Expect: 100-continue', `Content-Length: ${body.length}`);
    const answers = await sendRaw(server.origin, head, body);
    expect(answers.map(({ status }) => status)).toEqual([100, 201]);
    expectProblem(await post(['Expect: a-miracle', 'Content-Length: 2'], '{}'), 417);
  });

  it('speaks HTTP/1.0 to who names a host', async () => {
    expect(await one(`GET /v2/account HTTP/1.0\r\nHost: a\r\n${bearer}\r\n\r\n`)).toMatchObject({ status: 200 });
    expectProblem(await one(`GET /v2/account HTTP/1.0\r\n${bearer}\r\n\r\n`), 400);
  });

  it('answers pipelined requests in their order', async () => {
    const line = (path: string, ...more: readonly string[]): string =>
      [`GET ${path} HTTP/1.1`, 'Host: a', ...more, '', ''].join('\r\n');
    const requests = [
      line('/v2/account', bearer),
      line('/v2/account'),
      line('/v2/nothing', bearer),
      line('/v2/account', bearer, 'Connection: close'),
    ];
    const answers = await sendRaw(server.origin, requests.join(''));
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 200]);
  });

  it('takes a target in full for its path alone', async () => {
    const [answer] = await sendRaw(
      server.origin,
      rawRequest('GET http://evil.example/v2/tokens?state=all&per_page=1', bearer),
    );
    expect(answer?.status).toBe(200);
    expect(JSON.stringify(answer?.body['links'])).not.toContain('evil.example');
  });

  it('puts nothing of a request into a header line of its own', async () => {
    const query = 'state=all&per_page=1&x=%0d%0aSet-Cookie:%20a=1';
    const [listed] = await sendRaw(server.origin, rawRequest(`GET /v2/tokens?${query}`, bearer));
    expect(listed).toMatchObject({ status: 200 });
    expect(JSON.stringify(listed?.body['links'])).toContain('%0D%0ASet-Cookie');
    const [refused] = await sendRaw(
      server.origin,
      rawRequest('GET /v2/droplets?tag_name=a%0d%0aSet-Cookie:%20a=1', bearer),
    );
    expectProblem(refused, 422);
    const [named] = await sendRaw(server.origin, rawRequest('GET /v2/account', bearer, 'X-Request-Id: chosen'));
    expect(named?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    for (const answer of [listed, refused, named]) expect(answer?.headers['set-cookie']).toBeUndefined();
  });

  it('forgets a request whose sender leaves in the middle of its body', async () => {
    for (let sender = 0; sender < 20; sender++) {
      await new Promise<void>((resolve) => {
        const socket = connect({ host: '127.0.0.1', port: Number(new URL(server.origin).port) });
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.write(`${rawRequest('POST /v2/tokens', bearer, 'Content-Length: 100')}{"name":"gone",`, () =>
          socket.resetAndDestroy(),
        );
      });
    }
    const listed = await server.request('GET', '/v2/tokens?state=all&per_page=200', { token });
    expect(JSON.stringify(listed.body)).not.toContain('"gone"');
  });

  it('408: does not wait for ever for the rest of a body, or of the headers', async () => {
    const { requestTimeout, headersTimeout } = server.app.server;
    expect([requestTimeout, headersTimeout].every((ms) => ms > 0 && ms <= 60_000)).toBe(true);
    Object.assign(server.app.server, { requestTimeout: 300, headersTimeout: 300 });
    try {
      const [body, headers] = await Promise.all([
        post(['Content-Length: 100'], '{"name":'),
        one(`GET /v2/account HTTP/1.1\r\nHost: a\r\n`),
      ]);
      expectProblem(body, 408);
      expectProblem(headers, 408);
    } finally {
      Object.assign(server.app.server, { requestTimeout, headersTimeout });
    }
  });
});
