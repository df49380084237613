import { defineGroup } from '../../../command/command.ts';
import { createReservedIp } from './create-reserved-ip.ts';
import { deleteReservedIps } from './delete-reserved-ips.ts';
import { getReservedIp, listReservedIps } from './look-at-reserved-ips.ts';

export const reservedIps = defineGroup({
  name: 'reserved-ip',
  aliases: ['fip', 'floating-ip', 'floating-ips', 'reserved-ips'],
  summary: 'Reserve IP addresses, look at them and give them back',
  commands: [createReservedIp, deleteReservedIps, getReservedIp, listReservedIps],
});
