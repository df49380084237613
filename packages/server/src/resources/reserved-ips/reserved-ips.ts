import { randomInt } from 'node:crypto';
import type { AccountRow } from '../account/account-store.ts';

/** RFC 6598's shared addresses: no host on the Internet has one, and no Droplet. */
const FIRST_ADDRESS = addressNumber('100.64.0.0');
const ADDRESSES = 2 ** 22;

/** No more than one for each Droplet that the account may have. */
export function reservedIpLimit({ droplet_limit: limit }: Pick<AccountRow, 'droplet_limit'>): number {
  return limit;
}

/** One address out of four million, so that one that was given back is hardly ever given again soon. Never one ending in 0 or 255. */
export function drawAddress(): string {
  for (;;) {
    const address = FIRST_ADDRESS + randomInt(ADDRESSES);
    const last = address % 256;
    if (last !== 0 && last !== 255) return formatAddress(address);
  }
}

/** An address as one number, by which actions on it are kept. */
export function addressNumber(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
