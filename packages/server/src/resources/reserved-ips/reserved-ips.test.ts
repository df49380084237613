import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressNumber, drawAddress, formatAddress } from './reserved-ips.ts';

it('draws addresses out of RFC 6598’s range, none that names a network or all of one', () => {
  const drawn = Array.from({ length: 2000 }, drawAddress);
  for (const ip of drawn) expect(ip).toMatch(/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d{1,3}\.\d{1,3}$/);
  expect(drawn.filter((ip) => /\.(0|255)$/.test(ip))).toEqual([]);
  expect(new Set(drawn).size).toBeGreaterThan(1980);
});

it('an address and its number are two ways to write one thing', () => {
  expect(addressNumber('45.55.100.168')).toBe(758_604_968);
  fc.assert(
    fc.property(fc.ipV4(), (ip) => {
      expect(formatAddress(addressNumber(ip))).toBe(ip);
    }),
  );
});
