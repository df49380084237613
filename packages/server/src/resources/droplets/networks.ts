import type { Droplet } from '@postern/api';
import type { DropletRow } from './droplet-details.ts';

/**
 * The addresses of a simulated Droplet, all from ranges that no real host has: RFC 2544's for the public one, RFC 1918's for the
 * private one, RFC 3849's for IPv6.
 */
export function networksOf(droplet: DropletRow): Droplet['networks'] {
  const { id } = droplet;
  const isPublic = droplet.public_networking === 1;
  const [high, middle, low] = [(id >> 16) & 0xff, (id >> 8) & 0xff, id & 0xff];
  const publicV4 = {
    ip_address: `198.${18 + (high & 1)}.${middle}.${low}`,
    netmask: '255.254.0.0',
    gateway: '198.18.0.1',
    type: 'public' as const,
  };
  const privateV4 = privateNetworkOf(droplet.private_ipv4 ?? `10.${100 + (high % 100)}.${middle}.${low}/16`);
  const v6 = {
    ip_address: `2001:db8::${Math.floor(id / 0x10000).toString(16)}:${(id % 0x10000).toString(16)}`,
    netmask: 64,
    gateway: '2001:db8::1',
    type: 'public' as const,
  };
  return {
    v4: isPublic ? [publicV4, privateV4] : [privateV4],
    v6: isPublic && droplet.features.split(' ').includes('ipv6') ? [v6] : [],
  };
}

/** An address with the length of its prefix, as clients read it. */
function privateNetworkOf(address: string) {
  const [ip = '', bits = ''] = address.split('/');
  const mask = 2 ** 32 - 2 ** (32 - Number(bits));
  const netmask = [24, 16, 8, 0].map((shift) => Math.floor(mask / 2 ** shift) % 256).join('.');
  return { ip_address: ip, netmask, gateway: null, type: 'private' as const };
}
