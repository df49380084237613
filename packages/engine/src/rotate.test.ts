import { describe, expect, it } from 'vitest';
import type { IssuedToken } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken, type RotateRequest } from './rotate.ts';
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
  START,
  valueOf,
  verdictOf,
  type World,
} from './test-support/world.ts';

type Wanted = Partial<RotateRequest>;

async function rotate(world: World, { token }: IssuedToken, wanted: Wanted = {}): Promise<IssuedToken> {
  return valueOf(await rotateToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: token.id, ...wanted }));
}

async function verdictsOf(world: World, ...issued: IssuedToken[]): Promise<string[]> {
  const verdicts: string[] = [];
  for (const each of issued) verdicts.push(await verdictOf(world, each));
  return verdicts;
}

async function liveSecrets(world: World, { token }: IssuedToken): Promise<string[]> {
  const secrets = await world.store.inner.listSecrets(token.accountId, [token.id]);
  const now = new Date(world.clock.now());
  return secrets.filter(({ retiresAt }) => retiresAt === null || retiresAt > now).map(({ publicId }) => publicId);
}

describe('a rotation', () => {
  it('gives the same token a new secret, and raises its version', async () => {
    const world = createWorld();
    const old = await issue(world, { scopes: ['droplets:write'], expiresAt: after(9999) });
    const fresh = await rotate(world, old);
    expect(fresh.token).toEqual({ ...old.token, version: old.token.version + 1 });
    expect(await reread(world, old.token)).toEqual(fresh.token);
    expect(fresh.secret.reveal()).not.toBe(old.secret.reveal());
    expect(fresh.secret.publicId).not.toBe(old.secret.publicId);
  });

  it('keeps the old secret for an hour unless told otherwise', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old);
    world.clock.pass(3599);
    expect(await verdictOf(world, old)).toBe('ok');
    world.clock.pass(1);
    expect(await verdictOf(world, old)).toBe('retired');
  });

  it('keeps the old secret for as long as it was told, cached or not', async () => {
    const world = createWorld();
    const old = await issue(world);
    const fresh = await rotate(world, old, { overlapSeconds: 60, retireOnFirstUse: false });
    expect(await verdictsOf(world, old, fresh)).toEqual(['ok', 'ok']);
    world.clock.pass(59.999);
    expect(await verdictsOf(world, old, fresh)).toEqual(['ok', 'ok']);
    world.clock.pass(0.001);
    expect(await verdictsOf(world, old, fresh)).toEqual(['retired', 'ok']);
  });

  it('keeps the old secret for 30 days at most', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old, { overlapSeconds: 2_592_000 });
    world.clock.pass(2_591_999);
    expect(await verdictOf(world, old)).toBe('ok');
    world.clock.pass(1);
    expect(await verdictOf(world, old)).toBe('retired');
  });

  it('ends the old secret at once with no overlap', async () => {
    const world = createWorld();
    const old = await issue(world);
    await verdictOf(world, old);
    const fresh = await rotate(world, old, { overlapSeconds: 0 });
    expect(await verdictsOf(world, old, fresh)).toEqual(['retired', 'ok']);
  });

  it('ends the old secret with the first use of the new one, unless told otherwise', async () => {
    const world = createWorld();
    const old = await issue(world);
    const fresh = await rotate(world, old);
    expect(await verdictsOf(world, old, fresh, old)).toEqual(['ok', 'ok', 'retired']);
  });

  it('never leaves more than two secrets that work', async () => {
    for (const retireOnFirstUse of [true, false]) {
      const world = createWorld();
      let newest = await issue(world);
      for (let i = 0; i < 6; i++) {
        newest = await rotate(world, newest, { retireOnFirstUse, overlapSeconds: 10_000 });
        const live = await liveSecrets(world, newest);
        expect(live.length).toBeLessThanOrEqual(2);
        expect(live).toContain(newest.secret.publicId);
        world.clock.pass(1);
        expect(i % 2 === 0 || (await verdictOf(world, newest)) === 'ok').toBe(true);
      }
    }
  });

  it('keeps the one in use when one after another is used', async () => {
    const world = createWorld();
    const first = await issue(world);
    const second = await rotate(world, first, { retireOnFirstUse: false });
    world.clock.pass(1);
    await verdictOf(world, second);
    const third = await rotate(world, first, { retireOnFirstUse: false });
    expect(await verdictsOf(world, first, second, third)).toEqual(['retired', 'ok', 'ok']);
  });
});

