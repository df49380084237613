import { isAddressAllowed, parseAddressRange, formatAddressRange, type AddressRange } from '@postern/engine';

/** Which machines in front of this one are believed. Nobody is by default. */
export interface ProxyTrust {
  /** How many proxies stand between the clients and this process. */
  readonly count: number;
  /** Where these proxies are. `null` takes the count alone. */
  readonly ranges: readonly AddressRange[] | null;
}

export const NO_PROXIES: ProxyTrust = { count: 0, ranges: null };

/** Whether the peer of a connection is a proxy whose forwarded headers are to be believed. */
export function isTrustedProxy(peer: string | undefined, trust: ProxyTrust): boolean {
  return peer !== undefined && trust.count > 0 && (trust.ranges === null || isAddressAllowed(trust.ranges, peer));
}

/**
 * The client's address: counted from the right of `X-Forwarded-For`, because everything left of what trusted proxies wrote can be
 * made up by the client. IPv4-mapped IPv6 comes out as IPv4; `null` when there is no address to be had.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: readonly string[],
  trust: ProxyTrust,
): string | null {
  const hops = forwardedFor.flatMap((header) => header.split(',')).map((hop) => hop.trim());
  let address = peer;
  for (let seen = 0; seen < trust.count && isTrustedProxy(address, trust); seen++) {
    const previous = hops.pop();
    if (previous === undefined) break;
    address = previous;
  }
  const range = address === undefined ? null : parseAddressRange(address);
  return range === null || range.prefixLength !== range.bits ? null : formatAddressRange(range);
}

/** All values of a header, in the order received. */
export function headerValues(rawHeaders: readonly string[], name: string): string[] {
  const values: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    if ((rawHeaders[i] as string).toLowerCase() === name) values.push(rawHeaders[i + 1] as string);
  }
  return values;
}
