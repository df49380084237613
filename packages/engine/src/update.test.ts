import { describe, expect, it } from 'vitest';
import type { IssuedToken } from './issue.ts';
import type { Request } from './actor.ts';
import type { Outcome, Refusal } from './errors.ts';
import { revokeToken } from './revoke.ts';
import {
  ACCOUNT,
  after,
  auditTrail,
  BY_PERSON,
  byToken,
  createWorld,
  issue,
  OTHER_ACCOUNT,
  plant,
  refusalOf,
  reread,
  valueOf,
  verdictOf,
  type World,
} from './test-support/world.ts';
import type { TokenRecord } from './token.ts';
import { updateToken, type UpdateRequest } from './update.ts';

/** What to change, and who asks; a person unless said otherwise. */
type Changes = Partial<UpdateRequest> & { readonly by?: Request };

function ask(
  world: World,
  { token }: IssuedToken,
  { by = BY_PERSON, ...changes }: Changes,
): Promise<Outcome<TokenRecord>> {
  return updateToken(world.engine, by, { accountId: ACCOUNT, tokenId: token.id, ...changes });
}

async function update(world: World, issued: IssuedToken, changes: Changes): Promise<TokenRecord> {
  return valueOf(await ask(world, issued, changes));
}

async function refusalFor(world: World, issued: IssuedToken, changes: Changes): Promise<Refusal> {
  const before = await reread(world, issued.token);
  const refusal = refusalOf(await ask(world, issued, changes));
  expect(await reread(world, issued.token)).toEqual(before);
  return refusal;
}

const PARENT_SCOPES = ['droplets:write', 'tags:write', 'account', 'token:create'];

describe('changing a token', () => {
  it('changes what is named, keeps the rest and the secret, and raises the version', async () => {
    const world = createWorld();
    const issued = await issue(world, { expiresAt: after(99), allowedAddresses: ['192.0.2.7'] });
    const changed = await update(world, issued, { name: ' other ', scopes: ['account'] });
    expect(changed).toEqual({ ...issued.token, name: 'other', scopes: ['account'], version: 2 });
    expect(await reread(world, issued.token)).toEqual(changed);
    expect(await verdictOf(world, issued, '192.0.2.7')).toBe('ok');
  });

  it('that is not to widen it may narrow it, and nothing else', async () => {
    const world = createWorld();
    const issued = await issue(world, { scopes: ['account', 'tags:read'], expiresAt: after(99) });
    const widening = 'refused';
    const wider = await refusalFor(world, issued, { scopes: ['account', 'tags:write'], widening });
    expect(wider).toMatchObject({ code: 'would_widen', exceeds: [{ field: 'scopes' }] });
    const longer = await refusalFor(world, issued, { expiresAt: null, widening });
    expect(longer).toMatchObject({ code: 'would_widen', exceeds: [{ field: 'expires_at' }] });
    const narrowed = await update(world, issued, { scopes: ['account'], expiresAt: after(9), widening });
    expect(narrowed).toMatchObject({ scopes: ['account'], expiresAt: after(9) });
  });

  it('by a person may widen it, and lift every restriction', async () => {
    const world = createWorld();
    const bounds = {
      expiresAt: after(99),
      notBefore: after(9),
      allowedAddresses: ['192.0.2.7'],
      rateLimit: { limit: 1, windowSeconds: 1 },
    };
    const issued = await issue(world, bounds);
    const lifted = { expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };
    expect(await update(world, issued, { ...lifted, scopes: ['write', 'tokens:write'] })).toMatchObject(lifted);
    expect(await verdictOf(world, issued)).toBe('ok');
  });

  it('to an empty list of scopes takes everything away', async () => {
    const world = createWorld();
    expect((await update(world, await issue(world), { scopes: [] })).scopes).toEqual([]);
  });

  it('by a person may give token management to a token that no token minted', async () => {
    const world = createWorld();
    expect((await update(world, await issue(world), { scopes: ['tokens:write'] })).scopes).toEqual(['tokens:write']);
  });

  it.each<[string, Changes]>([
    ['name', { name: '' }],
    ['expires_at', { expiresAt: after(0) }],
    ['not_before', { notBefore: after(99) }],
    ['allowed_ips', { allowedAddresses: [] }],
    ['rate_limit', { rateLimit: { limit: 0, windowSeconds: 1 } }],
  ])('to a %s that makes no sense is refused', async (field, changes) => {
    const world = createWorld();
    const issued = await issue(world, { expiresAt: after(99) });
    expect(await refusalFor(world, issued, changes)).toMatchObject({ code: 'invalid_field', field });
  });

  it('to unknown scopes is refused', async () => {
    const world = createWorld();
    expect(await refusalFor(world, await issue(world), { scopes: ['acount'] })).toEqual({
      code: 'unknown_scope',
      unknown: [{ name: 'acount', nearest: 'account' }],
    });
  });

  it('that is over is refused, and brings nothing back', async () => {
    const world = createWorld();
    const [expired, revoked] = [await issue(world, { expiresAt: after(60) }), await issue(world)];
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: revoked.token.id });
    world.clock.pass(60);
    for (const [each, state] of [
      [expired, 'expired'],
      [revoked, 'revoked'],
    ] as const) {
      for (const changes of [{ expiresAt: null }, { expiresAt: after(9999) }, { name: 'again' }]) {
        expect(await refusalFor(world, each, changes)).toEqual({ code: 'token_not_active', state });
      }
      expect(await verdictOf(world, each)).toBe(state);
    }
  });

  it('of another account is refused', async () => {
    const world = createWorld();
    const { token } = await issue(world);
    const place = { accountId: OTHER_ACCOUNT, tokenId: token.id, name: 'mine' };
    expect(refusalOf(await updateToken(world.engine, BY_PERSON, place))).toEqual({ code: 'token_not_found' });
  });

  it('is still possible in part where what stands could not be asked for any more', async () => {
    const world = createWorld();
    const old = await plant(world, {
      scopes: ['droplets:write', 'gone:scope'],
      notBefore: after(50),
      expiresAt: after(50),
    });
    const strict = createWorld({ observed: world.store, maxLifetimeSeconds: 10 });
    expect(await update(strict, old, { name: 'renamed' })).toMatchObject({
      name: 'renamed',
      scopes: ['droplets:write', 'gone:scope'],
    });
    expect(await update(strict, old, { scopes: ['account'] })).toMatchObject({
      scopes: ['account'],
      expiresAt: after(50),
    });
    expect(await refusalFor(strict, old, { expiresAt: after(40) })).toMatchObject({
      code: 'invalid_field',
      field: 'expires_at',
    });
    expect(await refusalFor(strict, old, { expiresAt: null })).toMatchObject({
      code: 'invalid_field',
      field: 'expires_at',
    });
    expect(await update(strict, old, { expiresAt: after(10), notBefore: null })).toMatchObject({
      expiresAt: after(10),
    });
  });
});

