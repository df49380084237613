import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/expect-problem.ts';
import { rawRequest, sendRaw, type RawAnswer } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { assertServes, FULL_ACCESS } from '../support/token-calls.ts';

const ROUTES = [
  ['that is not simulated', 'POST /v2/apps', /^Postern does not simulate apps_create /],
  ['that is not simulated, with an id', 'DELETE /v2/firewalls/7/rules', /^Postern does not simulate firewalls_delete_/],
  ['that there is not', 'POST /v2/nothing', /could not be found/],
  ['that another method has', 'PUT /v2/account', /could not be found/],
] as const;

/** What comes after the headers, with what they say of it. The large ones never come to an end. */
const BODIES = [
  ['no body', [], ''],
  ['a broken body', ['Content-Length: 4'], '{bad'],
  ['a large body', ['Content-Length: 10000000'], 'a'.repeat(1_500_000)],
  ['a large body without a length', ['Transfer-Encoding: chunked'], `16e360\r\n${'a'.repeat(1_500_000)}`],
  ['a body that has not been sent', ['Content-Length: 4'], ''],
] as const;

describe('before a byte of the body is read, a route', () => {
  let server: TestServer;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ rateLimit: '2/hour' });
    token = (await server.issue(FULL_ACCESS)).secret;
  });
  afterEach(async () => {
    await assertServes(server, (await server.issue(FULL_ACCESS)).secret);
    await server.stop();
  });

  describe.each(ROUTES)('%s (%s)', (_, line, message) => {
    it.each(BODIES)('answers %s: a stranger with 401, and with 429 when there were too many', async (_, head, body) => {
      const ask = async (...headers: readonly string[]): Promise<RawAnswer | undefined> =>
        (await sendRaw(server.origin, rawRequest(line, ...headers, ...head), body))[0];
      const statuses: unknown[] = [];
      for (const left of ['1', '0', '0']) {
        const answer = await ask();
        expectProblem(answer);
        expect(answer?.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': left });
        statuses.push(answer?.status);
      }
      expect(statuses).toEqual([401, 401, 429]);
    });

    it.each(BODIES)('answers %s: the holder of a token with 404, and with 429', async (_, head, body) => {
      const lines = [`Authorization: Bearer ${token}`, ...head];
      const chunks = [rawRequest(line, ...lines), body];
      for (const left of ['1', '0']) {
        const [answer] = await sendRaw(server.origin, ...chunks);
        expectProblem(answer, 404);
        expect(answer?.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': left });
        expect(answer?.body['message']).toMatch(message);
      }
      expectProblem((await sendRaw(server.origin, ...chunks))[0], 429);
    });
  });

  it('that is none of the API’s answers everybody with 404', async () => {
    for (const [, head, body] of BODIES) {
      const [answer] = await sendRaw(server.origin, rawRequest('POST /nothing', ...head), body);
      expectProblem(answer, 404);
      expect(answer?.headers).not.toHaveProperty('ratelimit-limit');
    }
  });
});
