import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, containsAll } from './permission-set.ts';
import { createScopeCatalogue, TOKEN_PERMISSIONS, type ScopeCatalogueDefinition } from './scope-catalogue.ts';
import { catalogue, PERMISSIONS, SCOPES } from './test-support/catalogue.ts';

const scopeNames = SCOPES.map(({ name }) => name);
const someScopes = fc.subarray(scopeNames);

function define(change: Partial<ScopeCatalogueDefinition>): () => unknown {
  const permissions = TOKEN_PERMISSIONS.map((name) => ({ name, reads: name === 'token:read' }));
  return () => createScopeCatalogue({ permissions, scopes: [], ...change });
}

describe('a grant', () => {
  it('is the union of what its scopes denote', () => {
    fc.assert(
      fc.property(someScopes, (names) => {
        const chosen = SCOPES.filter(({ name }) => names.includes(name));
        const expected = new Set(chosen.flatMap(({ permissions }) => permissions));
        expect(new Set(catalogue.namesOf(catalogue.grantOf(names).permissions))).toEqual(expected);
      }),
    );
  });

  it('may change only what a scope with more than reading holds', () => {
    fc.assert(
      fc.property(someScopes, (names) => {
        const changing = SCOPES.filter(
          ({ name, permissions }) => names.includes(name) && permissions.some((held) => !held.endsWith(':read')),
        );
        const expected = new Set(changing.flatMap(({ permissions }) => permissions));
        expect(new Set(catalogue.namesOf(catalogue.grantOf(names).changing))).toEqual(expected);
      }),
    );
  });

  it('of no scopes holds nothing', () => {
    const { scopes, permissions, changing } = catalogue.grantOf([]);
    expect([scopes, bitsOf(permissions), bitsOf(changing)]).toEqual([[], [], []]);
  });

  it.each([
    '*',
    'all',
    'DROPLET:READ',
    'droplet:read ',
    'droplet',
    'droplet:*',
    '__proto__',
    'constructor',
    'toString',
    '',
  ])('of the unknown scope %j holds nothing', (name) => {
    expect(bitsOf(catalogue.grantOf([name]).permissions)).toEqual([]);
  });

  it('does not depend on the order of its scopes or on repetition', () => {
    fc.assert(
      fc.property(someScopes, (names) => {
        const shuffled = [...names.toReversed(), ...names];
        expect(catalogue.grantOf(shuffled).permissions).toEqual(catalogue.grantOf(names).permissions);
        expect(catalogue.grantOf(shuffled).changing).toEqual(catalogue.grantOf(names).changing);
      }),
    );
  });
});

describe('unknown scopes', () => {
  it('are named, with the nearest known one', () => {
    expect(catalogue.unknownScopes(['droplets:read', 'droplets:raed', 'nonsense'])).toEqual([
      { name: 'droplets:raed', nearest: 'droplets:read' },
      { name: 'nonsense', nearest: null },
    ]);
  });

  it('are looked up exactly: no pattern, no trimming, no folding', () => {
    const near = [
      'droplet:*',
      '*',
      'Droplet:read',
      'droplet:read\n',
      'droplet:read\0',
      'droplet\u200b:read',
      '__proto__',
    ];
    expect(catalogue.unknownScopes(near).map(({ name }) => name)).toEqual(near);
  });

  it('are none in the catalogue itself', () => {
    expect(catalogue.unknownScopes(scopeNames)).toEqual([]);
    expect(catalogue.unknownScopes([])).toEqual([]);
  });

  it('are each named once, and only the first ten are compared with every known one', () => {
    const unknown = Array.from({ length: 30 }, (_, i) => `droplets:rea${i}`);
    const found = catalogue.unknownScopes([...unknown, ...unknown]);
    expect(found.map(({ name }) => name)).toEqual(unknown);
    expect(found.filter(({ nearest }) => nearest !== null)).toHaveLength(10);
  });
});

describe('a catalogue', () => {
  it('knows a permission set by the names it was made of', () => {
    fc.assert(
      fc.property(fc.subarray([...PERMISSIONS]), (names) => {
        expect(new Set(catalogue.namesOf(catalogue.permissionSet(names)))).toEqual(new Set(names));
      }),
    );
  });

  it('throws on a permission that it does not define', () => {
    expect(() => catalogue.permissionSet(['droplet:read', 'droplet:fly'])).toThrow(TypeError);
  });

  it('is refused when it names a permission or a scope twice', () => {
    const permissions = [...TOKEN_PERMISSIONS, 'token:read'].map((name) => ({ name, reads: true }));
    expect(define({ permissions })).toThrow('names a permission twice');
    const scope = { name: 'a', kind: 'fine', summary: '', sensitive: false, permissions: [] } as const;
    expect(define({ scopes: [scope, scope] })).toThrow('"a" twice');
  });

  it('is refused when a scope holds a permission that is not defined', () => {
    const scope = { name: 'a', kind: 'fine', summary: '', sensitive: false, permissions: ['no:such'] } as const;
    expect(define({ scopes: [scope] })).toThrow('"no:such"');
  });

  it.each(TOKEN_PERMISSIONS)('is refused without %s, which the engine asks for', (missing) => {
    const permissions = TOKEN_PERMISSIONS.filter((name) => name !== missing).map((name) => ({ name, reads: true }));
    expect(define({ permissions })).toThrow(missing);
  });

  it('says of a scope that it only reads when all it denotes only looks', () => {
    for (const { name, grants, readOnly } of catalogue.scopes.values()) {
      expect(readOnly, name).toBe(catalogue.namesOf(grants).every((held) => held.endsWith(':read')));
    }
    const write = catalogue.scopes.get('write');
    const read = catalogue.scopes.get('read');
    expect(write !== undefined && read !== undefined && containsAll(write.grants, read.grants)).toBe(true);
  });
});
