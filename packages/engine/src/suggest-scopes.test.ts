import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRequirement, coveredAlternative, explainMissing, type Requirement } from './authorize.ts';
import { difference, sizeOf } from './permission-set.ts';
import {
  createScopeCatalogue,
  TOKEN_PERMISSIONS,
  type ScopeCatalogue,
  type ScopeDefinition,
} from './scope-catalogue.ts';
import { catalogue, PERMISSIONS, SCOPES } from './test-support/catalogue.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

interface Companions {
  readonly [name: string]: readonly string[];
}

/** A permission with what comes along with it, and with that, and so on. */
function closureOf(names: readonly string[], companions: Companions): string[] {
  const closed = new Set(names);
  for (const name of closed) for (const companion of companions[name] ?? []) closed.add(companion);
  return [...closed];
}

/** Catalogues of six permissions, some of which only look, with any companions, and a few scopes over several. */
const anyCatalogue = fc
  .record({
    reads: fc.subarray(NAMES),
    companions: fc.dictionary(fc.constantFrom(...NAMES), fc.subarray(NAMES, { maxLength: 2 }), { maxKeys: 4 }),
    families: fc.array(fc.subarray(NAMES, { minLength: 1 }), { maxLength: 4 }),
  })
  .map(({ reads, companions, families }): ScopeCatalogue => {
    const scope = (kind: ScopeDefinition['kind'], name: string, held: readonly string[]): ScopeDefinition => ({
      kind,
      name,
      summary: name,
      sensitive: false,
      permissions: closureOf(held, companions),
    });
    return createScopeCatalogue({
      permissions: [...NAMES, ...TOKEN_PERMISSIONS].map((name) => ({ name, reads: reads.includes(name) })),
      scopes: [
        scope('coarse', '0 everything', NAMES),
        ...families.map((held, i) => scope(i % 2 === 0 ? 'family' : 'area', `${'gjdb'.charAt(i)}${i}`, held)),
        ...NAMES.map((name) => scope('fine', name, [name])),
      ],
    });
  });

/** All choices out of a list. */
function subsetsOf<T>(items: readonly T[]): T[][] {
  return items.reduce<T[][]>((subsets, item) => [...subsets, ...subsets.map((subset) => [...subset, item])], [[]]);
}

/** By trying every set of scopes: the one that helps with the fewest extra permissions, then scopes, then the first by name. */
function bestByTrying(table: ScopeCatalogue, held: readonly string[], requirement: Requirement): string | undefined {
  const grant = table.grantOf(held);
  const offered = [...table.scopes.values()]
    .filter(({ kind }) => kind !== 'coarse')
    .map(({ name }) => name)
    .sort();
  const helping = subsetsOf(offered).filter(
    (added) => coveredAlternative(table.grantOf([...held, ...added]), requirement) !== null,
  );
  const ranked = helping.map((added) => {
    const extra = sizeOf(difference(table.grantOf(added).permissions, grant.permissions));
    return { extra, count: added.length, text: added.join(' ') };
  });
  ranked.sort((a, b) => a.extra - b.extra || a.count - b.count || (a.text < b.text ? -1 : 1));
  return ranked[0]?.text;
}

describe('the suggested scopes', () => {
  const need = fc.array(fc.subarray(NAMES, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 });
  const kind = fc.constantFrom('reads', 'changes');

  it('are the least that would do, as trying every set of scopes shows', () => {
    const setting = fc.record({
      table: anyCatalogue,
      held: fc.subarray([...NAMES, 'g0', 'j1'], { maxLength: 3 }),
      need,
      kind,
    });
    fc.assert(
      fc.property(setting, ({ table, held, need: anyOf, kind: changes }) => {
        const requirement = compileRequirement(table, anyOf, changes);
        const grant = table.grantOf(held);
        fc.pre(coveredAlternative(grant, requirement) === null);
        const { suggestedScopes } = explainMissing(table, grant, requirement);
        expect(suggestedScopes.join(' ')).toBe(bestByTrying(table, held, requirement) ?? '');
      }),
      { numRuns: 150 },
    );
  });

  it('make the same request pass, and are never coarse', () => {
    const held = fc.subarray(
      SCOPES.map(({ name }) => name),
      { maxLength: 4 },
    );
    const asked = fc.array(fc.subarray([...PERMISSIONS], { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(held, asked, kind, (scopes, anyOf, changes) => {
        const requirement = compileRequirement(catalogue, anyOf, changes);
        const grant = catalogue.grantOf(scopes);
        fc.pre(coveredAlternative(grant, requirement) === null);
        const { suggestedScopes } = explainMissing(catalogue, grant, requirement);
        const isHelped = coveredAlternative(catalogue.grantOf([...scopes, ...suggestedScopes]), requirement) !== null;
        // Nothing but reading is known of account, billing and audit, so a change by those alone has no cure.
        const isCurable =
          changes === 'reads' || anyOf.some((names) => names.some((name) => !/^(account|billing|audit):/.test(name)));
        expect([isHelped, suggestedScopes.length > 0]).toEqual([isCurable, isCurable]);
        expect(suggestedScopes.filter((name) => catalogue.scopes.get(name)?.kind === 'coarse')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    { held: [], need: [['droplet:read']], changes: 'reads', suggested: ['droplet:read'] },
    {
      held: [],
      need: [['droplet:create', 'tag:create']],
      changes: 'changes',
      suggested: ['droplet:create', 'tag:create'],
    },
    { held: ['droplets:read'], need: [['droplet:create']], changes: 'changes', suggested: ['droplet:create'] },
    { held: ['read'], need: [['tag:create', 'tag:delete']], changes: 'changes', suggested: ['tags:write'] },
    { held: [], need: [['account:read']], changes: 'reads', suggested: ['account'] },
    {
      held: ['droplets:read'],
      need: [['droplet:update'], ['actions:create']],
      changes: 'changes',
      suggested: ['actions'],
    },
    { held: ['tags:read'], need: [['tag:read']], changes: 'changes', suggested: ['tag:create'] },
    { held: ['account'], need: [['account:read']], changes: 'changes', suggested: [] },
  ] as const)('for $need by $held are $suggested', ({ held, need: anyOf, changes, suggested }) => {
    const requirement = compileRequirement(catalogue, anyOf, changes);
    expect(explainMissing(catalogue, catalogue.grantOf(held), requirement).suggestedScopes).toEqual(suggested);
  });
});

describe('a suggestion for much that is missing', () => {
  const all = compileRequirement(catalogue, [PERMISSIONS], 'changes');

  it('would do, without a scope that brings nothing more, and never a coarse one', () => {
    const { suggestedScopes } = explainMissing(catalogue, catalogue.grantOf([]), all);
    expect(coveredAlternative(catalogue.grantOf(suggestedScopes), all)).not.toBeNull();
    expect(suggestedScopes.map((name) => catalogue.scopes.get(name)?.kind)).not.toContain('coarse');
    expect(suggestedScopes.length).toBeLessThan(PERMISSIONS.length);
    expect(suggestedScopes).toEqual([...new Set(suggestedScopes)].sort());
  });
});
