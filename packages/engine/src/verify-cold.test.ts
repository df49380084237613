import { describe, expect, it } from 'vitest';
import { createPepperRing } from './pepper.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken, type RotateRequest } from './rotate.ts';
import {
  ACCOUNT,
  after,
  auditTrail,
  BY_PERSON,
  createWorld,
  forge,
  issue,
  NEXT_PEPPER,
  PEPPER,
  reread,
  valueOf,
  verdictOf,
  verify,
  type World,
} from './test-support/world.ts';
import type { IssuedToken } from './issue.ts';
import type { SecretRecord } from './token.ts';

const BOTH_PEPPERS = createPepperRing(NEXT_PEPPER, [PEPPER]);
const NEXT_PEPPER_ONLY = createPepperRing(NEXT_PEPPER);

function secretsOf({ store }: World, { token }: IssuedToken): Promise<SecretRecord[]> {
  return store.inner.listSecrets(token.accountId, [token.id]);
}

async function rotate(world: World, { token }: IssuedToken, wanted: Partial<RotateRequest> = {}): Promise<IssuedToken> {
  return valueOf(await rotateToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: token.id, ...wanted }));
}

describe.each(['at_once', 'later'] as const)('a new pepper, over a store that answers %s', (answering) => {
  it('takes a token over when it is used, before the answer', async () => {
    const world = createWorld({ answering });
    const issued = await issue(world);
    const next = createWorld({ observed: world.store, peppers: BOTH_PEPPERS });
    expect(await verdictOf(next, issued)).toBe('ok');
    expect((await secretsOf(world, issued)).map(({ pepperKeyId }) => pepperKeyId)).toEqual(['k2']);
    const withoutOld = createWorld({ observed: world.store, peppers: NEXT_PEPPER_ONLY });
    expect([await verdictOf(withoutOld, issued), await verdictOf(withoutOld, forge(issued))]).toEqual([
      'ok',
      'wrong_secret',
    ]);
  });

  it('leaves a token that was refused as it was', async () => {
    const world = createWorld({ answering });
    const [expired, revoked, elsewhere] = [
      await issue(world, { expiresAt: after(1) }),
      await issue(world),
      await issue(world, { allowedAddresses: ['192.0.2.7'] }),
    ];
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: revoked.token.id });
    world.clock.pass(1);
    const next = createWorld({ observed: world.store, clock: world.clock, peppers: BOTH_PEPPERS });
    const verdicts = [
      await verdictOf(next, expired),
      await verdictOf(next, revoked),
      await verdictOf(next, elsewhere),
      await verdictOf(next, forge(elsewhere)),
    ];
    expect(verdicts).toEqual(['expired', 'revoked', 'address_not_allowed', 'wrong_secret']);
    expect(await world.store.inner.pepperKeyIdsInUse()).toEqual(['k1']);
  });

  it('serves all that use a token at the same moment', async () => {
    const world = createWorld({ answering });
    const issued = await issue(world);
    const processes = [1, 2, 3].map(() => createWorld({ observed: world.store, peppers: BOTH_PEPPERS }));
    const verdicts = await Promise.all(processes.flatMap((each) => [verdictOf(each, issued), verdictOf(each, issued)]));
    expect(new Set(verdicts)).toEqual(new Set(['ok']));
  });

  it('does not know a token whose pepper it does not hold', async () => {
    const world = createWorld({ answering });
    const issued = await issue(world);
    expect(await verdictOf(createWorld({ observed: world.store, peppers: NEXT_PEPPER_ONLY }), issued)).toBe(
      'wrong_secret',
    );
  });
});

