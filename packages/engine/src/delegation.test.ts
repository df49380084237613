import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddressAllowed, parseAddressRange } from './address-range.ts';
import { findExcess, narrowTo, type Bounds } from './delegation.ts';
import { catalogue, SCOPES } from './test-support/catalogue.ts';
import { after, START } from './test-support/world.ts';
import type { RateLimit } from './token.ts';

const scopes = fc.subarray(
  SCOPES.map(({ name }) => name),
  { maxLength: 6 },
);
const moment = fc.option(fc.integer({ min: -3, max: 3 }).map(after));
const addresses = fc.option(
  fc.subarray([
    '0.0.0.0/0',
    '192.0.2.0/24',
    '192.0.2.128/25',
    '192.0.2.7',
    '198.51.100.0/24',
    '::/0',
    '2001:db8::/32',
    '2001:db8::7',
  ]),
);
const rateLimit = fc.option(
  fc.record({ limit: fc.integer({ min: 1, max: 20 }), windowSeconds: fc.constantFrom(1, 2, 3, 10, 60, 3600) }),
);
const bounds: fc.Arbitrary<Bounds> = fc.record({
  scopes,
  expiresAt: moment,
  notBefore: moment,
  allowedAddresses: addresses,
  rateLimit,
});
const free: Bounds = { scopes: [], expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };

const PLACES = [
  '192.0.2.7',
  '192.0.2.130',
  '192.0.2.1',
  '198.51.100.9',
  '203.0.113.1',
  '2001:db8::7',
  '2001:db8::8',
  '2001:db9::1',
];

/** What bounds allow, one fact each: the definition that the rules are held to. */
function facts({ scopes: names, expiresAt, notBefore, allowedAddresses }: Bounds): Set<string> {
  const { permissions, changing } = catalogue.grantOf(names);
  const ranges = allowedAddresses?.flatMap((text) => parseAddressRange(text) ?? []);
  const moments = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map(after);
  const usable = moments.filter(
    (now) => (expiresAt === null || now < expiresAt) && (notBefore === null || now >= notBefore),
  );
  return new Set([
    ...catalogue.namesOf(permissions).map((name) => `may ${name}`),
    ...catalogue.namesOf(changing).map((name) => `may change by ${name}`),
    ...usable.map((now) => `at ${now.toISOString()}`),
    ...PLACES.filter((place) => ranges === undefined || isAddressAllowed(ranges, place)).map(
      (place) => `from ${place}`,
    ),
  ]);
}

/** The most requests within `seconds` that a limit lets through, when as many as possible come at the worst moment. */
function mostWithin(limit: RateLimit | null, seconds: number): number {
  return limit === null ? Infinity : limit.limit * Math.ceil(seconds / limit.windowSeconds);
}

function isAtMost(candidate: RateLimit | null, bound: RateLimit | null): boolean {
  return bound === null || mostWithin(candidate, bound.windowSeconds) <= bound.limit;
}

const beyond = (inner: Set<string>, outer: Set<string>): string[] => [...inner].filter((fact) => !outer.has(fact));

