import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IssueRequest } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken } from './rotate.ts';
import type { Secret } from './secret.ts';
import {
  ACCOUNT,
  after,
  BY_PERSON,
  createWorld,
  forge,
  issue,
  permissionsOf,
  seededRandom,
  START,
  valueOf,
  verdictOf,
  verify,
  type World,
} from './test-support/world.ts';
import { createTokenFormat, generateSecret } from './token-format.ts';
import type { TokenChanges } from './store.ts';
import { updateToken } from './update.ts';
import { verifyToken } from './verify.ts';

type Holder = { readonly secret: Secret };

const answering = ['at_once', 'later'] as const;

/** A well-formed token that no store knows. */
function stranger(seed = 99, prefix = 'pat'): Holder {
  return generateSecret(createTokenFormat(prefix), seededRandom(seed));
}

describe.each(answering)('a good token, over a store that answers %s', (kind) => {
  it('is told whose it is and what it may do', async () => {
    const world = createWorld({ answering: kind });
    const issued = await issue(world, { accountId: 7, scopes: ['droplets:write', 'account'] });
    for (const temperature of ['cold', 'cached']) {
      const verdict = await verify(world, issued, '192.0.2.7');
      expect(verdict, temperature).toMatchObject({
        ok: true,
        tokenId: issued.token.id,
        accountId: 7,
        usedAtMs: START,
        address: '192.0.2.7',
      });
      if (!verdict.ok) continue;
      expect(verdict.grant.scopes).toEqual(['droplets:write', 'account']);
      expect(world.engine.catalogue.namesOf(verdict.grant.permissions).sort()).toEqual(
        permissionsOf(['droplets:write', 'account']).sort(),
      );
    }
  });

  it('is looked up once, and answered from memory after', async () => {
    const world = createWorld({ answering: kind });
    const issued = await issue(world, { expiresAt: after(9999) });
    await verify(world, issued);
    for (let i = 0; i < 10; i++) {
      expect(verifyToken(world.engine, issued.secret.reveal(), null)).toMatchObject({ ok: true });
    }
    expect(world.store.lookups).toBe(1);
  });

  it('has its use noted, each time with its address', async () => {
    const world = createWorld({ answering: kind });
    const issued = await issue(world);
    await verify(world, issued, '192.0.2.1');
    world.clock.pass(5);
    await verify(world, issued, '192.0.2.2');
    expect(world.engine.usage.drain()).toEqual([
      expect.objectContaining({
        publicId: issued.secret.publicId,
        tokenId: issued.token.id,
        lastUsedAt: after(5),
        lastUsedAddress: '192.0.2.2',
      }),
    ]);
  });

  it('grants nothing when it has no scopes', async () => {
    const world = createWorld({ answering: kind });
    const verdict = await verify(world, await issue(world, { scopes: [] }));
    expect(verdict.ok && world.engine.catalogue.namesOf(verdict.grant.permissions)).toEqual([]);
  });

  it('is served on the cold path, for as long as it lives, when its id is beyond 31 bits', async () => {
    const world = createWorld({ answering: kind });
    const issued = await issue(world, { expiresAt: after(100) });
    world.store.amend = (row) => ({ ...row, tokenId: 2 ** 31 + 5 });
    for (let i = 1; i <= 3; i++) {
      expect(await verify(world, issued)).toMatchObject({ ok: true, tokenId: 2 ** 31 + 5 });
      expect(world.store.lookups).toBe(i);
    }
    expect(world.engine.usage.drain()[0]).toMatchObject({ tokenId: 2 ** 31 + 5 });
    world.clock.pass(100);
    expect(await verdictOf(world, issued)).toBe('expired');
  });
});

interface RefusalCase {
  readonly why: string;
  readonly bounds?: Partial<IssueRequest>;
  /** Makes the token refusable; answers what to present instead of it, if not itself. */
  spoil?(world: World, tokenId: number): Promise<void> | void;
  readonly address?: string;
  readonly expected: { readonly reason: string; readonly at: Date | null };
}

const holderRefusals: RefusalCase[] = [
  {
    why: 'at the moment it expires',
    bounds: { expiresAt: after(60) },
    spoil: ({ clock }) => clock.pass(60),
    expected: { reason: 'expired', at: after(60) },
  },
  {
    why: 'long after it expired',
    bounds: { expiresAt: after(60) },
    spoil: ({ clock }) => clock.pass(1e6),
    expected: { reason: 'expired', at: after(60) },
  },
  {
    why: 'before it begins',
    bounds: { notBefore: after(-5) },
    spoil: ({ clock }) => clock.pass(-6),
    expected: { reason: 'not_yet_valid', at: after(-5) },
  },
  {
    why: 'from an address that is not allowed',
    bounds: { allowedAddresses: ['192.0.2.0/24'] },
    address: '198.51.100.1',
    expected: { reason: 'address_not_allowed', at: null },
  },
  {
    why: 'from nowhere, when addresses are restricted',
    bounds: { allowedAddresses: ['192.0.2.0/24', '::/0'] },
    address: 'unknown',
    expected: { reason: 'address_not_allowed', at: null },
  },
  {
    why: 'after it was revoked',
    spoil: async ({ engine, clock }, tokenId) => {
      clock.pass(9);
      valueOf(await revokeToken(engine, BY_PERSON, { accountId: ACCOUNT, tokenId }));
      clock.pass(9);
    },
    expected: { reason: 'revoked', at: after(9) },
  },
  {
    why: 'when the overlap of its old secret is over',
    spoil: async ({ engine, clock }, tokenId) => {
      valueOf(await rotateToken(engine, BY_PERSON, { accountId: ACCOUNT, tokenId, overlapSeconds: 60 }));
      clock.pass(60);
    },
    expected: { reason: 'retired', at: after(60) },
  },
];

