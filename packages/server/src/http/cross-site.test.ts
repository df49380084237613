import { describe, expect, it } from 'vitest';
import { crossSiteProblem } from './cross-site.ts';

const ORIGIN = 'https://api.example.com';
const problemOf = (method: string, headers: Readonly<Record<string, string>>): string | null =>
  crossSiteProblem({ method, rawHeaders: Object.entries(headers).flat(), origin: ORIGIN })?.id ?? null;

describe('a change that a signed-in person makes', () => {
  it.each([
    ['what the browser calls same-origin', { 'Sec-Fetch-Site': 'same-origin' }],
    ['the origin itself, where the browser says no more', { Origin: ORIGIN }],
    ['both', { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN }],
  ])('passes with %s', (_, headers) => {
    expect(problemOf('POST', headers)).toBeNull();
  });

  it.each([
    ['nothing that says where it comes from', {}],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a neighbour under the same domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['no site at all', { 'Sec-Fetch-Site': 'none' }],
    ['another site that also claims our origin', { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN }],
    ['another origin', { Origin: 'https://evil.example.com' }],
    ['our host without encryption', { Origin: 'http://api.example.com' }],
    ['an opaque origin', { Origin: 'null' }],
  ])('is refused with %s', (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(problemOf(method, headers)).toBe('cross_site_request');
    }
  });

  it('is told from looking, which any page may ask for and none can read', () => {
    expect(problemOf('GET', { 'Sec-Fetch-Site': 'cross-site' })).toBeNull();
    expect(problemOf('HEAD', {})).toBeNull();
  });
});
