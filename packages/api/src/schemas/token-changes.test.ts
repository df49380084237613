import { REVOCATION_REASONS } from '@postern/engine';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { tokenCreateSchema, tokenRevokeSchema, tokenRotateSchema, tokenUpdateSchema } from './token-changes.ts';
import { revocationReasons } from './token.ts';

const least = { name: 'ci', scopes: ['droplets:read'] };
const fieldsRefused = (schema: z.ZodType, body: unknown): string[] =>
  (schema.safeParse(body).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('a request to mint a token', () => {
  it('needs a name and scopes, and adds no restriction of its own', () => {
    expect(tokenCreateSchema.parse(least)).toEqual(least);
  });

  it('takes an expiry as a length or as a time, or null for none, but not both', () => {
    expect(tokenCreateSchema.parse({ ...least, expires_in_seconds: 60 }).expires_in_seconds).toBe(60);
    expect(tokenCreateSchema.parse({ ...least, expires_at: '2030-01-01T01:00:00.999+01:00' }).expires_at).toEqual(
      new Date('2030-01-01T00:00:00Z'),
    );
    expect(tokenCreateSchema.parse({ ...least, expires_at: null }).expires_at).toBeNull();
    const both = { ...least, expires_in_seconds: 60, expires_at: '2030-01-01T00:00:00Z' };
    expect(fieldsRefused(tokenCreateSchema, both)).toEqual(['expires_at']);
  });

  it.each([
    ['name', ''],
    ['name', 'a\u0000b'],
    ['name', 'x'.repeat(256)],
    ['scopes', 'droplets:read'],
    ['scopes', Array.from({ length: 257 }, () => 'read')],
    ['scopes.0', ['x'.repeat(101)]],
    ['expires_in_seconds', 0],
    ['expires_in_seconds', 1.5],
    ['expires_in_seconds', 3_155_760_001],
    ['expires_at', 'tomorrow'],
    ['expires_at', '2030-02-30T00:00:00Z'],
    ['expires_at', 1_900_000_000],
    ['not_before', '2030-01-01'],
    ['allowed_ips', []],
    ['allowed_ips', Array.from({ length: 101 }, () => '192.0.2.1')],
    ['rate_limit.limit', { limit: 0, window_seconds: 1 }],
    ['rate_limit.window_seconds', { limit: 1, window_seconds: 31_536_001 }],
  ])('refuses %s as %j', (field, value) => {
    const [name = ''] = field.split('.');
    expect(fieldsRefused(tokenCreateSchema, { ...least, [name]: value })).toEqual([field]);
  });

  it('takes an empty list of scopes, which grants nothing', () => {
    expect(tokenCreateSchema.parse({ ...least, scopes: [] }).scopes).toEqual([]);
  });
});

describe('a request to change a token', () => {
  it('tells what is left out from what is taken away', () => {
    const changes = tokenUpdateSchema.parse({ not_before: null, allowed_ips: null, rate_limit: null });
    expect(changes).toEqual({ not_before: null, allowed_ips: null, rate_limit: null });
  });

  it.each([{}, { color: 'red' }])('refuses %j, which changes nothing', (body) => {
    expect(tokenUpdateSchema.safeParse(body).success).toBe(false);
  });

  it('refuses null where there is nothing to take away', () => {
    expect(fieldsRefused(tokenUpdateSchema, { name: null, scopes: null })).toEqual(['name', 'scopes']);
  });
});

describe('a request to rotate or revoke a token', () => {
  it('may have no body', () => {
    expect(tokenRotateSchema.parse(undefined)).toEqual({
      overlap_seconds: 3600,
      retire_on_first_use: true,
      reason: 'superseded',
    });
    expect(tokenRevokeSchema.parse(undefined)).toEqual({ reason: 'no_longer_needed' });
  });

  it('fills in what the body leaves out', () => {
    expect(tokenRotateSchema.parse({ overlap_seconds: 0 })).toMatchObject({ overlap_seconds: 0, reason: 'superseded' });
  });

  it.each([-1, 2_592_001, 0.5, '60'])('refuses an overlap of %j', (overlap) => {
    expect(fieldsRefused(tokenRotateSchema, { overlap_seconds: overlap })).toEqual(['overlap_seconds']);
  });

  it('takes the reasons that the engine knows, and no other', () => {
    expect(revocationReasons).toEqual(REVOCATION_REASONS);
    expect(fieldsRefused(tokenRevokeSchema, { reason: 'bored' })).toEqual(['reason']);
  });
});
