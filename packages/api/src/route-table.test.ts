import { describe, expect, it } from 'vitest';
import { endpoints } from './endpoints.ts';
import { routes, routeTable } from './route-table.ts';
import type { Access, Route } from './route.ts';
import { operations } from './scopes/operations.ts';

const accessOf = (id: keyof typeof routeTable): Access => routeTable[id].access;
const permissionsOf = ({ access }: Route) => (access.kind === 'permissions' ? access.anyOf : []);

/** Where Postern's stand-ins open a route too, or DigitalOcean's own list is wrong. */
const ASKED_OTHERWISE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  // As lists and destruction by tag do, so that nobody finds out by it which tags there are.
  dropletActions_post_byTag: [
    ['droplet:update', 'tag:read'],
    ['actions:create', 'tag:read'],
  ],
};

describe('the route table', () => {
  it('does not compile with a route that has no access', () => {
    const { access: _, ...open } = routeTable.account_get;
    // @ts-expect-error: `access` is missing.
    const route: Route = open;
    // @ts-expect-error: a permission that does not exist.
    const misspelt: Access = { kind: 'permissions', anyOf: [['droplets:raed']] };
    expect([route.operationId, misspelt.kind]).toEqual(['account_get', 'permissions']);
  });

  it('names every route by its operation id, and no two alike', () => {
    expect(routes.map(({ operationId }) => operationId)).toEqual(Object.keys(routeTable));
    const addresses = routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
    expect(new Set(addresses).size).toBe(routes.length);
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(Object.values(endpoints));
  });

  it('describes exactly the parameters that a path has', () => {
    for (const { path, params } of routes) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(Object.keys(params?.shape ?? {}), path).toEqual(inPath);
    }
  });

  it('takes an empty parameter of a list for one that is left out', () => {
    const lists = routes.filter(({ method, query }) => method === 'GET' && query !== undefined);
    expect(lists.length).toBeGreaterThan(20);
    for (const { operationId, query } of lists) {
      const empty = Object.fromEntries(Object.keys(query?.shape ?? {}).map((name) => [name, '']));
      expect(query?.safeParse(empty), operationId).toEqual(query?.safeParse({}));
    }
  });

  it('reads the private of images as languages print it', () => {
    const read = (given: string): unknown => routeTable.images_list.query.safeParse({ private: given }).data?.private;
    expect(['true', 'True', 'TRUE', 'False', '1'].map(read)).toEqual(['true', 'true', 'true', 'false', undefined]);
    expect(routeTable.images_list.query.safeParse({ private: '1' }).success).toBe(false);
  });

  it('asks what DigitalOcean asks, on every route that is DigitalOcean’s', () => {
    const theirs = operations.filter(({ operationId }) => operationId in routeTable);
    expect(theirs.length).toBeGreaterThan(5);
    for (const { operationId, method, path, anyOf } of theirs) {
      const route = routes.find((candidate) => candidate.operationId === operationId);
      expect({ method: route?.method, path: route?.path, anyOf: route && permissionsOf(route) }, operationId).toEqual({
        method,
        path,
        anyOf: ASKED_OTHERWISE[operationId] ?? anyOf,
      });
    }
  });

  it('is open without a token only where nothing of an account is shown, or a one-time link is', () => {
    const open = routes.filter(({ access }) => access.kind === 'public').map(({ operationId }) => operationId);
    expect(open).toEqual([
      'invitations_accept',
      'scopes_list',
      'account_set_up',
      'account_sign_up',
      'signIn_get',
      'healthz',
      'openapi_get',
      'readyz',
    ]);
  });

  it('is open to any token only where the token asks about itself', () => {
    const open = routes.filter(({ access }) => access.kind === 'any_token').map(({ operationId }) => operationId);
    expect(open).toEqual(['oauth_token_info', 'tokens_get_self', 'tokens_revoke_self']);
  });

  it('lets a token read and revoke itself by its own id, but not change or rotate itself', () => {
    const toItself = routes.filter(({ access }) => access.kind === 'permissions' && access.orSelf === true);
    expect(toItself.map(({ operationId }) => operationId)).toEqual([
      'tokens_get',
      'tokens_revoke',
      'tokens_propose_shrink',
      'tokens_read_usage',
    ]);
    expect(accessOf('tokens_update')).toEqual({ kind: 'permissions', anyOf: [['token:update']] });
    expect(accessOf('tokens_rotate')).toEqual({ kind: 'permissions', anyOf: [['token:update']] });
  });

  it('never asks for an empty set of permissions, which everybody would have', () => {
    const asking = routes.filter(({ access }) => access.kind === 'permissions');
    expect(asking.filter((route) => permissionsOf(route).some((names) => names.length === 0))).toEqual([]);
    expect(asking.filter((route) => permissionsOf(route).length === 0)).toEqual([]);
  });
});

describe('what a request asks for besides its route', () => {
  const droplet = { name: 'web-1', size: 's-1vcpu-1gb', image: 'ubuntu-24-04-x64' };
  const ofCreate = (given: object): string[] =>
    routeTable.droplets_create.access.when.flatMap((condition) => {
      const body = routeTable.droplets_create.body.parse({ ...droplet, ...given });
      return condition.applies({ query: undefined, body }) ? condition.alsoAnyOf.flat() : [];
    });

  it.each([
    ['nothing', {}, []],
    ['empty and null fields', { tags: [], ssh_keys: null, volumes: null, vpc_uuid: '' }, []],
    ['tags', { tags: ['web'] }, ['tag:create']],
    ['keys', { ssh_keys: [17] }, ['ssh_key:read']],
    ['a network', { vpc_uuid: '760e09ef-dc84-11e8-981e-3cfdfeaae000' }, ['vpc:read']],
    ['volumes', { volumes: [{ id: '12e97116-7280-11ed-b3d0-0a58ac146812' }] }, ['block_storage:read']],
    [
      'all of it',
      { tags: ['a'], ssh_keys: ['3b:16'], volumes: ['1'], vpc_uuid: '2' },
      ['tag:create', 'ssh_key:read', 'vpc:read', 'block_storage:read'],
    ],
  ])('a Droplet with %s', (_, given, asked) => {
    expect(ofCreate(given)).toEqual(asked);
  });

  it('a list of Droplets asks to read tags exactly when it is filtered by one', () => {
    const { access, query } = routeTable.droplets_list;
    const asked = (given: object): boolean =>
      access.when.some((condition) => condition.applies({ query: query.parse(given), body: undefined }));
    expect([asked({}), asked({ name: 'web-1' }), asked({ tag_name: 'web' })]).toEqual([false, false, true]);
  });
});
