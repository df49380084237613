import { routes, scopeCatalogue, type Route } from '@postern/api';
import { compileRequirement, coveredAlternative, type RequestCount, type TokenRecord } from '@postern/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presentShrink } from './shrink.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const TODAY = '2026-11-22';

function tokenOf(scopes: readonly string[]): TokenRecord {
  const unrestricted = { expiresAt: null, notBefore: null, allowedAddresses: null, rateLimit: null };
  const origin = { accountId: 1, parentId: null, name: 'CI', createdAt: NOW, createdBy: 'person:ada@example.com' };
  return { ...origin, ...unrestricted, id: 7, scopes, revocation: null, version: 1 };
}

/** What the route takes, and how a request that the scopes let pass is counted; `null` where they do not. */
function requestTo(route: Route, scopes: readonly string[]) {
  if (route.access.kind !== 'permissions') return null;
  const kind = route.method === 'GET' ? 'reads' : 'changes';
  const requirement = compileRequirement(scopeCatalogue, route.access.anyOf, kind);
  const covered = coveredAlternative(scopeCatalogue.grantOf(scopes), requirement);
  if (covered === null) return null;
  const count: RequestCount = {
    tokenId: 7,
    day: TODAY,
    outcome: 'allowed',
    changes: requirement.changes,
    permissions: scopeCatalogue.namesOf(covered),
    missing: [],
    requests: 2,
    lastAt: NOW,
  };
  return { requirement, count };
}

const anyUse = fc.record({
  scopes: fc.subarray([...scopeCatalogue.scopes.keys()], { maxLength: 6 }),
  called: fc.subarray([...routes], { maxLength: 25 }),
});

describe('the proposal to shrink a token', () => {
  it('lets every request pass again that was counted, whatever the token and the routes it called', () => {
    fc.assert(
      fc.property(anyUse, ({ scopes, called }) => {
        const requests = called.map((route) => requestTo(route, scopes)).filter((request) => request !== null);
        const counts = requests.map(({ count }) => count);
        const shrink = presentShrink({ token: tokenOf(scopes), counts, from: TODAY, now: NOW });
        const proposed = scopeCatalogue.grantOf(shrink.scopes);
        for (const { requirement } of requests) expect(coveredAlternative(proposed, requirement)).not.toBeNull();
        expect([shrink.requests, shrink.would_have_refused]).toEqual([counts.length * 2, 0]);
      }),
    );
  });

  it('holds nothing that the token does not, and says what goes and what stays', () => {
    fc.assert(
      fc.property(anyUse, ({ scopes, called }) => {
        const counts = called.flatMap((route) => requestTo(route, scopes)?.count ?? []);
        const shrink = presentShrink({ token: tokenOf(scopes), counts, from: TODAY, now: NOW });
        const held = scopeCatalogue.namesOf(scopeCatalogue.grantOf(scopes).permissions);
        expect([...shrink.keeps, ...shrink.removes.permissions].sort()).toEqual(held.sort());
        expect(shrink.possible).toBe(shrink.reason === null);
        const expected = shrink.possible ? shrink.scopes : scopes;
        expect(shrink.scopes).toEqual(expected);
      }),
    );
  });

  it('is quick for a token that may do everything and did', () => {
    const scopes = ['write', 'account', 'billing', '2fa', 'tokens:write', 'audit:read'];
    const counts = routes.flatMap((route) => requestTo(route, scopes)?.count ?? []);
    const startedAt = performance.now();
    const shrink = presentShrink({ token: tokenOf(scopes), counts, from: TODAY, now: NOW });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(shrink).toMatchObject({ possible: true, would_have_refused: 0 });
    expect(shrink.scopes).not.toContain('write');
  });
});