describe('narrowing a token that has minted', () => {
  it.each<[string, Changes, Partial<TokenRecord>]>([
    ['scopes', { scopes: ['droplets:read', 'account', 'token:create'] }, { scopes: ['account', 'droplet:read'] }],
    ['expiry', { expiresAt: after(60) }, { expiresAt: after(60) }],
    ['beginning', { notBefore: after(60) }, { notBefore: after(60) }],
    ['addresses', { allowedAddresses: ['192.0.2.0/25'] }, { allowedAddresses: ['192.0.2.0/25'] }],
    ['rate limit', { rateLimit: { limit: 5, windowSeconds: 60 } }, { rateLimit: { limit: 5, windowSeconds: 60 } }],
  ])('in its %s narrows its descendants at any depth, in the same transaction', async (_what, changes, expected) => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const childBounds = {
      scopes: ['droplets:write', 'account'],
      allowedAddresses: ['192.0.2.0/24', '198.51.100.0/24'],
    };
    const child = await issue(world, childBounds, byToken(parent.token));
    const grandchild = await plant(world, { parentId: child.token.id, ...childBounds });
    const stranger = await issue(world, childBounds);
    const { transactions } = world.store;
    await update(world, parent, changes);
    expect(world.store.transactions).toBe(transactions + 1);
    for (const { token } of [child, grandchild]) {
      expect(await reread(world, token)).toMatchObject({ ...expected, version: token.version + 1 });
    }
    expect(await reread(world, stranger.token)).toEqual(stranger.token);
  });

  it('is known to those that are cached, before the answer', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(world, {}, byToken(parent.token));
    expect(await verdictOf(world, child, '198.51.100.1')).toBe('ok');
    await update(world, parent, { allowedAddresses: ['192.0.2.0/24'] });
    expect(await verdictOf(world, child, '198.51.100.1')).toBe('address_not_allowed');
    await update(world, parent, { notBefore: after(60) });
    expect(await verdictOf(world, child, '192.0.2.1')).toBe('not_yet_valid');
  });

  it('leaves descendants that lie within as they are', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(
      world,
      { scopes: ['account'], expiresAt: after(10), allowedAddresses: ['192.0.2.7'] },
      byToken(parent.token),
    );
    await update(world, parent, { scopes: ['account'], expiresAt: after(20), allowedAddresses: ['192.0.2.0/24'] });
    expect(await reread(world, child.token)).toEqual(child.token);
  });

  it('never widens them: not when it is widened again, nor where their own limits were tighter', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(world, { rateLimit: { limit: 10, windowSeconds: 3600 } }, byToken(parent.token));
    await update(world, parent, { scopes: ['account'], rateLimit: { limit: 5, windowSeconds: 1 } });
    expect(await reread(world, child.token)).toMatchObject({
      scopes: [],
      rateLimit: { limit: 5, windowSeconds: 3600 },
    });
    await update(world, parent, { scopes: ['write', 'account'], rateLimit: null });
    expect(await reread(world, child.token)).toMatchObject({
      scopes: [],
      rateLimit: { limit: 5, windowSeconds: 3600 },
    });
  });

  it('leaves a revoked descendant its tombstone', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(world, {}, byToken(parent.token));
    const tombstone = valueOf(
      await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: child.token.id }),
    );
    await update(world, parent, { scopes: [] });
    expect(await reread(world, child.token)).toEqual(tombstone);
  });

  it('narrows all of them or none', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(world, {}, byToken(parent.token));
    const trail = await auditTrail(world);
    world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
    await expect(update(world, parent, { scopes: [] })).rejects.toThrow('disk full');
    expect([await reread(world, parent.token), await reread(world, child.token)]).toEqual([parent.token, child.token]);
    expect(await auditTrail(world)).toEqual(trail);
  });
});