describe.each(answering)('a refusal to the holder, over a store that answers %s', (kind) => {
  it.each(holderRefusals)(
    'is given $why, cold or cached, with the moment and the token',
    async ({ bounds = {}, spoil, address, expected }) => {
      for (const temperature of ['cold', 'cached']) {
        const world = createWorld({ answering: kind });
        const issued = await issue(world, bounds);
        if (temperature === 'cached') await verify(world, issued, '192.0.2.7');
        expect(world.engine.cache.size).toBe(temperature === 'cached' ? 1 : 0);
        await spoil?.(world, issued.token.id);
        for (let i = 0; i < 2; i++) {
          expect(await verify(world, issued, address ?? '192.0.2.7'), temperature).toMatchObject({
            ok: false,
            ...expected,
            tokenId: issued.token.id,
          });
        }
        world.engine.usage.drain();
        await verify(world, issued, address ?? '192.0.2.7');
        expect(world.engine.usage.size).toBe(0);
      }
    },
  );

  it('is not given to whoever cannot prove the secret', async () => {
    const world = createWorld({ answering: kind });
    const issued = await issue(world, { expiresAt: after(60), allowedAddresses: ['192.0.2.0/24'] });
    await revokeToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: issued.token.id });
    world.clock.pass(60);
    expect(await verify(world, forge(issued))).toEqual({
      ok: false,
      reason: 'wrong_secret',
      at: null,
      tokenId: null,
      grant: null,
    });
  });
});

describe('what can be no token', () => {
  it.each<[string, string, (plain: string) => string]>([
    ['nothing', 'malformed', () => ''],
    ['too little', 'malformed', (plain) => plain.slice(0, -1)],
    ['too much', 'malformed', (plain) => `${plain}A`],
    ['another prefix', 'malformed', () => stranger(1, 'dop').secret.reveal()],
    ['another version', 'malformed', (plain) => plain.replace('_v1_', '_v2_')],
    ['a NUL in its public id', 'malformed', (plain) => plain.replace(plain.charAt(9), '\0')],
    ['Unicode of the right length', 'malformed', (plain) => `pat_v1_${'é'.repeat(plain.length - 7)}`],
    [
      'a changed character',
      'checksum',
      (plain) => plain.slice(0, 40) + (plain[40] === 'x' ? 'y' : 'x') + plain.slice(41),
    ],
    ['a changed checksum', 'checksum', (plain) => plain.slice(0, -1) + (plain.endsWith('x') ? 'y' : 'x')],
  ])('is refused without asking the store: %s', async (_what, reason, change) => {
    const world = createWorld();
    const issued = await issue(world);
    for (const lookups of [0, 1]) {
      const verdict = verifyToken(world.engine, change(issued.secret.reveal()), null);
      expect(verdict).toEqual({ ok: false, reason, at: null, tokenId: null, grant: null });
      expect(world.store.lookups).toBe(lookups);
      await verify(world, issued);
    }
  });

  it('is a verdict, never an exception, whatever it is', async () => {
    const world = createWorld();
    const { secret } = await issue(world);
    await verify(world, { secret });
    const { length } = secret.reveal();
    const start = secret.reveal().slice(0, 17);
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary', minLength: length, maxLength: length }),
      fc.string({ unit: 'binary', minLength: length - 17, maxLength: length - 17 }).map((rest) => start + rest),
    );
    fc.assert(
      fc.property(odd, (presented) => {
        expect(verifyToken(world.engine, presented, presented)).toMatchObject({ ok: false, at: null, tokenId: null });
      }),
      { numRuns: 1000 },
    );
    expect(world.store.lookups).toBe(1);
  });
});

describe('a wrong secret under a known public id', () => {
  it.each(answering)('is refused, over a store that answers %s', async (kind) => {
    const world = createWorld({ answering: kind });
    expect(await verdictOf(world, forge(await issue(world)))).toBe('wrong_secret');
  });

  it('costs no look-up and does not disturb the good one that is cached', async () => {
    const world = createWorld({ maxCachedSecrets: 16 });
    const issued = await issue(world);
    await verify(world, issued);
    for (let i = 0; i < 100; i++) expect(await verdictOf(world, forge(issued))).toBe('wrong_secret');
    expect(await verdictOf(world, issued)).toBe('ok');
    expect([world.store.lookups, world.engine.cache.size]).toEqual([1, 1]);
  });

  it('is not kept: the good secret is accepted after it', async () => {
    const world = createWorld();
    const issued = await issue(world);
    expect(await verdictOf(world, forge(issued))).toBe('wrong_secret');
    expect([world.engine.cache.size, await verdictOf(world, issued)]).toEqual([0, 'ok']);
  });
});

