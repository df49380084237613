import { describe, expect, it } from 'vitest';
import { progressOf, rotationOf, type TokenSecret } from './rotation.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const ago = (seconds: number): string => `${new Date(NOW - seconds * 1000).toISOString().slice(0, 19)}Z`;
const secret = (fields: Partial<TokenSecret>): TokenSecret => ({
  public_id: 'AAAAA00001',
  created_at: ago(86_400),
  first_used_at: null,
  last_used_at: null,
  last_used_ip: null,
  retires_at: null,
  ...fields,
});
const old = secret({ retires_at: ago(-3600), last_used_at: ago(60) });
const fresh = secret({ public_id: 'AAAAA00002', created_at: ago(300) });

describe('a rotation', () => {
  it('is under way while an old secret works beside the one that stays', () => {
    expect(rotationOf({ secrets: [old, fresh] }, NOW)).toEqual({ old, fresh });
    expect(rotationOf({ secrets: [old, fresh] }, NOW + 3_600_000)).toBeNull();
    expect(rotationOf({ secrets: [fresh] }, NOW)).toBeNull();
    expect(rotationOf({ secrets: [] }, NOW)).toBeNull();
  });

  it('is of the secret that was replaced last, not of one that ended before', () => {
    const ended = secret({ public_id: 'AAAAA00000', retires_at: ago(5) });
    expect(rotationOf({ secrets: [ended, old, fresh] }, NOW)?.old).toBe(old);
  });
});

describe('the old secret', () => {
  const progress = (oldUsed: string | null, freshUsed: string | null): string =>
    progressOf(
      {
        old: { ...old, last_used_at: oldUsed },
        fresh: { ...fresh, first_used_at: freshUsed, last_used_at: freshUsed },
      },
      NOW,
    );

  it('is waited for until the new one is used, however long it was silent itself', () => {
    expect(progress(ago(10), null)).toBe('new_unused');
    expect(progress(ago(7200), null)).toBe('new_unused');
  });

  it('is quiet when it was not used since the new one first was', () => {
    expect(progress(ago(31), ago(30))).toBe('quiet');
    expect(progress(null, ago(30))).toBe('quiet');
  });

  it('is in use when it was used after that, or in the same second', () => {
    expect(progress(ago(29), ago(30))).toBe('in_use');
    expect(progress(ago(30), ago(30))).toBe('in_use');
  });

  it('is quiet again after a quarter of an hour', () => {
    expect(progress(ago(899), ago(5000))).toBe('in_use');
    expect(progress(ago(900), ago(5000))).toBe('quiet');
  });
});
