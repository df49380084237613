import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeReservedIps } from './complete-reserved-ips.ts';

export const deleteReservedIps = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Give reserved IP addresses back, assigned or not',
  doctl: 'doctl compute reserved-ip delete',
  arguments: { address: { summary: 'the reserved IP address', many: true, completes: completeReservedIps } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [{ line: 'compute reserved-ip delete 203.0.113.25', summary: 'asks first' }],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.address, {
      wording: { one: 'reserved IP', many: 'reserved IPs' },
      force,
      remove: (address) => api.call('reservedIPs_delete', { params: { reserved_ip: address } }),
    });
  },
});
