import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorize, compileRequirement, coveredAlternative, explainMissing } from './authorize.ts';
import { flushUsage } from './flush-usage.ts';
import { isEmpty } from './permission-set.ts';
import { catalogue, PERMISSIONS, SCOPES } from './test-support/catalogue.ts';
import { ACCOUNT, after, createWorld, issue, permissionsOf, verify, type World } from './test-support/world.ts';
import type { VerifiedToken } from './verdict.ts';

const scopeNames = SCOPES.map(({ name }) => name);
const held = fc.subarray(scopeNames, { maxLength: 5 });
const someNames = fc.subarray([...PERMISSIONS], { minLength: 1, maxLength: 3 });
const alternatives = fc.array(someNames, { minLength: 1, maxLength: 3 });
const kind = fc.constantFrom('reads', 'changes');

async function verifiedToken(world: World, scopes: readonly string[]): Promise<VerifiedToken> {
  const verdict = await verify(world, await issue(world, { scopes }));
  if (!verdict.ok) throw new Error(`refused: ${verdict.reason}`);
  return verdict;
}

describe('authorization', () => {
  it('is the containment of all permissions of an alternative', () => {
    fc.assert(
      fc.property(held, alternatives, (scopes, anyOf) => {
        const granted = new Set(permissionsOf(scopes));
        const covered = coveredAlternative(catalogue.grantOf(scopes), compileRequirement(catalogue, anyOf, 'reads'));
        const expected = anyOf.find((names) => names.every((name) => granted.has(name)));
        expect(covered && new Set(catalogue.namesOf(covered))).toEqual(expected ? new Set(expected) : null);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets a read-only scope carry a change, whatever permission the route names', () => {
    fc.assert(
      fc.property(held, alternatives, (scopes, anyOf) => {
        const readOnly = scopes.filter((name) =>
          permissionsOf([name]).every((permission) => permission.endsWith(':read')),
        );
        const requirement = compileRequirement(catalogue, anyOf, 'changes');
        expect(coveredAlternative(catalogue.grantOf(readOnly), requirement)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('lets a change through by a scope that does more than read, and only as far as it reaches', () => {
    const change = compileRequirement(catalogue, [['droplet:read']], 'changes');
    const passes = (...scopes: string[]): boolean => coveredAlternative(catalogue.grantOf(scopes), change) !== null;
    expect([passes('droplet:read'), passes('droplets:read'), passes('read')]).toEqual([false, false, false]);
    expect([passes('droplet:update'), passes('droplets:write'), passes('write')]).toEqual([true, true, true]);
    // Tags may be changed here, droplets only looked at.
    expect(passes('droplets:read', 'tags:write')).toBe(false);
  });

  it('never takes a permission away by adding a scope', () => {
    fc.assert(
      fc.property(held, held, fc.tuple(alternatives, kind), (scopes, more, [anyOf, changes]) => {
        const requirement = compileRequirement(catalogue, anyOf, changes);
        fc.pre(coveredAlternative(catalogue.grantOf(scopes), requirement) !== null);
        expect(coveredAlternative(catalogue.grantOf([...scopes, ...more]), requirement)).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('asks nothing of a token where a route asks for nothing', () => {
    for (const changes of ['reads', 'changes'] as const) {
      const covered = coveredAlternative(catalogue.grantOf([]), compileRequirement(catalogue, [[]], changes));
      expect(covered !== null && isEmpty(covered)).toBe(true);
    }
  });

  it('opens nothing where there is no alternative', () => {
    expect(coveredAlternative(catalogue.grantOf(scopeNames), compileRequirement(catalogue, [], 'reads'))).toBeNull();
  });

  it('throws on a requirement that names no permission of the catalogue', () => {
    expect(() => compileRequirement(catalogue, [['droplet:fly']], 'reads')).toThrow(TypeError);
  });
});

describe('a request that is let through', () => {
  it('has the permissions noted that let it, and no others', async () => {
    const world = createWorld();
    const token = await verifiedToken(world, ['write', 'account']);
    const requirement = compileRequirement(
      catalogue,
      [
        ['account:read', 'billing:read'],
        ['droplet:read', 'tag:read'],
      ],
      'reads',
    );
    expect(authorize(world.engine, token, requirement)).toBeNull();
    await flushUsage(world.engine);
    expect(await world.store.inner.listPermissionUse(ACCOUNT, token.tokenId)).toEqual([
      { permission: 'droplet:read', lastUsedAt: after(0) },
      { permission: 'tag:read', lastUsedAt: after(0) },
    ]);
  });
});

describe('a request that is refused', () => {
  it('is told what it needs, has and lacks, of the nearest alternative', async () => {
    const world = createWorld();
    const token = await verifiedToken(world, ['droplets:read', 'account']);
    const requirement = compileRequirement(
      catalogue,
      [
        ['volume:create', 'volume:delete'],
        ['droplet:read', 'tag:read'],
      ],
      'reads',
    );
    expect(authorize(world.engine, token, requirement)).toEqual({
      required: ['droplet:read', 'tag:read'],
      granted: ['droplets:read', 'account'],
      missing: ['tag:read'],
      suggestedScopes: ['tag:read'],
    });
  });

  it('notes no permission as used', async () => {
    const world = createWorld();
    const token = await verifiedToken(world, ['account']);
    expect(
      authorize(world.engine, token, compileRequirement(catalogue, [['account:read', 'tag:read']], 'reads')),
    ).not.toBeNull();
    await flushUsage(world.engine);
    expect(await world.store.inner.listPermissionUse(ACCOUNT, token.tokenId)).toEqual([]);
  });

  it('names as missing only what it needs and does not have, or all of it when reading was not enough', () => {
    fc.assert(
      fc.property(held, alternatives, kind, (scopes, anyOf, changes) => {
        const requirement = compileRequirement(catalogue, anyOf, changes);
        const grant = catalogue.grantOf(scopes);
        fc.pre(coveredAlternative(grant, requirement) === null);
        const { required, granted, missing } = explainMissing(catalogue, grant, requirement);
        const lacking = required.filter((name) => !permissionsOf(scopes).includes(name));
        expect(granted).toEqual(scopes);
        expect(missing).toEqual(lacking.length > 0 ? lacking : required);
        expect(anyOf.map((names) => [...names].sort().join())).toContain([...required].sort().join());
      }),
      { numRuns: 300 },
    );
  });
});
