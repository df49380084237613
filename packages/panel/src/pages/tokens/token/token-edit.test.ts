import type { Token } from '@postern/api';
import { scopeList } from '@postern/api';
import { indexScopes, openedBy } from '@postern/api/scope-review';
import { describe, expect, it } from 'vitest';
import { consequencesOf, narrowedChildren } from './edit-consequences.ts';
import { editOf, updateOf, type TokenEdit } from './token-edit.ts';

const index = indexScopes(scopeList);
const NOW = new Date('2026-11-22T12:00:00Z');

function tokenWith(fields: Partial<Token>): Token {
  const scopes = fields.scopes ?? ['droplets:read'];
  return {
    id: 7,
    name: 'ci',
    starts_with: 'pat_v1_AAAAA00001',
    permissions: [...openedBy(index, scopes)],
    state: 'active',
    parent_id: null,
    created_at: '2026-11-01T00:00:00Z',
    created_by: 'person:ada@example.com',
    expires_at: '2026-12-04T00:00:00Z',
    not_before: null,
    allowed_ips: null,
    rate_limit: null,
    last_used_at: null,
    last_used_ip: null,
    revoked_at: null,
    revocation_reason: null,
    revoked_by: null,
    recent_use: {
      permissions_used: [],
      requests: 0,
      requests_last_day: 0,
      addresses_last_day: 0,
      last_user_agent: null,
    },
    ...fields,
    scopes,
  };
}

const token = tokenWith({});
const update = (part: Partial<TokenEdit>, of = token): ReturnType<typeof updateOf> =>
  updateOf(of, { ...editOf(of), ...part }, NOW);

describe('an edit', () => {
  it('sends nothing while nothing differs', () => {
    expect(update({})).toEqual({});
    expect(update({ name: ' ci ' })).toEqual({});
    const limited = tokenWith({ rate_limit: { limit: 5, window_seconds: 90 }, allowed_ips: ['192.0.2.1'] });
    expect(update({}, limited)).toEqual({});
  });

  it('sends only what differs, and null for a restriction that is taken away', () => {
    expect(update({ name: 'deploy' })).toEqual({ name: 'deploy' });
    expect(update({ expiry: 'never' })).toEqual({ expires_at: null });
    expect(update({ expiry: '7' })).toEqual({ expires_at: '2026-11-29T12:00:00.000Z' });
    expect(update({ rateLimit: '10', rateSeconds: '90' })).toEqual({ rate_limit: { limit: 10, window_seconds: 90 } });
    const bound = tokenWith({ allowed_ips: ['192.0.2.1'] });
    expect(update({ addresses: [] }, bound)).toEqual({ allowed_ips: null });
  });

  it('keeps the end while a date is not picked yet', () => {
    expect(update({ expiry: 'date', date: '' })).toEqual({});
  });

  it('begins with a scope that is to be added, and asks for none twice', () => {
    expect(editOf(token, 'droplet:create').scopes).toEqual(['droplets:read', 'droplet:create']);
    expect(editOf(token, 'droplets:read').scopes).toEqual(['droplets:read']);
  });
});

describe('what an edit means', () => {
  const meant = (part: Partial<TokenEdit>, of = token): ReturnType<typeof consequencesOf> =>
    consequencesOf(index, of, update(part, of));

  it('names what is gained, which widens, and what is lost, which does not', () => {
    const more = meant({ scopes: ['droplets:read', 'domain:create'] });
    expect([more.gains.join(), more.loses, more.widens]).toEqual([expect.stringContaining('domains'), [], true]);
    const less = meant({ scopes: [] });
    expect([less.gains, less.loses.join(), less.widens]).toEqual([[], expect.stringContaining('Droplets'), false]);
  });

  it('says when other scopes open the same', () => {
    const both = tokenWith({ scopes: ['droplets:read', 'droplet:read'] });
    expect(meant({ scopes: ['droplets:read'] }, both).others).toEqual(['Its scopes say the same in other words.']);
  });

  it.each([
    ['a later end', { expiry: '365' }, true],
    ['no end', { expiry: 'never' }, true],
    ['an earlier end', { expiry: '7' }, false],
    ['addresses where there were none', { addresses: ['192.0.2.1'] }, false],
    ['a limit where there was none', { rateLimit: '5' }, false],
    ['another name', { name: 'x' }, false],
  ] as const)('knows whether %s widens', (_, part, widens) => {
    const { others, widens: does } = meant(part);
    expect([others.length, does]).toEqual([1, widens]);
  });

  it('knows that fewer restrictions widen', () => {
    const bound = tokenWith({ allowed_ips: ['192.0.2.1'], rate_limit: { limit: 5, window_seconds: 60 } });
    expect(meant({ addresses: [] }, bound).widens).toBe(true);
    expect(meant({ addresses: ['192.0.2.1', '192.0.2.2'] }, bound).widens).toBe(true);
    expect(meant({ rateLimit: '' }, bound).widens).toBe(true);
    expect(meant({ rateSeconds: '30' }, bound).widens).toBe(true);
    expect(meant({ rateSeconds: '120' }, bound).widens).toBe(false);
  });
});

describe('the tokens that are narrowed with one', () => {
  const narrowed = (child: Partial<Token>, part: Partial<TokenEdit>): number =>
    narrowedChildren([tokenWith(child)], { index, token, update: update(part) }).length;

  it('are those that hold more than it will', () => {
    expect(narrowed({ scopes: ['domain:read'] }, { scopes: ['droplet:read'] })).toBe(1);
    expect(narrowed({ expires_at: '2026-12-03T00:00:00Z' }, { expiry: '7' })).toBe(1);
    expect(narrowed({ allowed_ips: null }, { addresses: ['192.0.2.1'] })).toBe(1);
    expect(narrowed({ rate_limit: null }, { rateLimit: '5' })).toBe(1);
  });

  it('are not those that fit', () => {
    expect(narrowed({}, { name: 'x' })).toBe(0);
    expect(narrowed({ scopes: [] }, { scopes: [] })).toBe(0);
    expect(narrowed({ expires_at: '2026-11-25T00:00:00Z' }, { expiry: '7' })).toBe(0);
    expect(narrowed({ allowed_ips: ['192.0.2.1'] }, { addresses: ['192.0.2.1'] })).toBe(0);
    expect(narrowed({ rate_limit: { limit: 1, window_seconds: 60 } }, { rateLimit: '5' })).toBe(0);
  });
});