describe('a token that was minted', () => {
  it.each<[string, Changes]>([
    ['scopes', { scopes: ['droplets:write', 'billing'] }],
    ['expires_at', { expiresAt: null }],
    ['expires_at', { expiresAt: after(101) }],
    ['allowed_ips', { allowedAddresses: null }],
    ['rate_limit', { rateLimit: null }],
  ])('is not widened beyond its parent in %s, by a person either', async (field, changes) => {
    const world = createWorld();
    const bounds = {
      expiresAt: after(100),
      allowedAddresses: ['192.0.2.0/24'],
      rateLimit: { limit: 9, windowSeconds: 60 },
    };
    const parent = await issue(world, { scopes: PARENT_SCOPES, ...bounds });
    const child = await issue(world, {}, byToken(parent.token));
    expect(await refusalFor(world, child, changes)).toMatchObject({
      code: 'exceeds_grant',
      exceeds: [expect.objectContaining({ field })],
    });
  });

  it('is widened by a person up to its parent', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: PARENT_SCOPES });
    const child = await issue(world, { scopes: ['account'] }, byToken(parent.token));
    expect((await update(world, child, { scopes: ['droplets:write', 'account'] })).scopes).toEqual([
      'droplets:write',
      'account',
    ]);
  });

  it('is never given token management, by a person either', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: [...PARENT_SCOPES, 'tokens:write'] });
    const child = await issue(world, {}, byToken(parent.token));
    for (const scope of ['token:create', 'token:update', 'token:delete', 'tokens:write']) {
      expect(await refusalFor(world, child, { scopes: [scope] })).toMatchObject({ code: 'exceeds_grant' });
    }
  });
});

describe('a token that changes itself', () => {
  it('may narrow itself and not find its way back', async () => {
    const world = createWorld();
    const mine = await issue(world, {
      scopes: ['tokens:write', 'account'],
      expiresAt: after(100),
      allowedAddresses: ['192.0.2.0/24'],
    });
    const narrower = { scopes: ['token:update', 'account'], expiresAt: after(50), allowedAddresses: ['192.0.2.7'] };
    expect(await update(world, mine, { ...narrower, by: byToken(mine.token) })).toMatchObject(narrower);
    for (const changes of [
      { scopes: ['tokens:write'] },
      { expiresAt: after(51) },
      { expiresAt: null },
      { allowedAddresses: null },
    ]) {
      expect(await refusalFor(world, mine, { ...changes, by: byToken(mine.token) })).toMatchObject({
        code: 'exceeds_grant',
      });
    }
  });
});
