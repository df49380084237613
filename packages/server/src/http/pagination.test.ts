import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFields, pageRequest, pageOfParts, type ListPart } from './pagination.ts';

const at = (url: string) => ({ origin: 'http://a', url });

it('A page is asked of the store by its offset.', () => {
  expect(pageRequest({ page: 1, per_page: 20 })).toEqual({ limit: 20, offset: 0 });
  expect(pageRequest({ page: 3, per_page: 7 })).toEqual({ limit: 7, offset: 14 });
});

it('A list that fits on a page has no links.', () => {
  expect(pageFields(at('/v2/x'), { page: 1, per_page: 20 }, 20)).toEqual({ links: {}, meta: { total: 20 } });
  expect(pageFields(at('/v2/x'), { page: 1, per_page: 20 }, 0)).toEqual({ links: {}, meta: { total: 0 } });
});

it('Links lead where it makes sense to go, and keep the rest of the query.', () => {
  const address = at('//v2//x?tag=a%26b&page=2');
  const { links } = pageFields(address, { page: 2, per_page: 10 }, 35);
  const link = (page: number): string => `http://a/v2/x?tag=a%26b&page=${page}&per_page=10`;
  expect(links.pages).toEqual({ first: link(1), prev: link(1), next: link(3), last: link(4) });
  expect(Object.keys(pageFields(address, { page: 1, per_page: 10 }, 35).links.pages ?? {})).toEqual(['next', 'last']);
  expect(Object.keys(pageFields(address, { page: 4, per_page: 10 }, 35).links.pages ?? {})).toEqual(['first', 'prev']);
});

it('Beyond the end, the way leads back to the last page.', () => {
  const { links } = pageFields(at('/v2/x'), { page: 99, per_page: 10 }, 35);
  expect(links.pages).toEqual({ first: 'http://a/v2/x?page=1&per_page=10', prev: 'http://a/v2/x?page=4&per_page=10' });
});

it('Following next from the first page visits every item once, and ends on the last page.', () => {
  const property = fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 200 }), (total, perPage) => {
    let seen = 0;
    let page = 1;
    for (;;) {
      const { limit, offset } = pageRequest({ page, per_page: perPage });
      expect(offset).toBe(seen);
      seen += Math.max(0, Math.min(limit, total - offset));
      const { pages } = pageFields(at('/v2/x?q=1'), { page, per_page: perPage }, total).links;
      if (pages?.next === undefined) return seen === total;
      expect(new URL(pages.last ?? '').searchParams.get('page')).toBe(String(Math.ceil(total / perPage)));
      page = Number(new URL(pages.next).searchParams.get('page'));
    }
  });
  fc.assert(property);
});

describe('a page of several lists', () => {
  const part = (...items: readonly string[]): ListPart<string> => ({
    count: () => Promise.resolve(items.length),
    slice: ({ limit, offset }) => Promise.resolve(items.slice(offset, offset + limit)),
  });
  const parts = [part('a', 'b'), part(), part('c', 'd', 'e')];

  it.each([
    [0, 2, 'ab'],
    [1, 3, 'bcd'],
    [2, 2, 'cd'],
    [0, 200, 'abcde'],
    [4, 2, 'e'],
    [5, 2, ''],
    [1000, 200, ''],
  ])('from %i, at most %i of them: %j', async (offset, limit, expected) => {
    const page = await pageOfParts(parts, { limit, offset });
    expect(page).toEqual({ items: expected.split(''), total: 5 });
  });
});
