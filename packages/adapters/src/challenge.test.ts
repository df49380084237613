import { expect, it } from 'vitest';
import { bearerChallenge } from './challenge.ts';

it('A challenge without an error names the realm alone (RFC 6750 §3.1).', () => {
  expect(bearerChallenge()).toBe('Bearer realm="postern"');
  expect(bearerChallenge({ realm: 'other' })).toBe('Bearer realm="other"');
});

it('A challenge says what went wrong, and which scope would do.', () => {
  expect(bearerChallenge({ error: 'insufficient_scope', description: 'no', scope: 'droplets:read tags:read' })).toBe(
    'Bearer realm="postern", error="insufficient_scope", error_description="no", scope="droplets:read tags:read"',
  );
});

it('A challenge drops what would end a value or a header line.', () => {
  const description = 'a"b\\c\r\nSet-Cookie: x=1\0é😀\x7f d';
  expect(bearerChallenge({ error: 'invalid_token', description })).toBe(
    'Bearer realm="postern", error="invalid_token", error_description="abcSet-Cookie: x=1 d"',
  );
});
