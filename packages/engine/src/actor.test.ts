import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Outcome, Refusal } from './errors.ts';
import { issueToken, type IssuedToken } from './issue.ts';
import { revokeToken } from './revoke.ts';
import { rotateToken } from './rotate.ts';
import { isSubset, isWithin, managementOf, permissionsOf, type Grant } from './test-support/grant-oracle.ts';
import { ACCOUNT, after, BY_PERSON, byToken, createWorld, plant, type World } from './test-support/world.ts';
import type { Revocation, TokenRecord } from './token.ts';
import { updateToken, type UpdateRequest } from './update.ts';

interface Member extends Grant {
  readonly name: string;
  /** The name of the token that minted it. */
  readonly parent?: string;
  readonly revocation?: Revocation;
}

const FREE = { expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };
const SLOW = { limit: 60, windowSeconds: 60 };

const MEMBERS: readonly Member[] = [
  { name: 'owner', ...FREE, scopes: ['write', 'account', 'billing', '2fa', 'tokens:write'] },
  { name: 'manager', ...FREE, scopes: ['droplets:write', 'tokens:write'] },
  { name: 'updater', ...FREE, scopes: ['droplets:write', 'token:update'] },
  { name: 'minter', ...FREE, scopes: ['droplets:write', 'token:create'] },
  { name: 'deleter', ...FREE, scopes: ['token:delete'] },
  { name: 'plain', ...FREE, scopes: ['droplets:write'] },
  { name: 'reader', ...FREE, scopes: ['droplets:read', 'tokens:write'] },
  { name: 'empty', ...FREE, scopes: [] },
  { name: 'ending', ...FREE, scopes: ['droplets:write', 'tokens:write'], expiresAt: after(100) },
  { name: 'begun', ...FREE, scopes: ['droplets:write', 'tokens:write'], notBefore: after(-50) },
  { name: 'housed', ...FREE, scopes: ['droplets:write', 'tokens:write'], allowedAddresses: ['192.0.2.0/24'] },
  { name: 'slow', ...FREE, scopes: ['droplets:write', 'tokens:write'], rateLimit: SLOW },
  {
    name: 'narrow',
    scopes: ['droplets:read'],
    expiresAt: after(50),
    notBefore: after(-10),
    allowedAddresses: ['192.0.2.128/25'],
    rateLimit: { limit: 30, windowSeconds: 3600 },
  },
  { name: 'bursting', ...FREE, scopes: ['droplets:read'], rateLimit: { limit: 600, windowSeconds: 3600 } },
  { name: 'child of manager', ...FREE, parent: 'manager', scopes: ['droplets:read'] },
  { name: 'child of ending', ...FREE, parent: 'ending', scopes: ['droplets:write'], expiresAt: after(60) },
  { name: 'over', ...FREE, scopes: ['droplets:read', 'tokens:write'], expiresAt: after(0) },
  {
    name: 'gone',
    ...FREE,
    scopes: ['droplets:read', 'tokens:write'],
    revocation: { at: after(0), reason: 'leaked', actor: 'person:eve' },
  },
];

const pairs = MEMBERS.flatMap((caller) => MEMBERS.map((target) => ({ caller, target })));

interface Scene {
  readonly world: World;
  readonly caller: IssuedToken;
  readonly target: IssuedToken;
  /** The target's parent as it stands, if it was minted. */
  readonly parent: TokenRecord | null;
}

async function plantMember(world: World, member: Member, planted: Map<string, IssuedToken>): Promise<IssuedToken> {
  const known = planted.get(member.name);
  if (known !== undefined) return known;
  const parentMember = MEMBERS.find(({ name }) => name === member.parent);
  const parent = parentMember === undefined ? null : await plantMember(world, parentMember, planted);
  const { revocation = null, parent: _parent, ...fields } = member;
  const issued = await plant(world, { ...fields, parentId: parent?.token.id ?? null });
  const token = await world.store.inner.transaction(ACCOUNT, (transaction) =>
    transaction.updateToken(issued.token.id, { revocation }),
  );
  planted.set(member.name, { ...issued, token });
  return { ...issued, token };
}

