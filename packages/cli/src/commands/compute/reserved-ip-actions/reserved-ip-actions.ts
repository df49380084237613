import { defineGroup } from '../../../command/command.ts';
import { assignReservedIp, unassignReservedIp } from './assign-reserved-ip.ts';
import { getReservedIpAction } from './get-reserved-ip-action.ts';

export const reservedIpActions = defineGroup({
  name: 'reserved-ip-action',
  aliases: ['fipa', 'floating-ip-action', 'floating-ip-actions', 'reserved-ip-actions'],
  summary: 'Assign reserved IP addresses to Droplets, and take them off',
  commands: [assignReservedIp, getReservedIpAction, unassignReservedIp],
});
