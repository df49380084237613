import { describe, expect, it } from 'vitest';
import { readTokenListSearch, tokenListQuery } from './token-list-search.ts';

const SECRET = `pat_v1_7Kd2mQx9Za${'a1B2'.repeat(12)}00Zz9q`;

describe('the address of the list', () => {
  it('keeps the tab, the text and the page', () => {
    const search = { state: 'revoked', search: 'ci', page: 3 };
    expect(readTokenListSearch(search)).toEqual(search);
  });

  it.each([
    [{ state: 'active', search: '', page: 1 }],
    [{ state: 'all', search: null, page: -2 }],
    [{ state: ['revoked'], search: {}, page: 'x' }],
    [{ page: 1.5, other: 'x' }],
    [{ page: 1e300 }],
  ])('leaves out what says nothing: %j', (given) => {
    expect(readTokenListSearch(given)).toEqual({});
  });

  it('takes digits for a text', () => {
    expect(readTokenListSearch({ search: 2026 })).toEqual({ search: '2026' });
  });

  it('drops all of a token but how it begins', () => {
    expect(readTokenListSearch({ search: SECRET })).toEqual({ search: 'pat_v1_7Kd2mQx9Za' });
  });
});

describe('the call for a page of the list', () => {
  it('asks for active tokens unless the address says otherwise', () => {
    expect(tokenListQuery({})).toEqual({ query: { state: 'active', page: 1, per_page: 20 } });
  });

  it('leaves out spaces around the text', () => {
    const { query } = tokenListQuery({ state: 'expired', search: ' ci ', page: 2 });
    expect(query).toEqual({ state: 'expired', search: 'ci', page: 2, per_page: 20 });
  });
});