async function stage(caller: Member, target: Member): Promise<Scene> {
  const world = createWorld();
  const planted = new Map<string, IssuedToken>();
  const callerToken = await plantMember(world, caller, planted);
  const targetToken = await plantMember(world, target, planted);
  return { world, caller: callerToken, target: targetToken, parent: planted.get(target.parent ?? '')?.token ?? null };
}

const isActive = ({ name }: Member): boolean => name !== 'over' && name !== 'gone';
const may = (caller: Member, permission: string): boolean =>
  isActive(caller) && permissionsOf(caller.scopes).has(permission);

/** Everything that the store holds of the account, to be compared. */
async function snapshot({ store }: World): Promise<{ tokens: readonly TokenRecord[]; rest: unknown }> {
  const { items: tokens } = await store.inner.listTokens(ACCOUNT, {
    state: 'all',
    now: after(0),
    limit: 99,
    offset: 0,
  });
  const secrets = await store.inner.listSecrets(
    ACCOUNT,
    tokens.map(({ id }) => id),
  );
  return { tokens, rest: [tokens, secrets, await store.inner.readAuditChain(ACCOUNT, 0, 99)] };
}

type Act = (scene: Scene) => Promise<Outcome<unknown>>;

/** Does it, and holds it to what must be true whoever does what to whom. */
async function outcomeOf(scene: Scene, act: Act): Promise<'ok' | Refusal['code']> {
  const { world, caller } = scene;
  const before = await snapshot(world);
  const outcome = await act(scene);
  const { tokens, rest } = await snapshot(world);
  expect(outcome.ok || isDeepStrictEqual(rest, before.rest)).toBe(true);
  for (const token of tokens) {
    const was = before.tokens.find(({ id }) => id === token.id);
    const bound = new Set([...permissionsOf(caller.token.scopes), ...permissionsOf(was?.scopes ?? [])]);
    expect(isSubset(permissionsOf(token.scopes), bound)).toBe(true);
    expect(isSubset(managementOf(token.scopes), managementOf(was?.scopes ?? []))).toBe(true);
    // What is new or was changed lies within the caller, or has only ended.
    const { revocation, version } = token;
    const isTouched = was === undefined || (was.version !== version && revocation === null);
    expect(!isTouched || isWithin(token, caller.token)).toBe(true);
    const tombstone = was?.revocation ?? null;
    expect(tombstone === null || isDeepStrictEqual(revocation, tombstone)).toBe(true);
  }
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

describe('minting what another token is', () => {
  const act: Act = ({ world, caller, target }) => {
    const { scopes, expiresAt, notBefore, allowedAddresses, rateLimit } = target.token;
    const wanted = { accountId: ACCOUNT, name: 'minted', scopes, expiresAt, notBefore, allowedAddresses, rateLimit };
    return issueToken(world.engine, byToken(caller.token), wanted);
  };

  function expected(caller: Member, target: Member): string {
    if (!isActive(caller)) return 'actor_not_active';
    if (!may(caller, 'token:create')) return 'missing_permission';
    if (target.name === 'over') return 'invalid_field';
    return isWithin(target, caller) && managementOf(target.scopes).size === 0 ? 'ok' : 'exceeds_grant';
  }

  it.each(pairs)('$caller.name mints $target.name', async ({ caller, target }) => {
    expect(await outcomeOf(await stage(caller, target), act)).toBe(expected(caller, target));
  });
});

describe('rotating', () => {
  it.each(pairs)('$caller.name rotates $target.name', async ({ caller, target }) => {
    const scene = await stage(caller, target);
    const expected = !isActive(caller)
      ? 'actor_not_active'
      : !may(caller, 'token:update')
        ? 'missing_permission'
        : !isWithin(target, caller)
          ? 'exceeds_grant'
          : isActive(target)
            ? 'ok'
            : 'token_not_active';
    const secrets: IssuedToken[] = [];
    const rotated = await outcomeOf(scene, async ({ world }) => {
      const outcome = await rotateToken(world.engine, byToken(scene.caller.token), {
        accountId: ACCOUNT,
        tokenId: scene.target.token.id,
      });
      if (outcome.ok) secrets.push(outcome.value);
      return outcome;
    });
    expect(rotated).toBe(expected);
    // Nobody learns a secret of a token that is not within its own grant.
    expect(secrets.every(({ token }) => isWithin(token, caller))).toBe(true);
    expect(secrets).toHaveLength(expected === 'ok' ? 1 : 0);
  });
});

describe('revoking', () => {
  it.each(pairs)('$caller.name revokes $target.name', async ({ caller, target }) => {
    const expected = !isActive(caller)
      ? 'actor_not_active'
      : caller === target || may(caller, 'token:delete')
        ? 'ok'
        : 'missing_permission';
    const revoked = await outcomeOf(await stage(caller, target), (scene) =>
      revokeToken(scene.world.engine, byToken(scene.caller.token), {
        accountId: ACCOUNT,
        tokenId: scene.target.token.id,
      }),
    );
    expect(revoked).toBe(expected);
  });
});

type Change = readonly [what: string, changes: (caller: Member, target: Member) => Partial<UpdateRequest>];

const CHANGES: readonly Change[] = [
  ['renames', () => ({ name: 'renamed' })],
  ['takes every scope from', () => ({ scopes: [] })],
  ['gives all of its own scopes to', (caller) => ({ scopes: caller.scopes })],
  ['gives all of its own grant to', ({ name: _name, parent: _parent, revocation: _revocation, ...grant }) => grant],
  ['gives token:update to', (_caller, target) => ({ scopes: [...target.scopes, 'token:update'] })],
  ['gives the account to', (_caller, target) => ({ scopes: [...target.scopes, 'account'] })],
  ['lifts every restriction of', () => FREE],
  ['gives a day to', () => ({ expiresAt: after(86_400) })],
  [
    'restricts',
    () => ({
      expiresAt: after(10),
      notBefore: after(5),
      allowedAddresses: ['192.0.2.200'],
      rateLimit: { limit: 1, windowSeconds: 60 },
    }),
  ],
];

describe.each(CHANGES)('changing: the caller %s the target', (_what, changesOf) => {
  function expected(caller: Member, target: Member, scene: Scene): string {
    const changes = changesOf(caller, target);
    const changed = { ...target, ...changes } as Member;
    if (!isActive(caller)) return 'actor_not_active';
    if (!may(caller, 'token:update')) return 'missing_permission';
    if (!isWithin(target, caller)) return 'exceeds_grant';
    if (!isActive(target)) return 'token_not_active';
    const givesManagement = !isSubset(managementOf(changed.scopes), managementOf(target.scopes));
    const isBeyondParent = scene.parent !== null && !isWithin(changed, scene.parent);
    return isWithin(changed, caller) && !isBeyondParent && !givesManagement ? 'ok' : 'exceeds_grant';
  }

  it.each(MEMBERS)('for $name as the caller, whoever the target is', async (caller) => {
    for (const target of MEMBERS) {
      const scene = await stage(caller, target);
      const changed = await outcomeOf(scene, ({ world }) => {
        const wanted = { accountId: ACCOUNT, tokenId: scene.target.token.id, ...changesOf(caller, target) };
        return updateToken(world.engine, byToken(scene.caller.token), wanted);
      });
      expect(changed, `of ${target.name}`).toBe(expected(caller, target, scene));
    }
  });
});

describe('a person', () => {
  it.each(MEMBERS)('may rotate, narrow and revoke $name, unless it is over', async (target) => {
    const { world, target: issued } = await stage(target, target);
    const place = { accountId: ACCOUNT, tokenId: issued.token.id };
    const expected = isActive(target) ? [true, true, true] : [false, false, true];
    const outcomes = [
      await rotateToken(world.engine, BY_PERSON, place),
      await updateToken(world.engine, BY_PERSON, { ...place, scopes: [] }),
      await revokeToken(world.engine, BY_PERSON, place),
    ];
    expect(outcomes.map(({ ok }) => ok)).toEqual(expected);
  });

  it('may mint what no token may: token management', async () => {
    const world = createWorld();
    const wanted = { accountId: ACCOUNT, name: 'n', scopes: ['tokens:write', 'write'] };
    expect((await issueToken(world.engine, BY_PERSON, wanted)).ok).toBe(true);
  });
});
