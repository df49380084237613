import { scopeList } from '@postern/api';
import { indexScopes, openedBy, pickedBy, type Resource } from '@postern/api/scope-review';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addScopes,
  broughtBy,
  dependents,
  isHeld,
  levelOf,
  setLevel,
  tick,
  untick,
  type Level,
  type PickedScopes,
} from './picked-scopes.ts';

const index = indexScopes(scopeList);
const open = (picked: PickedScopes): ReadonlySet<string> => openedBy(index, picked);
const row = (key: string): Resource => {
  const found = index.resources.find((resource) => resource.key === key);
  if (found === undefined) throw new Error(`There is no row ${key}.`);
  return found;
};
const set = (picked: PickedScopes, key: string, level: Level): PickedScopes =>
  setLevel(index, picked, { resource: row(key), level });

describe('picking scopes', () => {
  it('says a whole row by its family', () => {
    expect(set([], 'droplet', 'read')).toEqual(['droplets:read']);
    expect(set(['droplets:read'], 'droplet', 'write')).toEqual(['droplets:write']);
    expect(set(['droplets:write'], 'droplet', 'read')).toEqual(['droplets:read']);
    expect(set(['droplets:write', 'billing'], 'droplet', 'nothing')).toEqual(['billing']);
  });

  it('says a family where all of it was ticked one by one', () => {
    const picked = ['ssh_key:create', 'ssh_key:update', 'ssh_key:delete'].reduce<PickedScopes>(
      (scopes, permission) => tick(index, scopes, permission),
      [],
    );
    expect(picked).toEqual(['ssh_keys:write']);
  });

  it('ticks the sight of what a permission changes', () => {
    expect(open(tick(index, [], 'domain:create'))).toEqual(new Set(['domain:create', 'domain:read']));
    expect(tick(index, [], 'droplet:create')).toEqual(['droplet:create']);
  });

  it('adds exactly what is named, and nothing twice', () => {
    expect(addScopes(index, [], ['domain:create'])).toEqual(['domain:create']);
    expect(addScopes(index, ['droplets:read'], ['droplets:write', 'droplet:delete'])).toEqual(['droplets:write']);
    expect(addScopes(index, ['write'], ['read', 'droplets:write', 'billing'])).toEqual(['write', 'billing']);
  });

  it('breaks a family up where one thing of it is unticked', () => {
    const picked = untick(index, ['droplets:write'], 'droplet:delete');
    expect(picked).not.toContain('droplets:write');
    expect(open(['droplets:write']).difference(open(picked))).toEqual(new Set(['droplet:delete']));
  });

  it('breaks the coarse scopes up by rows', () => {
    const picked = set(['write'], 'domain', 'nothing');
    expect(picked).toContain('droplets:write');
    expect(open(['write']).difference(open(picked))).toEqual(
      new Set(['domain:create', 'domain:read', 'domain:update', 'domain:delete']),
    );
  });

  it('unticks with the sight of something all that changes it', () => {
    expect(untick(index, ['domains:write'], 'domain:read')).toEqual([]);
  });

  it('keeps open what another row brings along, and says which', () => {
    expect(broughtBy(index, ['droplet:create'], 'image:read')).toEqual(['droplet:create']);
    expect(isHeld(index, ['droplet:create'], 'image:read')).toBe(true);
    expect(isHeld(index, ['droplet:create'], 'droplet:read')).toBe(false);
    expect(broughtBy(index, ['images:read'], 'image:read')).toEqual([]);
  });

  it('reads the step of a row off what is open', () => {
    const levels = (picked: PickedScopes): readonly Level[] =>
      ['droplet', 'image', 'billing', 'actions', 'two_factor'].map((key) => levelOf(index, row(key), open(picked)));
    expect(levels([])).toEqual(['nothing', 'nothing', 'nothing', 'nothing', 'nothing']);
    expect(levels(['droplet:create'])).toEqual(['read', 'read', 'nothing', 'read', 'nothing']);
    expect(levels(['write', '2fa'])).toEqual(['write', 'write', 'nothing', 'write', 'write']);
  });
});

const permissionName = fc.constantFrom(...index.permissions.keys());
const click = fc.oneof(
  fc.record({ kind: fc.constant('tick' as const), permission: permissionName }),
  fc.record({ kind: fc.constant('untick' as const), permission: permissionName }),
  fc.record({
    kind: fc.constant('level' as const),
    resource: fc.constantFrom(...index.resources),
    level: fc.constantFrom<Level>('nothing', 'read', 'write'),
  }),
);
const start = fc.constantFrom<PickedScopes>([], ...scopeList.presets.map(({ scopes }) => addScopes(index, [], scopes)));

function apply(picked: PickedScopes, next: typeof click extends fc.Arbitrary<infer T> ? T : never): PickedScopes {
  if (next.kind === 'level') return setLevel(index, picked, next);
  return next.kind === 'tick' ? tick(index, picked, next.permission) : untick(index, picked, next.permission);
}

describe('after any series of clicks', () => {
  const clicks = fc.array(click, { maxLength: 12 });
  const states = fc.tuple(start, clicks).map(([first, series]) => series.reduce(apply, first));

  it('whatever can be changed can be seen, and all companions are open', () => {
    fc.assert(
      fc.property(states, (picked) => {
        const now = open(picked);
        for (const name of now) {
          const sight = `${name.split(':')[0]}:read`;
          expect(now.has(sight)).toBe(index.permissions.has(sight));
          expect((index.opensOf.get(name) ?? new Set()).isSubsetOf(now)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('ticking opens that permission with what it needs, and closes nothing', () => {
    fc.assert(
      fc.property(states, permissionName, (picked, permission) => {
        const sight = `${permission.split(':')[0]}:read`;
        const sees = index.permissions.get(permission)?.reads === false && index.permissions.has(sight) ? [sight] : [];
        const needed = openedBy(index, [permission, ...sees]);
        expect(open(tick(index, picked, permission))).toEqual(open(picked).union(needed));
      }),
      { numRuns: 100 },
    );
  });

  it('unticking takes that permission and its dependents, and nothing else that was picked', () => {
    fc.assert(
      fc.property(states, permissionName, (picked, permission) => {
        const after = untick(index, picked, permission);
        const gone = dependents(index, permission);
        expect(open(after).isSubsetOf(open(picked))).toBe(true);
        expect(pickedBy(index, after).isDisjointFrom(gone)).toBe(true);
        expect(pickedBy(index, picked).difference(gone).isSubsetOf(pickedBy(index, after))).toBe(true);
        for (const left of gone) expect(open(after).has(left)).toBe(broughtBy(index, after, left).length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it('no scope is needless: each opens or picks something that the others do not', () => {
    fc.assert(
      fc.property(states, (picked) => {
        for (const scope of picked) {
          for (const other of picked.filter((name) => name !== scope)) {
            const own = index.ownOf.get(scope) ?? new Set();
            const isCovered =
              own.isSubsetOf(index.ownOf.get(other) ?? new Set()) && open([scope]).isSubsetOf(open([other]));
            expect(isCovered, `${scope} is in ${other}`).toBe(false);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
