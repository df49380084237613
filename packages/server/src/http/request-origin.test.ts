import { NO_PROXIES } from '@postern/adapters';
import { describe, expect, it } from 'vitest';
import { requestOrigin } from './request-origin.ts';

const ALL = { count: 1, ranges: null };
const originOf = (headers: readonly string[], options: Partial<Parameters<typeof requestOrigin>[1]> = {}) =>
  requestOrigin(
    { rawHeaders: headers, peer: '127.0.0.1', encrypted: false },
    { trust: NO_PROXIES, publicOrigin: null, ...options },
  );

describe('the origin of a request', () => {
  it.each([
    'localhost',
    'api.example.com',
    'API.example.com:8080',
    '127.0.0.1:7280',
    '[::1]',
    '[2001:db8::1]:443',
    'a_b',
  ])('is told by the Host header %s', (host) => {
    expect(originOf(['Host', host])).toBe(`http://${host}`);
    expect(
      requestOrigin(
        { rawHeaders: ['Host', host], peer: '::1', encrypted: true },
        { trust: NO_PROXIES, publicOrigin: null },
      ),
    ).toBe(`https://${host}`);
  });

  it.each([
    '',
    'a/b',
    'a?b',
    'a#b',
    'a@b',
    'user:pass@a',
    'a b',
    '"><script>',
    'a\\b',
    'a:b',
    'a:',
    ':80',
    '.a',
    '[::1',
    'ä',
    'a'.repeat(255),
  ])('is not told by the Host header %j', (host) => {
    expect(originOf(['Host', host])).toBeNull();
  });

  it('is not told by two Host headers, nor by none', () => {
    expect(originOf(['Host', 'a', 'host', 'a'])).toBeNull();
    expect(originOf([])).toBeNull();
  });

  it('is what the operator fixed, whatever a request says', () => {
    const headers = ['Host', 'evil.example', 'X-Forwarded-Host', 'evil.example'];
    expect(originOf(headers, { publicOrigin: 'https://api.example.com', trust: ALL })).toBe('https://api.example.com');
    expect(originOf(['Host', 'a/b'], { publicOrigin: 'https://api.example.com' })).toBeNull();
  });

  it('believes forwarded headers of a trusted proxy alone, and of several values the last', () => {
    const headers = [
      'Host',
      'inner',
      'X-Forwarded-Host',
      'evil.example, outer',
      'X-Forwarded-Proto',
      'http',
      'X-Forwarded-Proto',
      'https',
    ];
    expect(originOf(headers)).toBe('http://inner');
    expect(originOf(headers, { trust: ALL })).toBe('https://outer');
    expect(originOf(['Host', 'inner', 'X-Forwarded-Host', ' '], { trust: ALL })).toBe('http://inner');
    expect(originOf(['Host', 'inner', 'X-Forwarded-Proto', 'javascript'], { trust: ALL })).toBe('http://inner');
    expect(originOf(['Host', 'inner', 'X-Forwarded-Host', 'a/b'], { trust: ALL })).toBeNull();
  });
});