describe('asking again before the new secret was used', () => {
  it('gives a fresh one, ends the one that was lost, and leaves the old one', async () => {
    const world = createWorld();
    const old = await issue(world);
    const lost = await rotate(world, old);
    const fresh = await rotate(world, old);
    expect(await verdictsOf(world, lost, old)).toEqual(['retired', 'ok']);
    expect(await verdictsOf(world, fresh, old)).toEqual(['ok', 'retired']);
  });

  it('any number of times locks nobody out', async () => {
    const world = createWorld();
    const old = await issue(world);
    let fresh = old;
    for (let i = 0; i < 5; i++) fresh = await rotate(world, old);
    expect(await verdictsOf(world, old, fresh)).toEqual(['ok', 'ok']);
  });

  it('gives a working secret although the old one is over', async () => {
    const world = createWorld();
    const old = await issue(world);
    await rotate(world, old, { overlapSeconds: 0 });
    const fresh = await rotate(world, old, { overlapSeconds: 3600 });
    expect(await verdictsOf(world, old, fresh)).toEqual(['retired', 'ok']);
  });
});

describe.each(['compromised', 'leaked'] as const)('a rotation because a secret is %s', (reason) => {
  it('ends the old secrets at once, whatever overlap was asked for', async () => {
    const world = createWorld();
    const first = await issue(world);
    const second = await rotate(world, first, { retireOnFirstUse: false });
    await verdictsOf(world, first, second);
    const fresh = await rotate(world, first, { reason, overlapSeconds: 3600 });
    expect(await verdictsOf(world, first, second, fresh)).toEqual(['retired', 'retired', 'ok']);
  });

  it('revokes what was minted with it, at any depth, and nothing else', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'] });
    const child = await issue(world, {}, byToken(parent.token));
    const grandchild = await plant(world, { parentId: child.token.id });
    const stranger = await issue(world);
    await verdictsOf(world, parent, child, grandchild, stranger);
    const fresh = await rotate(world, parent, { reason });
    expect(await verdictsOf(world, parent, child, grandchild, stranger, fresh)).toEqual([
      'retired',
      'revoked',
      'revoked',
      'ok',
      'ok',
    ]);
    expect((await reread(world, grandchild.token)).revocation).toEqual({
      at: after(0),
      reason,
      actor: 'person:ada@example.com',
    });
    const cascaded = (await auditTrail(world)).filter(({ event }) => event === 'token.revoked');
    expect(cascaded.map(({ tokenId, detail }) => [tokenId, detail['cascaded_from']])).toEqual([
      [child.token.id, parent.token.id],
      [grandchild.token.id, parent.token.id],
    ]);
  });
});

describe.each(['superseded', 'no_longer_needed', 'owner_left'] as const)('a rotation because it is %s', (reason) => {
  it('leaves what was minted with it', async () => {
    const world = createWorld();
    const parent = await issue(world, { scopes: ['droplets:read', 'token:create'] });
    const child = await issue(world, {}, byToken(parent.token));
    await rotate(world, parent, { reason });
    expect(await verdictsOf(world, parent, child)).toEqual(['ok', 'ok']);
  });
});

