import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '../support/stores.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { callOf, NOTHING, type RouteCall } from './route-conformance-calls.ts';
import { askCured, askWith, challengeOf, createWideAccount, expectExplained } from './suggested-scope-explanation.ts';

const KEYS = { ssh_keys: [512_190] };
const NETWORK = { vpc_uuid: '5a4981aa-9653-4bd1-bef5-d6bff52042e4' };
const VOLUMES = { volumes: ['506f78a4-e098-11e5-ad9f-000f53306ae1'] };
const TAGS = { tags: ['web'] };

/** The request that creates a Droplet, with more in its body. */
function creating(more: object): RouteCall {
  const call = callOf('droplets_create', NOTHING);
  return { ...call, body: { ...(call.body as object), ...more } };
}
const ofTag: RouteCall = { method: 'GET', path: '/v2/droplets?tag_name=web', body: null };

interface Case {
  readonly what: string;
  readonly call: RouteCall;
  readonly has: readonly string[];
  readonly takes: readonly string[];
  readonly suggested: string;
  /** Once the token has it. 422 where what is named does not exist. */
  readonly status: number;
}

const CREATE = ['droplet:create', 'image:read'];
const CASES: readonly Case[] = [
  {
    what: 'a tag to filter by',
    call: ofTag,
    has: ['droplet:read'],
    takes: ['droplet:read', 'tag:read'],
    suggested: 'tag:read',
    status: 200,
  },
  {
    what: 'tags to put on',
    call: creating(TAGS),
    has: ['droplet:create'],
    takes: [...CREATE, 'tag:create'],
    suggested: 'tag:create',
    status: 202,
  },
  {
    what: 'SSH keys',
    call: creating(KEYS),
    has: ['droplet:create'],
    takes: [...CREATE, 'ssh_key:read'],
    suggested: 'ssh_key:read',
    status: 422,
  },
  {
    what: 'a network',
    call: creating(NETWORK),
    has: ['droplet:create', 'tags:write'],
    takes: [...CREATE, 'vpc:read'],
    suggested: 'vpc:read',
    status: 422,
  },
  {
    what: 'volumes',
    call: creating(VOLUMES),
    has: ['droplets:write'],
    takes: [...CREATE, 'block_storage:read'],
    suggested: 'block_storage:read',
    status: 422,
  },
  {
    what: 'all of these at once',
    call: creating({ ...TAGS, ...KEYS, ...NETWORK, ...VOLUMES }),
    has: ['droplet:create', 'account'],
    takes: [...CREATE, 'tag:create', 'ssh_key:read', 'vpc:read', 'block_storage:read'],
    suggested: 'block_storage:read ssh_key:read tag:create vpc:read',
    status: 422,
  },
];

describe.each(DATABASES)('what a request asks for beyond its route, on $name', (database) => {
  let server: TestServer;
  let accountId: number;
  beforeAll(async () => {
    server = await startTestServer({ database });
    accountId = await createWideAccount(server);
  });
  afterAll(() => server.stop());

  it.each(CASES)('takes a scope of its own: $what', async ({ call, has, takes, suggested, status }) => {
    const refused = await askWith(server, { accountId, has, call });
    expect(expectExplained(refused, { has, takes }).join(' ')).toBe(suggested);
    expect((await askCured(server, { accountId, has, call }, suggested.split(' '))).status).toBe(status);
  });

  it('takes nothing when nothing is asked for', async () => {
    const call = creating({ tags: [], ssh_keys: [], vpc_uuid: '', volumes: null });
    expect((await askWith(server, { accountId, has: ['droplet:create'], call })).status).toBe(202);
  });

  it('is covered by droplets:write, but for volumes', async () => {
    const has = ['droplets:write'];
    expect((await askWith(server, { accountId, has, call: creating(TAGS) })).status).toBe(202);
    expect((await askWith(server, { accountId, has, call: creating({ ...KEYS, ...NETWORK }) })).status).toBe(422);
    expect((await askWith(server, { accountId, has, call: creating(VOLUMES) })).status).toBe(403);
  });

  it('is asked for after the route, so that a token short of both is told in two steps', async () => {
    const first = await askWith(server, { accountId, has: [], call: creating(TAGS) });
    const has = expectExplained(first, { has: [], takes: CREATE });
    const second = await askWith(server, { accountId, has, call: creating(TAGS) });
    const more = expectExplained(second, { has, takes: [...CREATE, 'tag:create'] });
    expect((await askWith(server, { accountId, has: [...has, ...more], call: creating(TAGS) })).status).toBe(202);
  });

  it('is told before what is wrong with it', async () => {
    const wrong = creating({ ...TAGS, image: 'no-such-image' });
    expect((await askWith(server, { accountId, has: ['droplet:create'], call: wrong })).status).toBe(403);
    expect((await askWith(server, { accountId, has: ['droplets:write'], call: wrong })).status).toBe(422);
  });

  it('names what a token would need to mint another, in the same way', async () => {
    const call = { ...callOf('tokens_create', NOTHING), body: { name: 'child', scopes: ['droplet:read', 'tag:read'] } };
    const has = ['token:create', 'droplet:read'];
    const refused = await askWith(server, { accountId, has, call });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ granted: has, missing: ['tag:read'], suggested_scope: 'tag:read' });
    expect(challengeOf(refused)).toMatchObject({ error: 'insufficient_scope', scope: 'tag:read' });
    expect((await askCured(server, { accountId, has, call }, ['tag:read'])).status).toBe(201);
  });
});
