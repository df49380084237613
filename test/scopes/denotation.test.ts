import { scopeCatalogue } from '@postern/api';
import { operations, type Operation } from '@postern/api/operations';
import { compileRequirement, coveredAlternative } from '@postern/engine';
import { describe, expect, it } from 'vitest';
import { ELSEWHERE, OPEN_TO_ANY_TOKEN, OPENINGS, OUTSIDE_WRITE, SENSITIVE_READS } from './openings.ts';

const looksOnly = ({ method }: Operation): boolean => method === 'GET';

/** Whether a token of these scopes may call the operation, as the engine decides it. */
function opens(scopes: readonly string[], operation: Operation): boolean {
  const effect = looksOnly(operation) ? 'reads' : 'changes';
  const requirement = compileRequirement(scopeCatalogue, operation.anyOf, effect);
  return coveredAlternative(scopeCatalogue.grantOf(scopes), requirement) !== null;
}

const openedBy = (...scopes: string[]): string[] =>
  operations.filter((operation) => opens(scopes, operation)).map(({ operationId }) => operationId);

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();
const allExcept = (candidates: readonly Operation[], closed: readonly string[]): string[] =>
  candidates.map(({ operationId }) => operationId).filter((id) => !closed.includes(id));

describe('what a scope opens of DigitalOcean’s API', () => {
  it('knows all of its operations, each once', () => {
    expect(operations).toHaveLength(659);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(659);
  });

  it('is told for operations that exist', () => {
    const known = new Set(operations.map(({ operationId }) => operationId));
    const told = [OPEN_TO_ANY_TOKEN, OUTSIDE_WRITE, SENSITIVE_READS, ...Object.values(OPENINGS)].flat();
    expect(told.filter((id) => !known.has(id))).toEqual([]);
  });

  it('is told for every area and family', () => {
    const named = [...scopeCatalogue.scopes.values()].filter(({ kind }) => kind === 'area' || kind === 'family');
    expect(sorted(named.map(({ name }) => name))).toEqual(sorted(Object.keys(OPENINGS)));
  });

  it.each(Object.entries(OPENINGS))('%s opens exactly what it says', (scope, promised) => {
    expect(sorted(openedBy(scope))).toEqual(sorted([...OPEN_TO_ANY_TOKEN, ...promised]));
  });

  it('read opens every request that looks at resources, but no credentials, and no request that changes anything', () => {
    const promised = allExcept(operations.filter(looksOnly), [...OUTSIDE_WRITE, ...SENSITIVE_READS]);
    expect(sorted(openedBy('read'))).toEqual(sorted(promised));
  });

  it('write opens everything about resources, and nothing of account, billing or organization', () => {
    expect(sorted(openedBy('write'))).toEqual(sorted(allExcept(operations, OUTSIDE_WRITE)));
  });

  it('no scope at all opens what any token may call, and nothing else', () => {
    expect(sorted(openedBy())).toEqual(sorted(OPEN_TO_ANY_TOKEN));
  });

  it('no scope opens what other hosts answer', () => {
    expect(openedBy(...scopeCatalogue.scopes.keys()).filter((id) => ELSEWHERE.includes(id))).toEqual([]);
  });
});

describe('a token whose only cover is reading', () => {
  const readingScopes = [...scopeCatalogue.scopes.values()].filter(({ readOnly }) => readOnly).map(({ name }) => name);
  const changing = operations.filter((operation) => !looksOnly(operation));
  /** Requests that change something, or might, and that DigitalOcean labels with a reading scope. */
  const mislabelled = [
    'apps_validate_appSpec',
    'apps_list_metrics_bandwidth_daily',
    'partnerAttachments_patch',
    'partnerAttachments_delete',
  ];

  it('counts the coarse, the area, the family and the fine reading scopes as such', () => {
    expect(readingScopes).toEqual(
      expect.arrayContaining(['read', 'account', 'billing', 'droplets:read', 'droplet:read', 'nfs:list', 'audit:read']),
    );
    expect(readingScopes).not.toEqual(expect.arrayContaining(['token:introspect']));
    expect(readingScopes.filter((name) => /write|create|delete|update|admin|view_|access_/.test(name))).toEqual([]);
  });

  it('passes no request that changes anything, whatever the request is labelled', () => {
    expect(changing.filter((operation) => opens(readingScopes, operation))).toEqual([]);
    expect(mislabelled.filter((id) => changing.some(({ operationId }) => operationId === id))).toEqual(mislabelled);
  });

  it('does not pass either when another scope of the token may change something else', () => {
    const passed = openedBy('read', 'partner_network_connect:read', 'domains:write');
    expect(mislabelled.filter((id) => passed.includes(id))).toEqual([]);
    expect(passed).toContain('domains_create');
  });

  it('is short of nothing but a changing scope where the request is mislabelled, and only there', () => {
    const closed = operations.filter((operation) => {
      const [first = []] = operation.anyOf;
      return operation.anyOf.length > 0 && !opens(first, operation);
    });
    expect(sorted(closed.map(({ operationId }) => operationId))).toEqual(sorted(mislabelled));
  });
});
