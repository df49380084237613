import { describe, expect, it } from 'vitest';
import type { IssuedToken } from './issue.ts';
import { revokeToken, type RevokeRequest } from './revoke.ts';
import { rotateToken } from './rotate.ts';
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
  verify,
  type World,
} from './test-support/world.ts';
import { REVOCATION_REASONS, type TokenRecord } from './token.ts';

async function revoke(
  world: World,
  { token }: { token: TokenRecord },
  wanted: Partial<RevokeRequest> = {},
): Promise<TokenRecord> {
  return valueOf(await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: token.id, ...wanted }));
}

/** A token, its child, two grandchildren and a great-grandchild; a line deeper than tokens can mint by themselves. */
async function plantFamily(world: World): Promise<IssuedToken[]> {
  const parent = await issue(world, { scopes: ['droplets:read', 'token:create'] });
  const child = await issue(world, {}, byToken(parent.token));
  const grandchildren = [
    await plant(world, { parentId: child.token.id }),
    await plant(world, { parentId: child.token.id }),
  ];
  return [parent, child, ...grandchildren, await plant(world, { parentId: grandchildren[1]?.token.id ?? 0 })];
}

describe('revoking', () => {
  it('ends a token at once, with all its secrets', async () => {
    const world = createWorld();
    const first = await issue(world);
    const wanted = { accountId: ACCOUNT, tokenId: first.token.id, retireOnFirstUse: false };
    const second = valueOf(await rotateToken(world.engine, BY_PERSON, wanted));
    for (const secret of [first, second]) expect(await verdictOf(world, secret)).toBe('ok');
    await revoke(world, first);
    for (const secret of [first, second]) {
      expect(await verify(world, secret)).toMatchObject({ reason: 'revoked', at: after(0) });
    }
  });

  it.each(REVOCATION_REASONS)('leaves a tombstone that says %s, who and when, and keeps the rest', async (reason) => {
    const world = createWorld();
    const issued = await issue(world, {
      scopes: ['droplets:write'],
      expiresAt: after(99),
      allowedAddresses: ['192.0.2.0/24'],
    });
    world.clock.pass(7);
    const revocation = { at: after(7), reason, actor: 'person:ada@example.com' };
    const expected = { ...issued.token, revocation, version: issued.token.version + 1 };
    expect(await revoke(world, issued, { reason })).toEqual(expected);
    expect(await reread(world, issued.token)).toEqual(expected);
    const listed = await world.store.inner.listTokens(ACCOUNT, {
      state: 'revoked',
      now: after(7),
      limit: 9,
      offset: 0,
    });
    expect(listed.items).toEqual([expected]);
  });

  it('says no_longer_needed unless told otherwise', async () => {
    const world = createWorld();
    expect((await revoke(world, await issue(world))).revocation?.reason).toBe('no_longer_needed');
  });

  it('again changes nothing, and succeeds', async () => {
    const world = createWorld();
    const issued = await issue(world);
    const first = await revoke(world, issued, { reason: 'leaked' });
    const trail = await auditTrail(world);
    world.clock.pass(60);
    expect(await revoke(world, issued, { reason: 'superseded' })).toEqual(first);
    expect(await auditTrail(world)).toEqual(trail);
  });

  it('is possible of a token that has expired', async () => {
    const world = createWorld();
    const issued = await issue(world, { expiresAt: after(1) });
    world.clock.pass(1);
    await revoke(world, issued);
    expect(await verdictOf(world, issued)).toBe('revoked');
  });

  it('at the same moment by many is done once', async () => {
    const world = createWorld();
    const issued = await issue(world);
    const tombstones = await Promise.all([1, 2, 3, 4].map(() => revoke(world, issued)));
    expect(new Set(tombstones.map(({ version }) => version))).toEqual(new Set([2]));
    expect((await auditTrail(world)).filter(({ event }) => event === 'token.revoked')).toHaveLength(1);
  });
});

