import { formatAddressRange, parseAddressRange, rangeContains, type AddressRange } from '@postern/engine';

/** Of a network that somebody makes, as lengths of its prefix. */
const LARGEST = 16;
const SMALLEST = 28;

/** RFC 1918 §3 */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(rangeOf);

/** A stretch of addresses that ranges are taken from. */
interface Pool {
  readonly first: bigint;
  readonly last: bigint;
}

/** Where ranges come from that nobody asked for, the first and the last address. People like to begin at 10.0.0.0 themselves. */
const POOLS = [
  ['10.100.0.0', '10.127.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['10.11.0.0', '10.99.255.255'],
  ['10.128.0.0', '10.255.255.255'],
].map(poolOf);

/** What the networks of regions have to themselves, as long as there is something else for others: sixteen of the size below. */
const REGION_POOLS = [['10.128.0.0', '10.255.255.255']].map(poolOf);
/** Of a region's network: it holds more than 500,000 Droplets. */
const REGION_PREFIX_LENGTH = 13;

function poolOf([first = '', last = '']: readonly string[]): Pool {
  return { first: rangeOf(first).first, last: rangeOf(last).first };
}

/** Reads a range that is known to be one. */
export function rangeOf(text: string): AddressRange {
  const range = parseAddressRange(text);
  if (range === null) throw new TypeError(`${text} is no range of addresses.`);
  return range;
}

/** What is wrong with a range as that of a network, for people; `null` when nothing is. */
export function objectionTo(text: string): string | null {
  const range = rangeOf(text);
  const network = formatAddressRange(range);
  if (range.prefixLength < LARGEST || range.prefixLength > SMALLEST) {
    return `a network is not larger than /${LARGEST} and not smaller than /${SMALLEST}`;
  }
  if (network !== text) return `the range of that address is ${network}`;
  if (!PRIVATE.some((block) => rangeContains(block, range))) return `${text} is not private (RFC 1918)`;
  return null;
}

/** Two ranges in CIDR notation have addresses in common only when one lies in the other. */
export function overlap(one: AddressRange, other: AddressRange): boolean {
  return rangeContains(one, other) || rangeContains(other, one);
}

/** The first range for the network of a region that has nothing in common with those taken; the largest where not all is left. */
export function findFreeRegionRange(taken: readonly AddressRange[]): AddressRange | undefined {
  const range = findIn(REGION_POOLS, taken, REGION_PREFIX_LENGTH);
  if (range !== undefined) return range;
  for (const prefixLength of [LARGEST, 20, 24, SMALLEST]) {
    const smaller = findFreeRange(taken, prefixLength);
    if (smaller !== undefined) return smaller;
  }
  return undefined;
}

/** The first range of that size that has nothing in common with those taken; `undefined` when there is none. */
export function findFreeRange(taken: readonly AddressRange[], prefixLength: number): AddressRange | undefined {
  return findIn(POOLS, taken, prefixLength);
}

function findIn(
  pools: readonly Pool[],
  taken: readonly AddressRange[],
  prefixLength: number,
): AddressRange | undefined {
  const size = 1n << BigInt(32 - prefixLength);
  const inOrder = taken.toSorted((one, other) => Number(one.first - other.first));
  for (const pool of pools) {
    let { first } = pool;
    for (const range of inOrder) {
      const after = range.first + (1n << BigInt(32 - range.prefixLength));
      if (after <= first) continue;
      if (range.first >= first + size) break;
      first = ((after + size - 1n) / size) * size;
    }
    if (first + size - 1n <= pool.last) return { bits: 32, first, prefixLength };
  }
  return undefined;
}
