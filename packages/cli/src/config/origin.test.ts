import { expect, it } from 'vitest';
import { isInClear, originOf } from './origin.ts';

it.each([
  ['http://127.0.0.1:7280/', 'http://127.0.0.1:7280'],
  ['https://API.example.com/v2?x=1', 'https://api.example.com'],
])('%s is the server %s', (url, origin) => {
  expect(originOf(url)).toBe(origin);
});

it.each(['api.example.com', 'localhost:7280', 'ftp://example.com', ''])(
  '%j is no address, and what is one is said',
  (url) => {
    expect(() => originOf(url)).toThrow(/is not the address of an API; it takes one such as https:/);
  },
);

it.each([
  ['http://127.0.0.1:7280', false],
  ['http://127.9.9.9', false],
  ['http://localhost:7280', false],
  ['http://api.localhost', false],
  ['http://[::1]:7280', false],
  ['https://api.example.com', false],
  ['http://api.example.com', true],
  ['http://10.0.0.1', true],
  ['http://localhost.example.com', true],
  ['http://127.0.0.1.example.com', true],
])('what goes to %s can be read on the way: %s', (origin, inClear) => {
  expect(isInClear(origin)).toBe(inClear);
});
