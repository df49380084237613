import { isIP } from 'node:net';

/** An address or CIDR range. IPv4-mapped IPv6 is kept as IPv4, so that one client has one address. */
export interface AddressRange {
  readonly bits: 32 | 128;
  /** The first address, as a number. */
  readonly first: bigint;
  readonly prefixLength: number;
}

/** Reads `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`; host bits below the prefix are cleared. `null` when it is none of these. */
export function parseAddressRange(text: string): AddressRange | null {
  const slash = text.indexOf('/');
  const address = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === null) return null;
  if (slash < 0) return { ...address, prefixLength: address.bits };
  const digits = text.slice(slash + 1);
  if (!/^\d{1,3}$/.test(digits)) return null;
  // A range written as ::ffff:a.b.c.d/n counts its prefix in 128 bits.
  const written = text.includes(':') ? 128 : 32;
  const prefixLength = Number(digits) - (written - address.bits);
  if (Number(digits) > written || prefixLength < 0) return null;
  return { bits: address.bits, first: address.first & mask(address.bits, prefixLength), prefixLength };
}

/** Whether all of `inner` lies in `outer`. */
export function rangeContains(outer: AddressRange, inner: AddressRange): boolean {
  return (
    outer.bits === inner.bits &&
    outer.prefixLength <= inner.prefixLength &&
    (inner.first & mask(outer.bits, outer.prefixLength)) === outer.first
  );
}

/** Whether a client address lies in one of the ranges. An address that cannot be read lies in none: restrictions fail closed. */
export function isAddressAllowed(ranges: readonly AddressRange[], address: string | null): boolean {
  if (address === null) return false;
  const range = parseAddressRange(address);
  return range !== null && range.prefixLength === range.bits && ranges.some((outer) => rangeContains(outer, range));
}

/** The canonical text: a bare address for a single one, lower-case, IPv6 without leading zeros. */
export function formatAddressRange(range: AddressRange): string {
  const groups = range.bits === 32 ? [24n, 16n, 8n, 0n] : [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  const part = (shift: bigint): string =>
    range.bits === 32 ? ((range.first >> shift) & 0xffn).toString() : ((range.first >> shift) & 0xffffn).toString(16);
  const written = groups.map(part).join(range.bits === 32 ? '.' : ':');
  const address = range.bits === 32 ? written : new URL(`http://[${written}]`).hostname.slice(1, -1);
  return range.prefixLength === range.bits ? address : `${address}/${range.prefixLength}`;
}

function mask(bits: number, prefixLength: number): bigint {
  return ((1n << BigInt(prefixLength)) - 1n) << BigInt(bits - prefixLength);
}

function parseAddress(text: string): { bits: 32 | 128; first: bigint } | null {
  const family = isIP(text);
  if (family === 4) return { bits: 32, first: parseIPv4(text) };
  if (family !== 6 || text.includes('%')) return null;
  const value = parseIPv6(text);
  return value >> 32n === 0xffffn ? { bits: 32, first: value & 0xffffffffn } : { bits: 128, first: value };
}

/** Writes the IPv4 address at the end of `::ffff:203.0.113.7` as two groups. */
function withoutDots(text: string): string {
  const start = text.lastIndexOf(':') + 1;
  const address = parseIPv4(text.slice(start));
  return `${text.slice(0, start)}${(address >> 16n).toString(16)}:${(address & 0xffffn).toString(16)}`;
}

function parseIPv4(text: string): bigint {
  return text.split('.').reduce((value, octet) => (value << 8n) | BigInt(octet), 0n);
}

function parseIPv6(text: string): bigint {
  const [head = '', tail] = (text.includes('.') ? withoutDots(text) : text).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}
