import { createTokenFormat, type SecretRecord, type TokenRecord } from '@postern/engine';
import { describe, expect, it } from 'vitest';
import { presentToken, presentTokenDetail } from './present.ts';
import { issueRequestOf, updateRequestOf } from './tokens.ts';

const FORMAT = createTokenFormat('abc');
const AT = new Date('2026-11-22T18:20:00.987Z');
const later = (seconds: number): Date => new Date(AT.getTime() + seconds * 1000);

const TOKEN: TokenRecord = {
  id: 7,
  accountId: 1,
  parentId: 3,
  name: 'CI',
  scopes: ['tags:read'],
  createdAt: AT,
  createdBy: 'token:3',
  expiresAt: later(60),
  notBefore: null,
  allowedAddresses: ['10.0.0.0/8'],
  rateLimit: { limit: 5, windowSeconds: 60 },
  revocation: null,
  version: 4,
};
const secret = (publicId: string, used: Date | null): SecretRecord => ({
  publicId,
  tokenId: 7,
  digest: 'the-digest',
  pepperKeyId: 'the-pepper',
  createdAt: AT,
  onFirstUse: 'nothing',
  firstUsedAt: null,
  retiresAt: null,
  lastUsedAt: used,
  lastUsedAddress: used === null ? null : `10.0.0.${publicId}`,
});

const NEVER = { recentUse: undefined };

describe('a token', () => {
  it('is shown with times in whole seconds, and what its scopes open', () => {
    expect(presentToken({ token: TOKEN, secrets: [], ...NEVER, now: AT, format: FORMAT })).toMatchObject({
      permissions: ['tag:read'],
      state: 'active',
      created_at: '2026-11-22T18:20:00Z',
      expires_at: '2026-11-22T18:21:00Z',
      allowed_ips: ['10.0.0.0/8'],
      rate_limit: { limit: 5, window_seconds: 60 },
      last_used_at: null,
      last_used_ip: null,
      recent_use: {
        permissions_used: [],
        requests: 0,
        requests_last_day: 0,
        addresses_last_day: 0,
        last_user_agent: null,
      },
    });
    expect(presentToken({ token: TOKEN, secrets: [], ...NEVER, now: later(60), format: FORMAT }).state).toBe('expired');
  });

  it('was last used when, and where, its most used secret was', () => {
    const secrets = [secret('1', later(5)), secret('2', later(9)), secret('3', null), secret('4', later(7))];
    const shown = presentToken({ token: TOKEN, secrets, ...NEVER, now: AT, format: FORMAT });
    expect([shown.last_used_at, shown.last_used_ip]).toEqual(['2026-11-22T18:20:09Z', '10.0.0.2']);
  });

  it('is known by how its newest secret begins', () => {
    const secrets = [secret('AAAAA00001', null), secret('AAAAA00002', null)];
    expect(presentToken({ token: TOKEN, secrets, ...NEVER, now: AT, format: FORMAT }).starts_with).toBe(
      'abc_v1_AAAAA00002',
    );
  });

  it('never shows a digest, a pepper or its version', () => {
    const uses = [{ permission: 'tag:read', lastUsedAt: AT }];
    const shown = presentTokenDetail({
      token: TOKEN,
      secrets: [secret('1', AT)],
      uses,
      ...NEVER,
      now: AT,
      format: FORMAT,
    });
    expect(shown.permissions_used).toEqual([{ permission: 'tag:read', last_used_at: '2026-11-22T18:20:00Z' }]);
    expect(JSON.stringify(shown)).not.toMatch(/the-digest|the-pepper|version|account/);
  });
});

describe('a request for a token', () => {
  const place = { accountId: 1, nowMs: AT.getTime() };

  it('says nothing of what was left out, and null where null was asked for', () => {
    const asked = issueRequestOf({ name: 'x', scopes: [] }, place);
    expect(asked).toEqual({ accountId: 1, name: 'x', scopes: [] });
    const none = { expires_at: null, not_before: null, allowed_ips: null, rate_limit: null };
    expect(issueRequestOf({ name: 'x', scopes: [], ...none }, place)).toEqual({
      ...asked,
      expiresAt: null,
      notBefore: null,
      allowedAddresses: null,
      rateLimit: null,
    });
  });

  it('counts seconds from now', () => {
    const changes = { expires_in_seconds: 90, rate_limit: { limit: 1, window_seconds: 2 } };
    expect(updateRequestOf(changes, { ...place, tokenId: 7 })).toMatchObject({
      tokenId: 7,
      expiresAt: later(90),
      rateLimit: { limit: 1, windowSeconds: 2 },
    });
    expect(updateRequestOf({ expires_in_seconds: null }, { ...place, tokenId: 7 }).expiresAt).toBeNull();
  });
});
