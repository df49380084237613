import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { assertServes, FULL_ACCESS, mint } from '../support/token-calls.ts';

/** Every route that takes a body. */
const TAKERS = [
  ['POST', '/v2/tokens'],
  ['PATCH', '/v2/tokens/1'],
  ['POST', '/v2/tokens/1/rotate'],
  ['DELETE', '/v2/tokens/1'],
  ['DELETE', '/v2/tokens/self'],
  ['POST', '/v2/droplets'],
] as const;

const MANY = 1_000_000;
const DEEP = 100_000;

describe.each(DATABASES)('a bad body on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(FULL_ACCESS)).secret;
  });
  afterAll(() => server.stop());
  // Whatever was sent, the server goes on, and nothing was revoked by it.
  afterEach(() => assertServes(server, token));

  const send = (method: string, path: string, body: unknown): Promise<TestAnswer> =>
    server.request(method, path, { token, body });

  describe.each(TAKERS)('of %s %s', (method, path) => {
    it.each([
      '{',
      '{"name":',
      'name=x&scopes=read',
      '<xml/>',
      "{'name':'x'}",
      '{"a":1}{"b":2}',
      '\u0000',
      '{"a":\u0001}',
      'NaN',
    ])('400: %j is no JSON', async (body) => {
      const answer = await send(method, path, body);
      expectProblem(answer, 400);
      expect(answer.body['message']).toBe('error parsing request body');
    });

    it.each(['null', '[]', '[{}]', '7', '"x"', 'true', '-0'])('422: %s is no object', async (body) => {
      expectProblem(await send(method, path, body), 422);
    });

    it('400: unclosed brackets, however deep; 422: closed ones', async () => {
      expectProblem(await send(method, path, '['.repeat(DEEP)), 400);
      expectProblem(await send(method, path, '{"a":'.repeat(DEEP)), 400);
      expectProblem(await send(method, path, '['.repeat(DEEP) + ']'.repeat(DEEP)), 422);
    });

    it('413: more than a megabyte', async () => {
      const answer = await send(method, path, JSON.stringify({ name: 'x'.repeat(1024 * 1024) }));
      expectProblem(answer, 413);
    });
  });

  describe('of a new token', () => {
    const create = (body: unknown): Promise<TestAnswer> => send('POST', '/v2/tokens', body);

    it('413: a million scopes; 422: as many as fit', async () => {
      expectProblem(await create({ name: 'x', scopes: Array(MANY).fill('droplets:read') }), 413);
      for (const scope of ['"a"', '1', 'null', '[]', '{}']) {
        expectProblem(await create(`{"name":"x","scopes":[${`${scope},`.repeat(200_000)}"a"]}`), 422);
      }
    });

    it('422: brackets a hundred thousand deep in a field', async () => {
      for (const field of ['name', 'scopes', 'allowed_ips', 'expires_at', 'rate_limit']) {
        const given = { name: '"x"', scopes: '[]', [field]: '['.repeat(DEEP) + ']'.repeat(DEEP) };
        const text = Object.entries(given).map(([name, value]) => `"${name}":${value}`);
        expectProblem(await create(`{${text.join()}}`), 422);
      }
    });

    it.each([
      ['a NUL byte', 'a\0b'],
      ['a line break', 'a\r\nSet-Cookie: x=1'],
      ['a line feed', 'a\nb'],
      ['an escape character', '\u001b[31m'],
      ['a delete character', 'a\u007f'],
      ['a C1 control', 'a\u0085b'],
      ['a line separator', 'a\u2028b'],
      ['a paragraph separator', 'a\u2029b'],
      ['an override of direction', 'invoice\u202egpj.exe'],
      ['an isolate of direction', 'a\u2066b\u2069'],
      ['half a character', 'a\ud800'],
      ['the other half', '\udc00a'],
      ['nothing but spaces', ' \u00a0\u3000\u2003'],
    ])('422: a name with %s', async (_, name) => {
      const answer = await create({ name, scopes: [] });
      expectProblem(answer, 422);
      expect(answer.body['errors']).toEqual([{ field: 'name', message: expect.any(String) }]);
      expect(JSON.stringify(answer.body)).not.toContain(name);
    });

    it.each([
      ['an emoji', '🔑'],
      ['a family of emoji', '👨‍👩‍👧‍👦'],
      ['combining marks', 'Z\u0351\u036ba\u0363\u0345lgo'],
      ['right-to-left letters', 'مفتاح'],
      ['quotes and markup', `"><script>alert('x')</script>`],
      ['SQL', `Robert'); DROP TABLE tokens;--`],
      ['percent signs', '%s %00 %zz'],
      ['a placeholder', '${7*7} {{7*7}}'],
      ['as many astral characters as there is room for', '𝒳'.repeat(127)],
    ])('201: a name with %s comes back as it was sent', async (_, name) => {
      const { token: made, secret } = await mint(server, token, { name, scopes: [] });
      expect(made.name).toBe(name);
      const again = await server.request('GET', '/v2/tokens/self', { token: secret });
      expect(again.body['token']).toMatchObject({ id: made.id, name });
    });

    it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
      'takes the key %s for a field it does not know, or for no scope',
      async (key) => {
        const polluted = `{"name":"x","scopes":[],"${key}":{"isAdmin":true,"scopes":["write"]}}`;
        const answer = await create(polluted);
        expect([answer.status, (answer.body['token'] as { scopes: string[] }).scopes]).toEqual([201, []]);
        expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
        expectProblem(await create({ name: 'x', scopes: [key] }), 422);
        expectProblem(await create({ name: 'x', scopes: [], rate_limit: JSON.parse(`{"${key}":1}`) as unknown }), 422);
      },
    );

    it('lets a field that is given twice count once, the last', async () => {
      const { body } = await create('{"name":"a","scopes":["write"],"name":"b","scopes":[]}');
      expect(body['token']).toMatchObject({ name: 'b', scopes: [] });
    });
  });

  describe('of new Droplets', () => {
    const good = { name: 'web', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
    const create = (body: object): Promise<TestAnswer> => send('POST', '/v2/droplets', { ...good, ...body });
    const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);

    it.each([
      ['tags', { tags: numbered(101) }],
      ['tags', { tags: numbered(90_000) }],
      ['ssh_keys', { ssh_keys: numbered(90_000) }],
      ['volumes', { volumes: numbered(90_000) }],
      ['names', { name: undefined, names: numbered(90_000) }],
    ])('422, and a short one: too many %s', async (field, body) => {
      const answer = await create(body);
      expectProblem(answer, 422);
      expect(answer.body['errors']).toContainEqual({ field, message: expect.any(String) });
      expect(JSON.stringify(answer.body).length).toBeLessThan(10_000);
    });

    it('leaves none behind', async () => {
      const { body } = await server.request('GET', '/v2/droplets', { token });
      expect(body['meta']).toEqual({ total: 0 });
    });
  });
});
