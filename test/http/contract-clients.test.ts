import type { ActionLink, Droplet } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawRequest, sendRaw, type RawAnswer } from '../support/raw-http.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

interface Client {
  readonly name: string;
  /** What it sends with every request, bodies or not. */
  readonly headers: readonly string[];
  /** How it writes the path of a list. */
  readonly list: string;
}

const GODO = ['Accept: application/json', 'Content-Type: application/json', 'Accept-Encoding: gzip'];

const CLIENTS: readonly Client[] = [
  {
    name: 'doctl',
    headers: [...GODO, 'User-Agent: doctl/1.146.0 (linux amd64) godo/1.165.0'],
    list: '/v2/droplets?page=1&per_page=200',
  },
  {
    name: 'Terraform',
    headers: [...GODO, 'User-Agent: Terraform/1.9.8 godo/1.165.0'],
    list: '/v2/droplets?per_page=200',
  },
  {
    name: 'the MCP server',
    headers: [...GODO, 'User-Agent: mcp-digitalocean/1.0.0 godo/1.165.0'],
    list: '/v2/droplets?page=1&per_page=50',
  },
  {
    name: 'dots-wrapper',
    headers: ['Accept: application/json, text/plain, */*', 'User-Agent: axios/1.7.2'],
    list: '/v2/droplets?page=1&per_page=25',
  },
  {
    name: 'do-wrapper',
    headers: ['content_type: application/json', 'Accept: */*', 'User-Agent: do-wrapper'],
    list: '/v2/droplets/?page=1&per_page=25',
  },
  { name: 'a client that says nothing of itself', headers: [], list: '/v2/droplets' },
];

describe.each(DATABASES)('real clients on $name', (database) => {
  let server: TestServer;
  let token: string;
  beforeAll(async () => {
    server = await startTestServer({ database });
    token = (await server.issue(['write', 'account', 'tokens:write'])).secret;
  });
  afterAll(() => server.stop());

  async function send(requestLine: string, headers: readonly string[], body = ''): Promise<RawAnswer> {
    const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
    const request = rawRequest(requestLine, `Authorization: Bearer ${token}`, ...headers, ...length);
    const [answer] = await sendRaw(server.origin, request, body);
    if (answer === undefined) throw new Error(`No answer to ${requestLine}.`);
    return answer;
  }

  it.each(CLIENTS)('$name creates, lists, follows and destroys a Droplet', async ({ headers, list }) => {
    const body = '{"name":"web-1","region":"","size":"s-1vcpu-1gb","image":"ubuntu-24-04-x64","ssh_keys":[],"tags":[]}';
    const created = await send('POST /v2/droplets', headers, body);
    expect(created.status).toBe(202);
    const { droplet, links } = created.body as unknown as { droplet: Droplet; links: { actions: ActionLink[] } };

    const listed = await send(`GET ${list}`, headers);
    expect(listed.status).toBe(200);
    expect((listed.body['droplets'] as Droplet[]).map(({ id }) => id)).toContain(droplet.id);

    const action = await send(`GET /v2/actions/${links.actions[0]?.id}`, headers);
    expect(action.body['action']).toMatchObject({ status: 'completed', resource_id: droplet.id });

    const destroyed = await send(`DELETE /v2/droplets/${droplet.id}`, headers);
    expect([destroyed.status, destroyed.body]).toEqual([204, {}]);
    expect((await send(`GET /v2/droplets/${droplet.id}`, headers)).status).toBe(404);
  });

  it.each(CLIENTS)('$name is told of an error in JSON, with the request’s id', async ({ headers }) => {
    const { status, headers: answered, body } = await send('GET /v2/droplets/4000000000', headers);
    expect(status).toBe(404);
    expect(answered['content-type']).toBe('application/json; charset=utf-8');
    expect(body).toMatchObject({ id: 'not_found', request_id: answered['x-request-id'] });
  });

  it.each([
    ['an empty body of type JSON', ['Content-Type: application/json'], ''],
    ['an empty body of type JSON and no length but 0', ['Content-Type: application/json', 'Content-Length: 0'], ''],
    ['a JSON body', ['Content-Type: application/json'], '{"reason":"leaked"}'],
    ['a JSON body without a type', [], '{"reason":"leaked"}'],
    ['neither body nor type', [], ''],
  ])('a DELETE may bring %s', async (_, headers, body) => {
    const { id } = await server.issue([]);
    const answer = await send(`DELETE /v2/tokens/${id}`, headers, body);
    expect([answer.status, answer.body]).toEqual([204, {}]);
    expect(answer.headers).not.toHaveProperty('content-type');
    const { body: shown } = await server.request('GET', `/v2/tokens/${id}`, { token });
    const reason = body === '' ? 'no_longer_needed' : 'leaked';
    expect(shown['token']).toMatchObject({ state: 'revoked', revocation_reason: reason });
  });

  it('a POST with a slash at the end is taken as it is, not redirected', async () => {
    const body = '{"name":"web-1","size":"s-1vcpu-1gb","image":"ubuntu-24-04-x64"}';
    expect((await send('POST /v2/droplets/', ['content_type: application/json'], body)).status).toBe(202);
  });

  it('the limits of a token are read from the headers of the account, also where the token may not see it', async () => {
    const narrow = (await server.issue(['droplet:read'])).secret;
    for (const secret of [token, narrow]) {
      const { headers } = await server.request('GET', '/v2/account', { token: secret });
      for (const name of ['limit', 'remaining', 'reset']) expect(headers.get(`ratelimit-${name}`)).toMatch(/^\d+$/);
    }
  });

  it('an error is served as problem details to whoever asks for them', async () => {
    const { headers, body } = await send('GET /v2/nothing', ['Accept: application/problem+json']);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toMatchObject({ id: 'not_found', type: 'urn:postern:problem:not_found', status: 404 });
  });
});