describe.each(['at_once', 'later'] as const)(
  'the first use of a rotated secret, over a store that answers %s',
  (answering) => {
    it('ends the old one durably, before the answer', async () => {
      const world = createWorld({ answering });
      const old = await issue(world);
      await verify(world, old);
      const fresh = await rotate(world, old);
      expect(await verdictOf(world, old)).toBe('ok');
      world.clock.pass(5);

      expect(await verdictOf(world, fresh)).toBe('ok');
      const stored = await secretsOf(world, old);
      expect(stored.find(({ publicId }) => publicId === old.secret.publicId)?.retiresAt).toEqual(after(5));
      expect(stored.find(({ publicId }) => publicId === fresh.secret.publicId)).toMatchObject({
        firstUsedAt: after(5),
        onFirstUse: 'nothing',
        retiresAt: null,
      });
      expect([await verdictOf(world, old), await verdictOf(world, fresh)]).toEqual(['retired', 'ok']);
      expect(await verdictOf(createWorld({ observed: world.store, clock: world.clock }), old)).toBe('retired');
    });

    it('only marks itself when the rotation keeps both for the overlap', async () => {
      const world = createWorld({ answering });
      const old = await issue(world);
      const fresh = await rotate(world, old, { retireOnFirstUse: false, overlapSeconds: 60 });
      expect([await verdictOf(world, fresh), await verdictOf(world, old)]).toEqual(['ok', 'ok']);
      expect((await secretsOf(world, old)).map(({ firstUsedAt }) => firstUsedAt)).toEqual(
        expect.arrayContaining([null, after(0)]),
      );
      world.clock.pass(60);
      expect([await verdictOf(world, fresh), await verdictOf(world, old)]).toEqual(['ok', 'retired']);
    });

    it('is noted once, however many use it at that moment', async () => {
      const world = createWorld({ answering });
      const old = await issue(world);
      const fresh = await rotate(world, old);
      const processes = [world, createWorld({ observed: world.store })];
      const verdicts = await Promise.all(
        processes.flatMap((each) => [verdictOf(each, fresh), verdictOf(each, fresh), verdictOf(each, fresh)]),
      );
      expect(new Set(verdicts)).toEqual(new Set(['ok']));
      const trail = await auditTrail(world);
      expect(trail.filter(({ event }) => event === 'secret.first_used')).toHaveLength(1);
    });

    it('is none when the token is refused', async () => {
      const world = createWorld({ answering });
      const old = await issue(world, { allowedAddresses: ['192.0.2.7'] });
      const fresh = await rotate(world, old);
      expect(await verdictOf(world, fresh, '198.51.100.1')).toBe('address_not_allowed');
      expect(await verdictOf(world, forge(fresh), '192.0.2.7')).toBe('wrong_secret');
      expect([await verdictOf(world, old, '192.0.2.7'), await verdictOf(world, fresh, '192.0.2.7')]).toEqual([
        'ok',
        'ok',
      ]);
      expect(await verdictOf(world, old, '192.0.2.7')).toBe('retired');
    });

    it('ends nothing when it cannot be written, and the request is not answered', async () => {
      const world = createWorld({ answering });
      const old = await issue(world);
      const fresh = await rotate(world, old);
      world.store.beforeCommit = () => Promise.reject(new Error('disk full'));
      await expect(verify(world, fresh)).rejects.toThrow('disk full');
      expect(await verdictOf(world, old)).toBe('ok');
      world.store.beforeCommit = null;
      expect([await verdictOf(world, fresh), await verdictOf(world, old)]).toEqual(['ok', 'retired']);
    });

    it('comes with a new pepper in the same breath', async () => {
      const world = createWorld({ answering });
      const old = await issue(world);
      const fresh = await rotate(world, old);
      const next = createWorld({ observed: world.store, peppers: BOTH_PEPPERS });
      expect([await verdictOf(next, fresh), await verdictOf(next, old)]).toEqual(['ok', 'retired']);
      const stored = await secretsOf(world, fresh);
      expect(stored.find(({ publicId }) => publicId === fresh.secret.publicId)).toMatchObject({
        pepperKeyId: 'k2',
        onFirstUse: 'nothing',
      });
    });
  },
);

describe('a store that is out', () => {
  it('makes verification reject, and never accepts', async () => {
    const world = createWorld();
    const [good, other] = [await issue(world), await issue(world)];
    const unknown = await issue(createWorld({ random: (size) => new Uint8Array(size).fill(77) }));
    world.store.outage = new Error('no database');
    for (const presented of [good, forge(good), other, unknown]) {
      await expect(verify(world, presented)).rejects.toThrow('no database');
    }
    world.store.outage = null;
    expect([await verdictOf(world, good), await verdictOf(world, unknown)]).toEqual(['ok', 'unknown']);
  });

  it('is not asked for what is malformed or already known to be wrong', async () => {
    const world = createWorld();
    const good = await issue(world);
    await verify(world, good);
    world.store.outage = new Error('no database');
    expect([await verdictOf(world, forge(good)), await verdictOf(world, good)]).toEqual(['wrong_secret', 'ok']);
  });

  it('makes a rejected look-up end, so that nothing waits on it', async () => {
    const world = createWorld({ answering: 'later' });
    const good = await issue(world);
    const hold = world.store.hold();
    const pending = verify(world, good);
    await hold.reached;
    world.store.outage = new Error('no database');
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: good.token.id }).catch(() => {});
    hold.release();
    // The revocation did not go through, so the answer read before it still holds.
    expect(await pending).toMatchObject({ ok: true });
    world.store.outage = null;
    expect((await reread(world, good.token)).revocation).toBeNull();
  });
});

describe('what the store holds', () => {
  it.each(['203.0.113.0/99', 'somewhere', ''])(
    'allows nobody when its address list is %j',
    async (allowedAddresses) => {
      const world = createWorld();
      const issued = await issue(world);
      world.store.amend = (row) => ({ ...row, allowedAddresses });
      for (const address of ['203.0.113.7', '::1', null]) {
        expect(await verdictOf(world, issued, address)).toBe('address_not_allowed');
      }
    },
  );

  it('grants nothing for a scope that is no longer in the catalogue', async () => {
    const world = createWorld();
    const issued = await issue(world);
    world.store.amend = (row) => ({ ...row, scopes: 'retired:scope * account' });
    const verdict = await verify(world, issued);
    expect(verdict.ok && world.engine.catalogue.namesOf(verdict.grant.permissions)).toEqual(['account:read']);
  });

  it('limits the rate only when both the limit and its window are there', async () => {
    const world = createWorld();
    const [whole, half] = [await issue(world, { rateLimit: { limit: 5, windowSeconds: 60 } }), await issue(world)];
    expect(await verify(world, whole)).toMatchObject({
      ok: true,
      grant: { rateLimit: { limit: 5, windowSeconds: 60 } },
    });
    expect(await verify(world, half)).toMatchObject({ ok: true, grant: { rateLimit: null } });
  });
});
