import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAddressRange,
  isAddressAllowed,
  parseAddressRange,
  rangeContains,
  type AddressRange,
} from './address-range.ts';

/** Weighted towards few addresses and short prefixes, so that ranges meet. */
const octet = fc.oneof(fc.constantFrom(0, 10, 127, 255), fc.nat({ max: 255 }));
const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
const ipv6 = fc.oneof(fc.ipV6(), fc.constantFrom('::', '::1', '2001:db8::', '2001:db8::1', 'fe80::ffff:1'));
const mapped = ipv4.map((address) => `::ffff:${address}`);
const text = fc.oneof(
  ipv4,
  ipv6,
  mapped,
  fc.tuple(ipv4, fc.nat({ max: 32 })).map(([address, length]) => `${address}/${length}`),
  fc.tuple(ipv6, fc.nat({ max: 128 })).map(([address, length]) => `${address}/${length}`),
  fc.tuple(mapped, fc.integer({ min: 96, max: 128 })).map(([address, length]) => `${address}/${length}`),
);
const range = text.map(parse).filter((parsed): parsed is AddressRange => parsed !== null);

function parse(written: string): AddressRange | null {
  return parseAddressRange(written);
}

function ranges(...texts: string[]): AddressRange[] {
  return texts.map((written) => parse(written)).filter((parsed) => parsed !== null);
}

describe('an address range', () => {
  it('is written in one canonical way that reads back as itself', () => {
    fc.assert(
      fc.property(range, (parsed) => {
        const written = formatAddressRange(parsed);
        expect(parse(written)).toEqual(parsed);
        expect(isIP(written.split('/')[0] ?? '')).toBe(parsed.bits === 32 ? 4 : 6);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7/32', '203.0.113.7'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['0:0:0:0:0:ffff:cb00:7107/120', '203.0.113.0/24'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
    ['64:ff9b::203.0.113.7', '64:ff9b::cb00:7107'],
    ['::203.0.113.7', '::cb00:7107'],
  ])('written %s is %s', (written, canonical) => {
    expect(formatAddressRange(parse(written) as AddressRange)).toBe(canonical);
  });

  it.each([
    '',
    ' ',
    'localhost',
    '203.0.113',
    '203.0.113.256',
    '203.0.113.07',
    '0x7f.0.0.1',
    '127.1',
    '203.0.113.7 ',
    '203.0.113.7/',
    '203.0.113.7/33',
    '203.0.113.7/-1',
    '203.0.113.7/+8',
    '203.0.113.7/8.0',
    '203.0.113.7/ 8',
    '203.0.113.7/8/8',
    '203.0.113.7/0x8',
    '203.0.113.7/0008',
    '::1/129',
    '::ffff:203.0.113.7/95',
    '::ffff:203.0.113.7/24',
    'fe80::1%eth0',
    '[::1]',
    ':::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '203.0.113.7\0',
    '203.0.113.7:80',
    '２０３.0.113.7',
  ])('cannot be read from %j', (written) => {
    expect(parse(written)).toBeNull();
  });

  it('never throws on what it reads', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef:./%'.split('')) }),
      fc.tuple(text, fc.string({ maxLength: 4 })).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(odd, (written) => {
        const parsed = parse(written);
        expect(parsed && parse(formatAddressRange(parsed))).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('containment', () => {
  it('holds of a range and itself, and both ways only of equal ranges', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(rangeContains(a, a)).toBe(true);
        expect(rangeContains(a, b) && rangeContains(b, a)).toBe(formatAddressRange(a) === formatAddressRange(b));
      }),
      { numRuns: 500 },
    );
  });

  it('is handed on from range to range', () => {
    const nested = range.chain((inner) => {
      const wider = fc.nat({ max: inner.prefixLength }).map((length) => widen(inner, length));
      return fc.tuple(fc.constant(inner), wider, wider, range);
    });
    fc.assert(
      fc.property(nested, ([inner, a, b, other]) => {
        const [middle, outer] = a.prefixLength >= b.prefixLength ? [a, b] : [b, a];
        expect([rangeContains(middle, inner), rangeContains(outer, middle)]).toEqual([true, true]);
        expect(rangeContains(outer, inner)).toBe(true);
        expect(rangeContains(other, inner) || !rangeContains(other, outer)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('means that ranges are nested or apart', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const last = ({ bits, first, prefixLength }: AddressRange): bigint =>
          first + (1n << BigInt(bits - prefixLength)) - 1n;
        const overlap = a.bits === b.bits && a.first <= last(b) && b.first <= last(a);
        expect(rangeContains(a, b) || rangeContains(b, a)).toBe(overlap);
      }),
      { numRuns: 1000 },
    );
  });

  function widen({ bits, first }: AddressRange, prefixLength: number): AddressRange {
    const hostBits = BigInt(bits - prefixLength);
    return { bits, first: (first >> hostBits) << hostBits, prefixLength };
  }
});

describe('an allow-list', () => {
  it('takes an IPv4 address and its IPv6-mapped form alike', () => {
    fc.assert(
      fc.property(ipv4, fc.array(range, { maxLength: 3 }), (address, list) => {
        expect(isAddressAllowed(list, `::ffff:${address}`)).toBe(isAddressAllowed(list, address));
      }),
    );
  });

  it('allows what lies in one of its ranges', () => {
    const list = ranges('203.0.113.0/24', '2001:db8::/32', '198.51.100.7');
    for (const inside of ['203.0.113.0', '203.0.113.255', '2001:db8:ffff::1', '198.51.100.7', '::ffff:203.0.113.9']) {
      expect(isAddressAllowed(list, inside), inside).toBe(true);
    }
    for (const outside of ['203.0.112.255', '203.0.114.0', '2001:db9::', '198.51.100.8', '::cb00:7107']) {
      expect(isAddressAllowed(list, outside), outside).toBe(false);
    }
  });

  it('allows nobody when it is empty', () => {
    expect(isAddressAllowed([], '203.0.113.7')).toBe(false);
  });

  it('refuses an address that is unknown, unreadable or not a single one', () => {
    const everywhere = ranges('0.0.0.0/0', '::/0');
    for (const address of [
      null,
      '',
      'unknown',
      '203.0.113.0/24',
      '0.0.0.0/0',
      'fe80::1%eth0',
      '203.0.113.7, 198.51.100.7',
    ]) {
      expect(isAddressAllowed(everywhere, address), String(address)).toBe(false);
    }
  });
});
