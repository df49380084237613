import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversUse, shrinkScopes, type UsedPermissions } from './shrink-scopes.ts';
import { catalogue, PERMISSIONS, SCOPES } from './test-support/catalogue.ts';
import { isSubset, permissionsOf } from './test-support/grant-oracle.ts';

const NAMES = SCOPES.map(({ name }) => name);
const NOT_COARSE = SCOPES.filter(({ kind }) => kind !== 'coarse').map(({ name }) => name);

const isReading = (name: string): boolean => name.endsWith(':read');

/** The permissions held by way of a scope that does more than read. */
function carriedBy(scopes: readonly string[]): Set<string> {
  return permissionsOf(scopes.filter((scope) => ![...permissionsOf([scope])].every(isReading)));
}

/** Whether the scopes let a use pass, said a second time with sets of names. */
function lets(scopes: readonly string[], { permissions, changes }: UsedPermissions): boolean {
  const held = permissionsOf(scopes);
  const carried = carriedBy(scopes);
  if (!permissions.every((name) => held.has(name))) return false;
  return !changes || permissions.length === 0 || permissions.some((name) => carried.has(name));
}

const shrunk = (scopes: readonly string[], used: readonly UsedPermissions[]): readonly string[] =>
  shrinkScopes(catalogue, catalogue.grantOf(scopes), used);

const anyScopes = fc.subarray(NAMES, { maxLength: 6 });
const anyUse = fc.array(
  fc.record({ permissions: fc.subarray([...PERMISSIONS], { maxLength: 3 }), changes: fc.boolean() }),
  { maxLength: 8 },
);
/** Uses of which the grant lets most pass, as those that were counted are. */
const anyUsedGrant = anyScopes.chain((scopes) => {
  const held = [...permissionsOf(scopes)];
  const use = fc.record({
    permissions: fc.subarray(held, { maxLength: Math.min(3, held.length) }),
    changes: fc.boolean(),
  });
  return fc.record({ scopes: fc.constant(scopes), used: fc.array(use, { maxLength: 8 }) });
});

describe('the scopes that a token shrinks to', () => {
  it('let pass all that was used and that the token lets pass', () => {
    fc.assert(
      fc.property(anyUsedGrant, anyUse, ({ scopes, used }, strange) => {
        const all = [...used, ...strange];
        const proposed = shrunk(scopes, all);
        for (const use of all.filter((each) => lets(scopes, each))) {
          expect([use, lets(proposed, use)]).toEqual([use, true]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('hold nothing that the token does not, and carry nothing that it only reads', () => {
    fc.assert(
      fc.property(anyUsedGrant, anyUse, ({ scopes, used }, strange) => {
        const proposed = shrunk(scopes, [...used, ...strange]);
        expect(isSubset(permissionsOf(proposed), permissionsOf(scopes))).toBe(true);
        expect(isSubset(carriedBy(proposed), carriedBy(scopes))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('hold no more than what was used and what comes along with it', () => {
    fc.assert(
      fc.property(anyUsedGrant, ({ scopes, used }) => {
        // A change that takes nothing but reading has to be carried by something beyond it.
        const plain = used.filter((use) => !use.changes || !use.permissions.every(isReading));
        const taken = plain.filter((use) => lets(scopes, use)).flatMap(({ permissions }) => permissions);
        expect(permissionsOf(shrunk(scopes, plain))).toEqual(permissionsOf(taken));
      }),
      { numRuns: 500 },
    );
  });

  it('are none more than are needed', () => {
    fc.assert(
      fc.property(anyUsedGrant, ({ scopes, used }) => {
        const proposed = shrunk(scopes, used);
        const passing = used.filter((use) => lets(scopes, use));
        for (const name of proposed) {
          const rest = proposed.filter((other) => other !== name);
          expect(passing.every((use) => lets(rest, use))).toBe(false);
        }
      }),
    );
  });

  it('shrink no further by the same use', () => {
    fc.assert(
      fc.property(anyUsedGrant, ({ scopes, used }) => {
        const once = shrunk(scopes, used);
        expect(permissionsOf(shrunk(once, used))).toEqual(permissionsOf(once));
      }),
    );
  });

  it.each<[held: string[], used: UsedPermissions[], proposed: string[]]>([
    [['write', 'account'], [{ permissions: ['droplet:read'], changes: false }], ['droplet:read']],
    [['write'], [{ permissions: ['tag:create', 'tag:delete'], changes: true }], ['tags:write']],
    [['droplets:read', 'tags:write'], [{ permissions: ['droplet:read'], changes: false }], ['droplets:read']],
    [['read'], [{ permissions: ['tag:create'], changes: true }], []],
    [['tags:write'], [{ permissions: ['gone:read'], changes: false }], []],
    [['tags:write'], [{ permissions: [], changes: false }], []],
    [['tags:write'], [], []],
    [['tags:write'], [{ permissions: ['tag:read'], changes: true }], ['tag:create']],
    // What carries the change holds more than reading it does, so the scope that the token has is the least there is.
    [['storage', 'read'], [{ permissions: ['domain:read'], changes: true }], ['storage']],
  ])('of %j after %j are %j', (held, used, proposed) => {
    expect(shrunk(held, used)).toEqual(proposed);
  });
});

it('a use of what the catalogue does not know is covered by nothing', () => {
  const everything = catalogue.grantOf(NOT_COARSE);
  expect(coversUse(catalogue, everything, { permissions: ['gone:read'], changes: false })).toBe(false);
  expect(coversUse(catalogue, everything, { permissions: ['tag:read'], changes: true })).toBe(true);
});
