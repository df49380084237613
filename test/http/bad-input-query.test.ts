import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestAnswer, type TestServer } from '../support/test-server.ts';
import { assertServes, FULL_ACCESS } from '../support/token-calls.ts';

const LISTS = ['/v2/droplets', '/v2/tokens', '/v2/audit'] as const;
const HUGE = '9'.repeat(400);

describe.each(DATABASES)('a bad query on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(FULL_ACCESS)).secret;
  });
  afterAll(() => server.stop());
  afterEach(() => assertServes(server, token));

  const get = (path: string): Promise<TestAnswer> => server.request('GET', path, { token });

  describe.each(LISTS)('of %s', (path) => {
    it.each([
      '-1',
      '0',
      '1e9',
      'abc',
      '1.5',
      '0x10',
      '%201',
      '1%20',
      '+1',
      '١',
      'NaN',
      'null',
      HUGE,
      '1000000001',
      '%00',
      '1%00',
    ])('422: page=%s', async (page) => {
      const answer = await get(`${path}?page=${page}`);
      expectProblem(answer, 422);
      expect(answer.body['errors']).toEqual([{ field: 'page', message: expect.any(String) }]);
    });

    it.each(['0', '201', '-5', '1e2', 'all', HUGE])('422: per_page=%s', async (perPage) => {
      const answer = await get(`${path}?per_page=${perPage}`);
      expectProblem(answer, 422);
      expect(answer.body['errors']).toEqual([{ field: 'per_page', message: expect.any(String) }]);
    });

    it.each(['page=1&page=2', 'per_page=5&per_page=5', 'page=1&page=x'])(
      '422: %s, which is not one value',
      async (query) => {
        expectProblem(await get(`${path}?${query}`), 422);
      },
    );

    it('200: the last page there can be, and one beyond the end', async () => {
      for (const query of ['page=1000000000&per_page=200', 'page=1000000000&per_page=1', 'page=2']) {
        expect((await get(`${path}?${query}`)).status).toBe(200);
      }
    });

    it.each([
      'page[]=1',
      'page[a]=1',
      '__proto__=1',
      'constructor=1',
      '__proto__[page]=9',
      'unknown=1',
      '&&&',
      '=',
      '%zz=1',
      'a=%zz',
      '%00=%00',
    ])('200: %s means nothing', async (query) => {
      const answer = await get(`${path}?${query}`);
      expect(answer.status).toBe(200);
      expect(answer.body['links']).toEqual({});
    });
  });

  it.each([
    'tag_name=a b',
    'tag_name=%00',
    'tag_name=a&tag_name=b',
    `tag_name=${'a'.repeat(256)}`,
    'name=%00',
    'name=%0a',
    `name=${'a'.repeat(256)}`,
    'type=vms',
  ])('422: /v2/droplets?%s', async (query) => {
    expectProblem(await get(`/v2/droplets?${query}`), 422);
  });

  it.each([
    '/v2/droplets?tag_name=&name=&type=&page=&per_page=',
    '/v2/images?type=&private=&tag_name=&page=&per_page=',
    '/v2/snapshots?resource_type=&page=&per_page=',
  ])('200: %s asks for the whole list', async (path) => {
    const whole = await get(path.replace(/[?].*/, ''));
    const { status, body } = await get(path);
    expect([status, body['meta']]).toEqual([200, whole.body['meta']]);
  });

  it.each([`name=${encodeURIComponent(`' OR 1=1 --`)}`, 'name=%25', 'name=_', 'name=%ff', 'tag_name=none'])(
    '200, and nothing found: /v2/droplets?%s',
    async (query) => {
      expect(await get(`/v2/droplets?${query}`)).toMatchObject({ status: 200, body: { meta: { total: 0 } } });
    },
  );
});
