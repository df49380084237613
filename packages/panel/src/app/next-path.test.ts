import { describe, expect, it } from 'vitest';
import { safeNextPath } from './next-path.ts';

const next = (value: unknown): string => safeNextPath(value, 'https://postern.example.com');

describe('the address after sign-in', () => {
  it.each(['/tokens/7?tab=usage', '/droplets', '/tokens?filter=%2F%2Fevil'])('may be %s', (path) => {
    expect(next(path)).toBe(path);
  });

  it.each([
    'https://evil.example.com/',
    '//evil.example.com/',
    '/\\evil.example.com/',
    '/\t/evil.example.com/',
    '/.//evil.example.com',
    'javascript:alert(1)',
    'tokens',
    '',
    7,
    undefined,
    '/sign-in?next=/sign-in',
    '/set-up',
    '/auth/sign-out',
  ])('is home rather than %s', (path) => {
    expect(next(path)).toBe('/tokens');
  });
});
