import { defineCommand } from '../../../command/command.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeReservedIps } from './complete-reserved-ips.ts';
import { reservedIpColumns } from './reserved-ip-columns.ts';

export const getReservedIp = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a reserved IP address, and the Droplet that it is assigned to',
  doctl: 'doctl compute reserved-ip get',
  columns: reservedIpColumns,
  arguments: { address: { summary: 'the reserved IP address', completes: completeReservedIps } },
  examples: [{ line: 'compute reserved-ip get 203.0.113.25', summary: 'one address' }],
  async run(context, { args }) {
    const api = await context.api();
    const { reserved_ip: address } = await api.call('reservedIPs_get', { params: { reserved_ip: args.address } });
    context.output.rows(reservedIpColumns, [address]);
  },
});

export const listReservedIps = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your reserved IP addresses',
  doctl: 'doctl compute reserved-ip list',
  columns: reservedIpColumns,
  options: {
    region: { kind: 'text', value: 'slug', summary: 'only those in this region', completes: completeRegions },
  },
  examples: [{ line: 'compute reserved-ip list --region nyc3', summary: 'those in a region' }],
  async run(context, { options: { region } }) {
    const api = await context.api();
    const addresses = await api.all('reservedIPs_list', {}, (page) => page.reserved_ips);
    context.output.rows(
      reservedIpColumns,
      addresses.filter((address) => region === undefined || address.region.slug === region),
    );
  },
});
