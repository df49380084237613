import { parseAddressRange, type AddressRange } from '@postern/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, headerValues, isTrustedProxy, NO_PROXIES, type ProxyTrust } from './client-address.ts';

const range = (text: string): AddressRange => {
  const parsed = parseAddressRange(text);
  if (parsed === null) throw new Error(`${text} is no range.`);
  return parsed;
};
const trusting = (count: number, ...ranges: readonly string[]): ProxyTrust => ({
  count,
  ranges: ranges.length === 0 ? null : ranges.map(range),
});

describe('the address of a client', () => {
  it.each([
    ['the peer, when nobody is trusted', NO_PROXIES, ['6.6.6.6'], '10.0.0.1'],
    ['what the one proxy wrote', trusting(1), ['6.6.6.6, 7.7.7.7'], '7.7.7.7'],
    ['counted from the right through two proxies', trusting(2), ['6.6.6.6, 7.7.7.7, 8.8.8.8'], '7.7.7.7'],
    ['counted over several headers', trusting(2), ['6.6.6.6', '7.7.7.7', '8.8.8.8'], '7.7.7.7'],
    ['the farthest there is, when there are fewer', trusting(3), ['7.7.7.7'], '7.7.7.7'],
    ['the peer, when a proxy wrote nothing', trusting(1), [], '10.0.0.1'],
    ['the peer, when it is no trusted proxy', trusting(1, '192.0.2.0/24'), ['7.7.7.7'], '10.0.0.1'],
    ['the first that is no trusted proxy', trusting(3, '10.0.0.0/8'), ['6.6.6.6, 7.7.7.7, 10.0.0.2'], '7.7.7.7'],
    ['IPv6 in its short form', trusting(1), ['2001:DB8:0:0::1'], '2001:db8::1'],
    ['IPv4 out of IPv6', trusting(1), ['::ffff:192.0.2.7'], '192.0.2.7'],
    ['nothing, of a name', trusting(1), ['unknown'], null],
    ['nothing, of an address with a port', trusting(1), ['192.0.2.7:80'], null],
    ['nothing, of a range', trusting(1), ['192.0.2.0/24'], null],
    ['nothing, of an empty hop', trusting(1), ['7.7.7.7, '], null],
  ] as const)('is %s', (...[, trust, forwarded, expected]) => {
    expect(clientAddress('10.0.0.1', forwarded, trust)).toBe(expected);
  });

  it('is unknown when the peer is', () => {
    expect(clientAddress(undefined, ['7.7.7.7'], trusting(1))).toBeNull();
    expect(clientAddress('::ffff:127.0.0.1', [], NO_PROXIES)).toBe('127.0.0.1');
  });

  it('is never what the client itself put in front', () => {
    const lies = fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 5 });
    const property = fc.property(lies, fc.integer({ min: 1, max: 2 }), (lies, count) => {
      const written = ['203.0.113.9', '10.0.0.2'].slice(0, count);
      return clientAddress('10.0.0.1', [...lies, ...written], trusting(count, '10.0.0.0/8')) === '203.0.113.9';
    });
    fc.assert(property);
  });
});

it('A proxy is trusted for standing where the operator says, if any are counted at all.', () => {
  expect(isTrustedProxy('10.1.2.3', trusting(1, '10.0.0.0/8'))).toBe(true);
  expect(isTrustedProxy('::ffff:10.1.2.3', trusting(1, '10.0.0.0/8'))).toBe(true);
  expect(isTrustedProxy('11.1.2.3', trusting(1, '10.0.0.0/8'))).toBe(false);
  expect(isTrustedProxy('10.1.2.3', { count: 0, ranges: [range('10.0.0.0/8')] })).toBe(false);
  expect(isTrustedProxy(undefined, trusting(1))).toBe(false);
});

it('All values of a header are found, in order, in any letter case.', () => {
  expect(headerValues(['A', '1', 'b', '2', 'a', '3', 'AA', '4'], 'a')).toEqual(['1', '3']);
});
