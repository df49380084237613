import { describe, expect, it } from 'vitest';
import { readTokenSearch } from './token-search.ts';

describe("the search part of a token's address", () => {
  it('names a tab and a scope to add', () => {
    const search = { tab: 'edit', add: 'droplet:create' };
    expect(readTokenSearch(search)).toEqual(search);
  });

  it('leaves out what it does not know', () => {
    expect(readTokenSearch({ tab: 'overview', add: '<img>', other: 1 })).toEqual({});
    expect(readTokenSearch({ tab: 3, add: ['droplet:create'] })).toEqual({});
  });
});
