import { routeTable, type OperationId, type Route } from '@postern/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unusedPublicKey } from '../support/public-key.ts';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import type { Asked, Asker, DocumentedRequest } from './documented-request.ts';
import { accountRequests } from './documented-requests-account.ts';
import { dropletRequests } from './documented-requests-droplets.ts';
import { placeRequests } from './documented-requests-places.ts';
import { storageRequests } from './documented-requests-storage.ts';
import { expectProblem, expectPublishedShape } from './route-conformance-answers.ts';
import { callOf, createThings, makeCall, type RouteCall } from './route-conformance-calls.ts';

const EVERYTHING = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];

const requests: readonly DocumentedRequest[] = [
  ...accountRequests,
  ...dropletRequests,
  ...placeRequests,
  ...storageRequests,
];

const rows = Object.entries(routeTable) as [OperationId, Route][];
const paged = rows.filter(([, { query }]) => query !== undefined && 'per_page' in query.shape).map(([id]) => id);

/** How clients ask for a page: the documentation, doctl and Terraform’s provider, the MCP server, dots-wrapper. */
const PAGES = [
  '?page=1&per_page=2',
  '?page=1&per_page=200',
  '?page=1&per_page=30',
  '?page=1&per_page=25',
  '?per_page=50',
];

/** No client of DigitalOcean’s asks about people and how they sign in. */
const ABOUT_PEOPLE = ['People', 'Sessions', 'Two-Factor'];

it('every operation that takes a body is asked here', () => {
  const ofPrograms = rows.filter(([, { tag }]) => !ABOUT_PEOPLE.includes(tag));
  const withBody = ofPrograms.filter(([, { body }]) => body !== undefined).map(([id]) => id);
  const asked = new Set(requests.map(({ id }) => id));
  expect(withBody.filter((id) => !asked.has(id))).toEqual([]);
});

it('every filter of a list is asked for here', () => {
  const filters = rows
    .filter(([id]) => paged.includes(id))
    .flatMap(([id, { query }]) =>
      Object.keys(query?.shape ?? {})
        .filter((field) => !['page', 'per_page'].includes(field))
        .map((field) => `${id} ${field}`),
    );
  const asked = new Set(
    requests.flatMap(({ id, asks }) =>
      'query' in asks ? [...new URLSearchParams(asks.query).keys()].map((field) => `${id} ${field}`) : [],
    ),
  );
  expect(filters.length).toBeGreaterThan(5);
  expect(filters.filter((filter) => !asked.has(filter))).toEqual([]);
});

describe.each(DATABASES)('on $name', (database) => {
  let server: TestServer;
  let token: string;
  let standing: Pick<Asker, 'sshKey' | 'vpcId' | 'ask'>;

  beforeAll(async () => {
    server = await startTestServer({ database, dropletLimit: 10_000, volumeLimit: 10_000 });
    token = (await server.issue(EVERYTHING)).secret;
    const ask: Asker['ask'] = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
      const answer = await server.request(method, path, { token, ...(body !== undefined && { body }) });
      expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      return answer.body as Body;
    };
    const key = { name: 'laptop', public_key: unusedPublicKey() };
    const { ssh_key: sshKey } = await ask<{ ssh_key: Asker['sshKey'] }>('POST', '/v2/account/keys', key);
    const network = { name: 'standing', region: 'nyc3' };
    const { vpc } = await ask<{ vpc: { id: string } }>('POST', '/v2/vpcs', network);
    await ask('POST', '/v2/tags', { name: 'env:live' });
    standing = { sshKey, vpcId: vpc.id, ask };
  });
  afterAll(() => server.stop());

  async function callFor({ id, asks }: DocumentedRequest): Promise<RouteCall> {
    const things = await createThings(server, server.account.id, id);
    const asker: Asker = { server, accountId: server.account.id, things, ...standing };
    const asked: Asked = typeof asks === 'function' ? await asks(asker) : asks;
    const call = callOf(id, things);
    const path = asked.path ?? (asked.query === undefined ? call.path : call.path.replace(/\?.*/, ''));
    return { ...call, path: `${path}${asked.query ?? ''}`, body: asked.body ?? call.body };
  }

  it.each(requests)('$id accepts $what', async (request) => {
    const { secret } = request.id === 'tokens_revoke_self' ? await server.issue(EVERYTHING) : { secret: token };
    expectPublishedShape(routeTable[request.id], await makeCall(server, await callFor(request), secret));
  });

  it.each(paged)('%s accepts pages as every client asks for them', async (id) => {
    const call = callOf(id, await createThings(server, server.account.id, id));
    for (const page of PAGES) {
      expectPublishedShape(routeTable[id], await makeCall(server, { ...call, path: `${call.path}${page}` }, token));
    }
  });

  it('refuses one documented request alone: a kernel, since images bring their own', async () => {
    const call = callOf('dropletActions_post', await createThings(server, server.account.id, 'dropletActions_post'));
    const answer = await makeCall(server, { ...call, body: { type: 'change_kernel', kernel: 7515 } }, token);
    expectProblem(answer, { status: 422, id: 'unprocessable_entity' });
    expect(answer.body['message']).toContain('kernel');
  });
});
