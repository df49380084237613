import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageFields, pageRequest } from './pagination.ts';

const ORIGIN = 'https://api.example.com:8443';
const LINKS = ['first', 'prev', 'next', 'last'] as const;

const pageArbitrary = fc.integer({ min: 1, max: 400 });
const perPageArbitrary = fc.integer({ min: 1, max: 200 });
const totalArbitrary = fc.integer({ min: 0, max: 3000 });
/** Anything that a client may have in its query besides, encoded as a client would, or as little as a server must bear. */
const othersArbitrary = fc.dictionary(
  fc.constantFrom('tag_name', 'name', 'state', 'type', 'x?y'),
  fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('a?b', 'a&b', 'a=b', 'a+b', '#', '%', ' ', ''),
  ),
);

const encoders: readonly ((text: string) => string)[] = [
  encodeURIComponent,
  (text) => encodeURIComponent(text).replaceAll('%3F', '?').replaceAll('%20', '+'),
];

interface Request {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

/** The page that each link leads to, after holding the link itself to what clients need of one. */
function linkedPages(
  { page, perPage, total }: Request,
  others: Readonly<Record<string, string>>,
  encode = encoders[0],
) {
  const given = { ...others, page: String(page), per_page: String(perPage) };
  const query = Object.entries(given).map(([name, value]) => `${encode?.(name)}=${encode?.(value)}`);
  const url = `/v2/droplets?${query.join('&')}`;
  const { links } = pageFields({ origin: ORIGIN, url }, { page, per_page: perPage }, total);
  return LINKS.map((name) => {
    const link = links.pages?.[name];
    if (link === undefined) return null;
    const { origin, pathname, searchParams } = new URL(link);
    expect([origin, pathname]).toEqual([ORIGIN, '/v2/droplets']);
    expect(link).toMatch(/[?&]page=\d+(&|$)/);
    expect(Object.fromEntries(searchParams)).toEqual({ ...given, page: searchParams.get('page') });
    return Number(searchParams.get('page'));
  });
}

describe('the links of a list', () => {
  it('lead to the first, previous, next and last page, and are left out where there is none', () => {
    fc.assert(
      fc.property(pageArbitrary, perPageArbitrary, totalArbitrary, (page, perPage, total) => {
        const last = Math.max(1, Math.ceil(total / perPage));
        const back = page > 1 ? [1, Math.min(page - 1, last)] : [null, null];
        const onward = page < last ? [page + 1, last] : [null, null];
        expect(linkedPages({ page, perPage, total }, {})).toEqual([...back, ...onward]);
      }),
    );
  });

  it('keep every other parameter, whatever it holds and however it was written', () => {
    fc.assert(
      fc.property(othersArbitrary, fc.constantFrom(...encoders), (others, encode) => {
        expect(linkedPages({ page: 2, perPage: 10, total: 45 }, others, encode)).toEqual([1, 1, 3, 5]);
      }),
    );
  });

  it('are absent, not empty, when everything fits on one page', () => {
    const place = { origin: ORIGIN, url: '/v2/droplets' };
    expect(pageFields(place, { page: 1, per_page: 20 }, 20)).toEqual({ links: {}, meta: { total: 20 } });
    expect(pageFields(place, { page: 1, per_page: 20 }, 0)).toEqual({ links: {}, meta: { total: 0 } });
  });

  it('say the page size in force, also when nobody asked for it', () => {
    const { links } = pageFields({ origin: ORIGIN, url: '/v2/droplets' }, { page: 1, per_page: 20 }, 21);
    expect(links.pages).toEqual({
      next: `${ORIGIN}/v2/droplets?page=2&per_page=20`,
      last: `${ORIGIN}/v2/droplets?page=2&per_page=20`,
    });
  });

  it('hold no doubled slash, which some clients would take for a host', () => {
    const { links } = pageFields({ origin: ORIGIN, url: '//v2//droplets?page=1' }, { page: 1, per_page: 20 }, 21);
    expect(links.pages?.next).toBe(`${ORIGIN}/v2/droplets?page=2&per_page=20`);
  });
});

describe('the pages of a list', () => {
  it('together are the list, each item once and in order, by following next or counting to last', () => {
    fc.assert(
      fc.property(perPageArbitrary, totalArbitrary, (perPage, total) => {
        const list = Array.from({ length: total }, (_, i) => i);
        const seen: number[] = [];
        let page: number | null = 1;
        let last = 1;
        while (page !== null) {
          const { limit, offset } = pageRequest({ page, per_page: perPage });
          const slice = list.slice(offset, offset + limit);
          expect(slice.length).toBeLessThanOrEqual(perPage);
          seen.push(...slice);
          const [, , next, final] = linkedPages({ page, perPage, total }, {});
          last = final ?? page;
          page = next ?? null;
        }
        expect(seen).toEqual(list);
        expect(last).toBe(Math.max(1, Math.ceil(total / perPage)));
      }),
      { numRuns: 30 },
    );
  });
});
