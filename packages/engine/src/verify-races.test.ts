import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidateSecrets } from './invalidate.ts';
import type { IssuedToken } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken, type RotateRequest } from './rotate.ts';
import {
  ACCOUNT,
  after,
  BY_PERSON,
  byToken,
  createWorld,
  issue,
  valueOf,
  verdictOf,
  verify,
  type World,
} from './test-support/world.ts';
import { updateToken, type UpdateRequest } from './update.ts';

const target = ({ token }: IssuedToken): { accountId: number; tokenId: number } => ({
  accountId: ACCOUNT,
  tokenId: token.id,
});

const revoke = async (world: World, issued: IssuedToken): Promise<unknown> =>
  valueOf(await revokeToken(world.engine, BY_PERSON, target(issued)));
const update = async (world: World, issued: IssuedToken, changes: Partial<UpdateRequest>): Promise<unknown> =>
  valueOf(await updateToken(world.engine, BY_PERSON, { ...target(issued), ...changes }));
const rotate = async (world: World, issued: IssuedToken, wanted: Partial<RotateRequest> = {}): Promise<IssuedToken> =>
  valueOf(await rotateToken(world.engine, BY_PERSON, { ...target(issued), ...wanted }));

/** Begins to verify, lets `change` happen while the row is read but not answered, and gives the verdict. */
async function verdictAcross(world: World, presented: IssuedToken, change: () => Promise<unknown>): Promise<string> {
  const hold = world.store.hold();
  const pending = verdictOf(world, presented, '192.0.2.7');
  await hold.reached;
  await change();
  hold.release();
  return pending;
}

describe('a secret that changes as often as it is read', () => {
  const worldOfChanges = async (): Promise<{ world: World; issued: IssuedToken }> => {
    const world = createWorld({ answering: 'later' });
    const issued = await issue(world);
    world.store.amend = (row) => {
      queueMicrotask(() => invalidateSecrets(world.engine, [issued.secret]));
      return row;
    };
    return { world, issued };
  };

  it('is answered all the same, after a few reads', async () => {
    const { world, issued } = await worldOfChanges();
    world.store.lookups = 0;
    expect(await verdictOf(world, issued, null)).toBe('ok');
    expect(world.store.lookups).toBe(10);
  });

  it('is not kept, and is refused by the first request after it was revoked', async () => {
    const { world, issued } = await worldOfChanges();
    await verdictOf(world, issued, null);
    expect(world.engine.cache.size).toBe(0);
    await revoke(world, issued);
    expect(await verdictOf(world, issued, null)).toBe('revoked');
  });
});

describe('a look-up that was under way', () => {
  const changes: [string, string, (world: World, issued: IssuedToken) => Promise<unknown>][] = [
    ['was revoked', 'revoked', revoke],
    ['was rotated without overlap', 'retired', (world, issued) => rotate(world, issued, { overlapSeconds: 0 })],
    ['was rotated as compromised', 'retired', (world, issued) => rotate(world, issued, { reason: 'compromised' })],
    ['was made to begin later', 'not_yet_valid', (world, issued) => update(world, issued, { notBefore: after(60) })],
    [
      'was bound to other addresses',
      'address_not_allowed',
      (world, issued) => update(world, issued, { allowedAddresses: ['198.51.100.0/24'] }),
    ],
    [
      'was made to end, and has ended',
      'expired',
      async (world, issued) => {
        await update(world, issued, { expiresAt: after(5) });
        world.clock.pass(5);
      },
    ],
  ];

  it.each(changes)('while the token %s is answered %s, and nothing old is kept', async (_what, reason, change) => {
    const world = createWorld();
    const issued = await issue(world);
    expect(await verdictAcross(world, issued, () => change(world, issued))).toBe(reason);
    expect([world.engine.cache.size, await verdictOf(world, issued, '192.0.2.7')]).toEqual([0, reason]);
  });

  it('while the token lost scopes is answered with the scopes it has left', async () => {
    const world = createWorld();
    const issued = await issue(world, { scopes: ['droplets:write', 'account'] });
    const hold = world.store.hold();
    const pending = verify(world, issued);
    await hold.reached;
    await update(world, issued, { scopes: ['account'] });
    hold.release();
    for (const verdict of [await pending, await verify(world, issued)]) {
      expect(verdict).toMatchObject({ ok: true, grant: { scopes: ['account'] } });
    }
  });

  it('of a child, while its parent is revoked, narrowed or compromised, is answered by what the child is then', async () => {
    for (const [reason, change] of [
      ['revoked', revoke],
      ['revoked', (world: World, parent: IssuedToken) => rotate(world, parent, { reason: 'compromised' })],
      [
        'address_not_allowed',
        (world: World, parent: IssuedToken) => update(world, parent, { allowedAddresses: ['198.51.100.1'] }),
      ],
    ] as const) {
      const world = createWorld();
      const parent = await issue(world, { scopes: ['droplets:read', 'token:create'] });
      const child = await issue(world, {}, byToken(parent.token));
      expect(await verdictAcross(world, child, () => change(world, parent))).toBe(reason);
      expect(await verdictOf(world, child, '192.0.2.7')).toBe(reason);
    }
  });

  it('of one token is not troubled by a change to another', async () => {
    const world = createWorld();
    const [mine, other] = [await issue(world), await issue(world)];
    expect(await verdictAcross(world, mine, () => revoke(world, other))).toBe('ok');
    expect(world.store.lookups).toBe(1);
  });

  it('by many at once is answered alike, each time', async () => {
    const world = createWorld();
    const issued = await issue(world);
    const hold = world.store.hold();
    const pending = Array.from({ length: 64 }, () => verdictOf(world, issued));
    await hold.reached;
    await revoke(world, issued);
    hold.release();
    expect(new Set(await Promise.all(pending))).toEqual(new Set(['revoked']));
    expect(world.engine.cache.size).toBe(0);
  });
});