describe('two rotations at once', () => {
  it.each(['at_once', 'later'] as const)(
    'are won by one, and lock nobody out, over a store that answers %s',
    async (answering) => {
      const world = createWorld({ answering });
      const old = await issue(world);
      const wanted = { accountId: ACCOUNT, tokenId: old.token.id };
      const outcomes = await Promise.all([1, 2, 3].map(() => rotateToken(world.engine, BY_PERSON, wanted)));
      const won = outcomes.filter((outcome) => outcome.ok);
      expect(won).toHaveLength(1);
      expect(outcomes.filter((outcome) => !outcome.ok).map(refusalOf)).toEqual([
        { code: 'conflict' },
        { code: 'conflict' },
      ]);
      const winner = valueOf(won[0] as (typeof outcomes)[number]);
      expect(await verdictsOf(world, old, winner)).toEqual(['ok', 'ok']);
      expect(await world.store.inner.listSecrets(ACCOUNT, [old.token.id])).toHaveLength(2);
    },
  );

  it('in two processes are won by one too', async () => {
    const world = createWorld();
    const old = await issue(world);
    const other = createWorld({ observed: world.store });
    const wanted = { accountId: ACCOUNT, tokenId: old.token.id };
    const outcomes = await Promise.all([world, other].map(({ engine }) => rotateToken(engine, BY_PERSON, wanted)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await verdictOf(other, old)).toBe('ok');
  });
});

describe('a rotation is refused', () => {
  it('of a token that is not there, or is of another account', async () => {
    const world = createWorld();
    const old = await issue(world);
    for (const place of [
      { accountId: ACCOUNT, tokenId: 4711 },
      { accountId: OTHER_ACCOUNT, tokenId: old.token.id },
    ]) {
      expect(refusalOf(await rotateToken(world.engine, BY_PERSON, place))).toEqual({ code: 'token_not_found' });
    }
    expect(await verdictOf(world, old)).toBe('ok');
  });

  it('of a token that is over', async () => {
    const world = createWorld();
    const [expired, revoked] = [await issue(world, { expiresAt: after(60) }), await issue(world)];
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: revoked.token.id });
    world.clock.pass(60);
    for (const [{ token }, state] of [
      [expired, 'expired'],
      [revoked, 'revoked'],
    ] as const) {
      const outcome = await rotateToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: token.id });
      expect(refusalOf(outcome)).toEqual({ code: 'token_not_active', state });
      expect(await world.store.inner.listSecrets(ACCOUNT, [token.id])).toHaveLength(1);
    }
  });

  it.each([-1, 0.5, Number.NaN, Infinity, 2_592_001, Number.MAX_SAFE_INTEGER])(
    'with an overlap of %d seconds',
    async (overlapSeconds) => {
      const world = createWorld();
      const { token } = await issue(world);
      const outcome = await rotateToken(world.engine, BY_PERSON, {
        accountId: ACCOUNT,
        tokenId: token.id,
        overlapSeconds,
      });
      expect(refusalOf(outcome)).toMatchObject({ code: 'invalid_field', field: 'overlap_seconds' });
    },
  );

  it('when it cannot be written, and leaves the old secret as it was', async () => {
    const world = createWorld();
    const old = await issue(world);
    world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
    await expect(rotate(world, old)).rejects.toThrow('disk full');
    world.store.beforeCommit = null;
    world.clock.pass(7200);
    expect(await verdictOf(world, old)).toBe('ok');
    expect(world.clock.now()).toBe(START + 7_200_000);
  });
});

describe('a token that rotates', () => {
  it('may rotate itself, again and again, when it may update tokens', async () => {
    const world = createWorld();
    let mine = await issue(world, { scopes: ['token:update', 'droplets:read'] });
    for (let i = 0; i < 3; i++) {
      const outcome = await rotateToken(world.engine, byToken(mine.token), {
        accountId: ACCOUNT,
        tokenId: mine.token.id,
      });
      mine = valueOf(outcome);
      expect(await verdictOf(world, mine)).toBe('ok');
    }
  });

  it('may not without token:update, not even itself', async () => {
    const world = createWorld();
    const mine = await issue(world, { scopes: ['token:create', 'token:delete', 'droplets:write'] });
    const outcome = await rotateToken(world.engine, byToken(mine.token), {
      accountId: ACCOUNT,
      tokenId: mine.token.id,
    });
    expect(refusalOf(outcome)).toEqual({ code: 'missing_permission', permission: 'token:update' });
  });
});
