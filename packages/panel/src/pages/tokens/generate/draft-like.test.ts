import type { TokenDetail } from '@postern/api';
import { expect, it } from 'vitest';
import { draftLike } from './draft-like.ts';
import { emptyDraft } from './token-draft.ts';

const token = {
  name: 'ci-deploy',
  scopes: ['droplets:write', 'tag:read'],
  allowed_ips: ['203.0.113.0/24'],
  rate_limit: { limit: 100, window_seconds: 3600 },
  expires_at: '2026-01-01T00:00:00Z',
} as TokenDetail;

it('makes a token like another of its name, scopes and restrictions, and not of its end', () => {
  expect(draftLike(token)).toEqual({
    ...emptyDraft,
    name: 'ci-deploy',
    scopes: ['droplets:write', 'tag:read'],
    addresses: ['203.0.113.0/24'],
    rateLimit: '100',
    rateWindow: 'hour',
  });
});

it('leaves out what another token is not restricted by, and a limit that the form has no words for', () => {
  const bare = { ...token, allowed_ips: null, rate_limit: { limit: 5, window_seconds: 7 } };
  expect(draftLike(bare)).toMatchObject({ addresses: [], rateLimit: '' });
  expect(draftLike({ ...token, rate_limit: null }).rateLimit).toBe('');
});
