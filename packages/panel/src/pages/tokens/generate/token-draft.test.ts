import { describe, expect, it } from 'vitest';
import { emptyDraft, problemsOf, requestOf, type TokenDraft } from './token-draft.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const draft: TokenDraft = { ...emptyDraft, name: ' ci-deploy ', scopes: ['droplets:read'] };

describe('a token that is being put together', () => {
  it('starts with nothing ticked, and ends after ninety days', () => {
    expect(Object.keys(problemsOf(emptyDraft, NOW))).toEqual(['name', 'scopes']);
    expect(requestOf(draft, NOW)).toEqual({
      name: 'ci-deploy',
      scopes: ['droplets:read'],
      expires_in_seconds: 90 * 86_400,
    });
  });

  it('lasts to the end of the day that was picked, or for ever where that was picked', () => {
    const { expires_at: ends } = requestOf({ ...draft, expiry: { kind: 'date', date: '2026-12-24' } }, NOW);
    expect(ends).toBe(new Date('2026-12-24T23:59:59').toISOString());
    expect(requestOf({ ...draft, expiry: { kind: 'never' } }, NOW)).not.toHaveProperty('expires_in_seconds');
  });

  it.each([
    [{ expiry: { kind: 'date', date: '' } }, 'expires_at'],
    [{ expiry: { kind: 'date', date: '2026-11-01' } }, 'expires_at'],
    [{ addresses: ['203.0.113.7', 'home'] }, 'allowed_ips'],
    [{ rateLimit: '0' }, 'rate_limit'],
    [{ rateLimit: 'many' }, 'rate_limit'],
    [{ template: 'full_access' }, 'reason'],
  ] as const)('with %j has something wrong with its %s', (change, field) => {
    expect(Object.keys(problemsOf({ ...draft, ...change }, NOW))).toEqual([field]);
  });

  it('sends its restrictions, and never why it needs full access', () => {
    const request = requestOf(
      {
        ...draft,
        template: 'full_access',
        reason: 'Moving house',
        addresses: ['203.0.113.0/24'],
        rateLimit: '100',
        rateWindow: 'hour',
        notBefore: '2026-12-01T08:00',
      },
      NOW,
    );
    expect(request).toMatchObject({
      allowed_ips: ['203.0.113.0/24'],
      rate_limit: { limit: 100, window_seconds: 3600 },
      not_before: new Date('2026-12-01T08:00').toISOString(),
    });
    expect(JSON.stringify(request)).not.toContain('Moving house');
  });
});