describe('revoking a token that has minted', () => {
  it('ends its descendants at any depth in the same transaction, and nobody else', async () => {
    const world = createWorld();
    const family = await plantFamily(world);
    const [parent, ...descendants] = family as [IssuedToken, ...IssuedToken[]];
    const stranger = await issue(world);
    for (const member of [...family, stranger]) expect(await verdictOf(world, member)).toBe('ok');
    const { transactions } = world.store;
    await revoke(world, parent, { reason: 'owner_left' });
    expect(world.store.transactions).toBe(transactions + 1);
    for (const member of family) expect(await verdictOf(world, member)).toBe('revoked');
    expect(await verdictOf(world, stranger)).toBe('ok');
    for (const { token } of descendants) {
      expect((await reread(world, token)).revocation).toEqual({
        at: after(0),
        reason: 'owner_left',
        actor: 'person:ada@example.com',
      });
    }
  });

  it('leaves its ancestors and its siblings', async () => {
    const world = createWorld();
    const [parent, child, sibling, grandchild, last] = (await plantFamily(world)) as [
      IssuedToken,
      IssuedToken,
      IssuedToken,
      IssuedToken,
      IssuedToken,
    ];
    await revoke(world, grandchild);
    const verdicts = await Promise.all(
      [parent, child, sibling, grandchild, last].map((member) => verdictOf(world, member)),
    );
    expect(verdicts).toEqual(['ok', 'ok', 'ok', 'revoked', 'revoked']);
  });

  it('keeps the tombstones of descendants that were revoked before', async () => {
    const world = createWorld();
    const [parent, child] = (await plantFamily(world)) as [IssuedToken, IssuedToken];
    await revoke(world, child, { reason: 'leaked' });
    const tombstone = await reread(world, child.token);
    world.clock.pass(5);
    await revoke(world, parent);
    expect(await reread(world, child.token)).toEqual(tombstone);
  });

  it('ends all of them or none', async () => {
    const world = createWorld();
    const family = await plantFamily(world);
    const [parent] = family as [IssuedToken];
    world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
    await expect(revoke(world, parent)).rejects.toThrow('disk full');
    for (const member of family) expect(await verdictOf(world, member)).toBe('ok');
    expect((await auditTrail(world)).some(({ event }) => event === 'token.revoked')).toBe(false);
  });
});

describe('who may revoke', () => {
  it('is a token itself, whatever it holds', async () => {
    const world = createWorld();
    const mine = await issue(world, { scopes: [] });
    const outcome = await revokeToken(world.engine, byToken(mine.token), {
      accountId: ACCOUNT,
      tokenId: mine.token.id,
    });
    expect(valueOf(outcome).revocation?.actor).toBe(`token:${mine.token.id}`);
  });

  it('is any token with token:delete, also of a wider one, its own parent included', async () => {
    const world = createWorld();
    const [caller, wider] = [
      await issue(world, { scopes: ['token:delete'] }),
      await issue(world, { scopes: ['write', 'tokens:write'] }),
    ];
    expect(
      (await revokeToken(world.engine, byToken(caller.token), { accountId: ACCOUNT, tokenId: wider.token.id })).ok,
    ).toBe(true);
  });

  it('is no other token', async () => {
    const world = createWorld();
    const caller = await issue(world, { scopes: ['token:read', 'token:create', 'token:update', 'write'] });
    const [child, other] = [await issue(world, {}, byToken(caller.token)), await issue(world)];
    for (const target of [child, other]) {
      const outcome = await revokeToken(world.engine, byToken(caller.token), {
        accountId: ACCOUNT,
        tokenId: target.token.id,
      });
      expect(refusalOf(outcome)).toEqual({ code: 'missing_permission', permission: 'token:delete' });
      expect(await verdictOf(world, target)).toBe('ok');
    }
  });

  it('is nobody across accounts', async () => {
    const world = createWorld();
    const caller = await issue(world, { accountId: OTHER_ACCOUNT, scopes: ['tokens:write'] });
    const target = await issue(world);
    const across = await revokeToken(world.engine, byToken(caller.token), {
      accountId: ACCOUNT,
      tokenId: target.token.id,
    });
    expect(refusalOf(across)).toEqual({ code: 'actor_not_active' });
    const inside = await revokeToken(world.engine, byToken(caller.token), {
      accountId: OTHER_ACCOUNT,
      tokenId: target.token.id,
    });
    expect(refusalOf(inside)).toEqual({ code: 'token_not_found' });
    expect(await verdictOf(world, target)).toBe('ok');
  });

  it('is no token that has itself ended since it was let in', async () => {
    const world = createWorld();
    const target = await issue(world);
    const [revoked, expired] = [
      await issue(world, { scopes: ['token:delete'] }),
      await issue(world, { scopes: ['token:delete'], expiresAt: after(5) }),
    ];
    await revoke(world, revoked);
    world.clock.pass(5);
    for (const caller of [revoked, expired]) {
      const outcome = await revokeToken(world.engine, byToken(caller.token), {
        accountId: ACCOUNT,
        tokenId: target.token.id,
      });
      expect(refusalOf(outcome)).toEqual({ code: 'actor_not_active' });
    }
    expect(await verdictOf(world, target)).toBe('ok');
  });
});
