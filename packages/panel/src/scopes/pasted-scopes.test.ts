import { scopeList } from '@postern/api';
import { indexScopes } from '@postern/api/scope-review';
import { describe, expect, it } from 'vitest';
import { readPastedScopes } from './pasted-scopes.ts';

const index = indexScopes(scopeList);

describe('pasted scopes', () => {
  it.each(['droplets:read droplet:create', 'droplets:read,droplet:create', '["droplets:read",\n "droplet:create"]'])(
    'are found in %j',
    (text) => {
      expect(readPastedScopes(text, index)).toEqual({
        scopes: ['droplets:read', 'droplet:create'],
        unknown: [],
        renamed: [],
      });
    },
  );

  it('may stand without a colon beside others', () => {
    expect(readPastedScopes('billing droplets:read', index)?.scopes).toEqual(['billing', 'droplets:read']);
  });

  it('that are unknown are named with their nearest neighbour', () => {
    expect(readPastedScopes('droplet:craete qqqqqqqqqqqqqq:zz', index)?.unknown).toEqual([
      { word: 'droplet:craete', nearest: 'droplet:create' },
      { word: 'qqqqqqqqqqqqqq:zz', nearest: undefined },
    ]);
  });

  it('under an old name are taken under the new one', () => {
    expect(readPastedScopes('nfs:list', index)).toMatchObject({
      scopes: ['nfs:read'],
      renamed: [{ word: 'nfs:list', now: 'nfs:read' }],
    });
  });

  it.each(['', 'droplets', 'ssh keys', 'droplets:re'])('are not meant by the search %j', (text) => {
    expect(readPastedScopes(text, index)).toBeNull();
  });
});
