import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';
import { SCOPES } from './test-support/catalogue.ts';

const names = SCOPES.map(({ name }) => name);

/** Levenshtein's distance by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a[0] === b[0]) return distance(restA, restB);
  return 1 + Math.min(distance(restA, b), distance(a, restB), distance(restA, restB));
}

describe('the nearest name', () => {
  it.each([
    ['droplets:raed', 'droplets:read'],
    ['droplet:reads', 'droplet:read'],
    ['droplets:Read', 'droplets:read'],
    ['droplets-write', 'droplets:write'],
    [' billing', 'billing'],
    ['2fa ', '2fa'],
    ['token:raed', 'token:read'],
  ])('to %j is %s', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest);
  });

  it.each(['', '*', 'everything', 'x', 'kubernetes:admin', 'droplets:read'.repeat(10)])('to %j is none', (name) => {
    expect(nearestName(name, names)).toBeNull();
  });

  it('is the closest of all that are close enough, and the first of equals', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ':'), maxLength: 6 });
    fc.assert(
      fc.property(short, fc.array(short, { maxLength: 5 }), (name, candidates) => {
        const close = candidates.filter(
          (candidate) => distance(name, candidate) * 3 <= Math.max(name.length, candidate.length),
        );
        const best = Math.min(...close.map((candidate) => distance(name, candidate)));
        expect(nearestName(name, candidates)).toBe(
          close.find((candidate) => distance(name, candidate) === best) ?? null,
        );
      }),
      { numRuns: 300 },
    );
  });
});
