import type { Completer } from '../../../command/option-specs.ts';

/** Addresses that are reserved. */
export const completeReservedIps: Completer = async (context) => {
  const api = await context.api();
  const addresses = await api.all('reservedIPs_list', {}, (page) => page.reserved_ips);
  return addresses.map(({ ip, region, droplet }) => ({
    value: ip,
    summary: droplet === null ? `in ${region.slug}` : `in ${region.slug}, of ${droplet.name}`,
  }));
};