describe('an unknown token', () => {
  it.each(answering)('is asked for once in ten seconds, over a store that answers %s', async (kind) => {
    const world = createWorld({ answering: kind });
    const unknown = stranger();
    for (let i = 0; i < 5; i++) expect(await verdictOf(world, unknown)).toBe('unknown');
    expect(world.store.lookups).toBe(1);
    world.clock.pass(10);
    expect([await verdictOf(world, unknown), world.store.lookups]).toEqual(['unknown', 2]);
  });

  it('takes nothing from the tokens that are cached, however many there are', async () => {
    const world = createWorld({ maxCachedSecrets: 16 });
    const issued = await issue(world);
    await verify(world, issued);
    for (let seed = 0; seed < 2000; seed++) await verify(world, stranger(1000 + seed));
    const { lookups } = world.store;
    expect([await verdictOf(world, issued), world.store.lookups, world.engine.cache.size]).toEqual(['ok', lookups, 1]);
  });

  it('is known at once when it is issued after all', async () => {
    const world = createWorld({ random: seededRandom(5) });
    const soonIssued = stranger(5);
    expect(await verdictOf(world, soonIssued)).toBe('unknown');
    expect((await issue(world)).secret.reveal()).toBe(soonIssued.secret.reveal());
    expect(await verdictOf(world, soonIssued)).toBe('ok');
  });

  it('is known at once when it was asked for while it was being issued', async () => {
    const world = createWorld({ random: seededRandom(5) });
    const soonIssued = stranger(5);
    const asked: string[] = [];
    world.store.beforeCommit = async () => void asked.push(await verdictOf(world, soonIssued));
    await issue(world);
    expect([asked, await verdictOf(world, soonIssued)]).toEqual([['unknown'], 'ok']);
  });
});

describe('the cache', () => {
  const seconds = fc.integer({ min: -30, max: 30 });
  const moment = fc.option(seconds.map(after));
  const addresses = fc.option(fc.subarray(['192.0.2.0/24', '198.51.100.7', '2001:db8::/32'], { minLength: 1 }));
  const from = fc.constantFrom(
    null,
    '192.0.2.9',
    '::ffff:192.0.2.9',
    '198.51.100.7',
    '198.51.100.8',
    '2001:db8::1',
    'nonsense',
  );
  const visit = fc.record({ passed: fc.nat({ max: 12 }), from });

  it('never answers otherwise than the store would, whatever the bounds, the moment and the address', async () => {
    const run = async (
      bounds: Partial<IssueRequest>,
      visits: { passed: number; from: string | null }[],
    ): Promise<void> => {
      const warm = createWorld();
      warm.clock.pass(-40);
      const issued = await issue(warm, {});
      await warm.store.inner.transaction(ACCOUNT, (transaction) =>
        transaction.updateToken(issued.token.id, bounds as TokenChanges),
      );
      for (const { passed, from: address } of visits) {
        warm.clock.pass(passed);
        const cold = createWorld({ observed: warm.store, clock: warm.clock });
        const [expected, answered] = [await verify(cold, issued, address), await verify(warm, issued, address)];
        expect({ ...answered, usageHandle: 0 }).toEqual({ ...expected, usageHandle: 0 });
      }
    };
    const bounds = fc.record({ expiresAt: moment, notBefore: moment, allowedAddresses: addresses });
    const visits = fc.array(visit, { minLength: 8, maxLength: 12 });
    await fc.assert(fc.asyncProperty(bounds, visits, run), { numRuns: 100 });
  });

  it('gives the new grant as soon as the token is changed', async () => {
    const world = createWorld();
    const issued = await issue(world, { scopes: ['droplets:write'] });
    await verify(world, issued);
    valueOf(
      await updateToken(world.engine, BY_PERSON, { accountId: ACCOUNT, tokenId: issued.token.id, scopes: ['account'] }),
    );
    const verdict = await verify(world, issued);
    expect(verdict.ok && verdict.grant.scopes).toEqual(['account']);
  });

  it('keeps tokens apart when more are used than it holds', async () => {
    const world = createWorld({ maxCachedSecrets: 16 });
    const tokens = await Promise.all(
      Array.from({ length: 60 }, (_, i) => issue(world, { scopes: i % 2 ? ['account'] : ['billing'] })),
    );
    for (let round = 0; round < 3; round++) {
      for (const issued of tokens) {
        expect(await verify(world, issued)).toMatchObject({
          ok: true,
          tokenId: issued.token.id,
          grant: { scopes: issued.token.scopes },
        });
      }
    }
    expect(world.engine.cache.size).toBeLessThanOrEqual(16);
  });
});