describe('a grant that lies within another', () => {
  it('allows nothing that the other does not', () => {
    fc.assert(
      fc.property(bounds, bounds, (candidate, bound) => {
        fc.pre(findExcess(catalogue, candidate, bound).length === 0);
        expect(beyond(facts(candidate), facts(bound))).toEqual([]);
        expect(isAtMost(candidate.rateLimit, bound.rateLimit)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is every grant within itself, and within no bounds at all', () => {
    const everything = { ...free, scopes: SCOPES.map(({ name }) => name) };
    fc.assert(
      fc.property(bounds, (each) => {
        expect(findExcess(catalogue, each, each)).toEqual([]);
        expect(findExcess(catalogue, each, everything)).toEqual([]);
        expect(findExcess(catalogue, { ...each, scopes: [] }, { ...each, scopes: ['account'] })).toEqual([]);
      }),
    );
  });

  it('lies within what the other lies within', () => {
    fc.assert(
      fc.property(bounds, bounds, bounds, (a, b, c) => {
        const [inner, middle] = [narrowTo(catalogue, a, b) ?? a, narrowTo(catalogue, b, c) ?? b];
        fc.pre(findExcess(catalogue, inner, middle).length === 0);
        expect(findExcess(catalogue, inner, c).filter(({ field }) => field !== 'rate_limit')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('names the fields in which it does not', () => {
    fc.assert(
      fc.property(bounds, bounds, (candidate, bound) => {
        const excess = findExcess(catalogue, candidate, bound).map(({ field }) => field);
        const fine = (field: keyof Bounds): boolean =>
          findExcess(catalogue, { ...bound, [field]: candidate[field] }, bound).length === 0;
        expect(excess.includes('scopes')).toBe(!fine('scopes'));
        expect(excess.includes('expires_at')).toBe(!fine('expiresAt'));
        expect(excess.includes('not_before')).toBe(!fine('notBefore'));
        expect(excess.includes('allowed_ips')).toBe(!fine('allowedAddresses'));
        expect(excess.includes('rate_limit')).toBe(!fine('rateLimit'));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change by what it may only read', () => {
    const reader = { ...free, scopes: ['droplets:read', 'token:create'] };
    const [excess] = findExcess(catalogue, { ...free, scopes: ['droplet:update'] }, reader);
    expect(excess).toMatchObject({ field: 'scopes', permissions: ['droplet:update'] });
    // All of it is held, but reading domains through a scope that carries no change.
    const held = { ...free, scopes: ['volume:create', 'domain:read'] };
    const [carried] = findExcess(catalogue, { ...free, scopes: ['storage'] }, held);
    expect(carried).toMatchObject({ field: 'scopes', permissions: ['domain:read'] });
  });
});

describe('narrowing', () => {
  it('leaves what lies within, as it is', () => {
    fc.assert(
      fc.property(bounds, bounds, (child, parent) => {
        const within = findExcess(catalogue, child, parent).length === 0;
        expect(narrowTo(catalogue, child, parent) === null).toBe(within);
      }),
    );
  });

  it('gives a grant that lies within the parent', () => {
    fc.assert(
      fc.property(bounds, bounds, (child, parent) => {
        expect(findExcess(catalogue, narrowTo(catalogue, child, parent) ?? child, parent)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('never widens: in nothing does the result go beyond what the child had', () => {
    fc.assert(
      fc.property(bounds, bounds, (child, parent) => {
        const narrowed = narrowTo(catalogue, child, parent) ?? child;
        expect(beyond(facts(narrowed), facts(child))).toEqual([]);
        expect(isAtMost(narrowed.rateLimit, child.rateLimit)).toBe(true);
        expect(catalogue.unknownScopes(narrowed.scopes)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no moment, place or permission that both have, where a scope names it', () => {
    fc.assert(
      fc.property(bounds, bounds, (child, parent) => {
        const narrowed = facts(narrowTo(catalogue, child, parent) ?? child);
        const common = [...facts(child)].filter((fact) => facts(parent).has(fact));
        expect(common.filter((fact) => /^(at|from)/.test(fact) && !narrowed.has(fact))).toEqual([]);
        const reads = common.filter((fact) => /^may (account|billing|audit|tag|volume|token):read$/.test(fact));
        expect(reads.filter((fact) => !narrowed.has(fact))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  const every = (limit: number, windowSeconds: number): RateLimit => ({ limit, windowSeconds });
  it.each([
    {
      what: 'the parent’s, where that is tighter',
      child: every(100, 60),
      parent: every(10, 60),
      result: every(10, 60),
    },
    {
      what: 'tighter than both, where neither holds the other',
      child: every(10, 3600),
      parent: every(5, 1),
      result: every(5, 3600),
    },
    {
      what: 'tighter than both the other way round',
      child: every(5, 1),
      parent: every(10, 3600),
      result: every(5, 3600),
    },
  ])('gives a rate limit $what', ({ child, parent, result }) => {
    const narrowed = narrowTo(catalogue, { ...free, rateLimit: child }, { ...free, rateLimit: parent });
    expect(narrowed?.rateLimit).toEqual(result);
  });

  it('names what is left of a family by fine scopes, and keeps what fits whole', () => {
    const child = { ...free, scopes: ['droplets:write', 'account', 'tags:write'] };
    const parent = { ...free, scopes: ['droplet:update', 'tags:write', 'billing'] };
    expect(narrowTo(catalogue, child, parent)?.scopes).toEqual(['tags:write', 'droplet:update']);
  });

  it('does not let what the parent may only read carry a change', () => {
    const child = { ...free, scopes: ['storage'] };
    const parent = { ...free, scopes: ['volume:create', 'domain:read'] };
    expect(narrowTo(catalogue, child, parent)?.scopes).toEqual(['volume:create', 'domain:read']);
  });

  it('leaves nothing where nothing is common', () => {
    const child = { ...free, scopes: ['account'], allowedAddresses: ['192.0.2.7'] };
    const parent = { ...free, scopes: ['billing'], allowedAddresses: ['198.51.100.0/24'] };
    expect(narrowTo(catalogue, child, parent)).toMatchObject({ scopes: [], allowedAddresses: [] });
  });

  it('does not lengthen a life that was already over', () => {
    const child = { ...free, expiresAt: after(-10) };
    expect(narrowTo(catalogue, child, { ...free, expiresAt: after(60) })).toBeNull();
    expect(START).toBeGreaterThan(after(-10).getTime());
  });
});