describe('the first use of a new secret, while that secret is being replaced', () => {
  it('ends neither the old secret nor the replacement', async () => {
    const world = createWorld();
    const first = await issue(world);
    const second = await rotate(world, first);
    let third = second;
    const verdict = await verdictAcross(world, second, async () => void (third = await rotate(world, first)));
    expect(verdict).toBe('retired');
    expect([await verdictOf(world, first), await verdictOf(world, third)]).toEqual(['ok', 'ok']);
  });

  it('is no use of a token that was revoked meanwhile', async () => {
    const world = createWorld();
    const first = await issue(world);
    const second = await rotate(world, first);
    expect(await verdictAcross(world, second, () => revoke(world, first))).toBe('revoked');
    const stored = await world.store.inner.listSecrets(ACCOUNT, [first.token.id]);
    expect(stored.map(({ firstUsedAt }) => firstUsedAt)).toEqual([null, null]);
  });
});

describe('a change whose answer was lost', () => {
  it('is known here all the same: a revocation holds although it was reported as failed', async () => {
    const world = createWorld();
    const issued = await issue(world);
    await verify(world, issued);
    world.store.lostAnswer = new Error('connection reset');
    await expect(revoke(world, issued)).rejects.toThrow('connection reset');
    expect(await verdictOf(world, issued)).toBe('revoked');
  });

  it('is known here when it is asked for again, although another process may have made it', async () => {
    const world = createWorld();
    const issued = await issue(world);
    await verify(world, issued);
    await revoke(createWorld({ observed: world.store }), issued);
    await revoke(world, issued);
    expect(await verdictOf(world, issued)).toBe('revoked');
  });
});

describe('in any order of events', () => {
  type Act = 'verify' | 'rotate' | 'narrow';
  const acts = fc.array(fc.constantFrom<Act>('verify', 'verify', 'verify', 'rotate', 'narrow'), {
    minLength: 1,
    maxLength: 4,
  });

  it('nothing that is asked after a revocation was answered is accepted', async () => {
    const run = async (scheduler: fc.Scheduler, lanes: Act[][]): Promise<void> => {
      const world = createWorld({ answering: 'later' });
      const issued = await issue(world);
      let revoked = false;
      world.store.pause = (step) => scheduler.schedule(Promise.resolve(), step);
      const acting: Record<Act, () => Promise<unknown>> = {
        verify: async () => {
          const wasRevoked = revoked;
          const verdict = await verdictOf(world, issued);
          expect(wasRevoked && verdict !== 'revoked').toBe(false);
        },
        rotate: () => rotateToken(world.engine, BY_PERSON, target(issued)),
        narrow: () => updateToken(world.engine, BY_PERSON, { ...target(issued), name: 'other' }),
      };
      const revoking = async (): Promise<void> => {
        await scheduler.schedule(Promise.resolve(), 'somebody revokes');
        await revoke(world, issued);
        revoked = true;
      };
      const lane = async (list: Act[]): Promise<void> => {
        for (const act of [...list, 'verify'] as const) await acting[act]();
      };
      await scheduler.waitFor(Promise.all([...lanes.map(lane), revoking()]));
      world.store.pause = null;
      expect([await verdictOf(world, issued), world.engine.cache.size]).toEqual(['revoked', 0]);
    };
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(acts, { minLength: 1, maxLength: 4 }), run), {
      numRuns: 300,
    });
  });

  it('whoever holds the secret of the last rotation is not locked out', async () => {
    const run = async (scheduler: fc.Scheduler, rotations: number): Promise<void> => {
      const world = createWorld({ answering: 'later' });
      const first = await issue(world);
      const held: IssuedToken[] = [first];
      world.store.pause = (step) => scheduler.schedule(Promise.resolve(), step);
      const rotating = async (): Promise<void> => {
        for (let i = 0; i < rotations; i++) {
          const outcome = await rotateToken(world.engine, BY_PERSON, target(first));
          if (outcome.ok) held.push(outcome.value);
        }
      };
      const using = async (): Promise<void> => {
        for (let i = 0; i < 4; i++) await verify(world, held.at(-1) ?? first);
      };
      await scheduler.waitFor(Promise.all([rotating(), using(), using(), rotating()]));
      world.store.pause = null;
      const live = (await world.store.inner.listSecrets(ACCOUNT, [first.token.id])).filter(
        ({ retiresAt }) => retiresAt === null || retiresAt > after(0),
      );
      expect(live.length).toBeLessThanOrEqual(2);
      const newest = held.find(
        ({ secret }) => secret.publicId === live.find(({ retiresAt }) => retiresAt === null)?.publicId,
      );
      expect(newest && (await verdictOf(world, newest))).toBe('ok');
    };
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 3 }), run), { numRuns: 300 });
  });
});
