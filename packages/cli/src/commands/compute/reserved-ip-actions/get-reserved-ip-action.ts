import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { completeActions } from '../actions/complete-actions.ts';
import { completeReservedIps } from '../reserved-ips/complete-reserved-ips.ts';

export const getReservedIpAction = defineCommand({
  name: 'get',
  summary: 'Show something that was done to a reserved IP address',
  doctl: 'doctl compute reserved-ip-action get',
  columns: actionColumns,
  arguments: {
    address: { summary: 'the reserved IP address', completes: completeReservedIps },
    action: { summary: 'the ID of the action', completes: completeActions },
  },
  examples: [{ line: 'compute reserved-ip-action get 203.0.113.25 34', summary: 'how far it has come' }],
  async run(context, { args }) {
    const params = { reserved_ip: args.address, action_id: readId(args.action, 'an action') };
    const api = await context.api();
    context.output.rows(actionColumns, [(await api.call('reservedIPsActions_get', { params })).action]);
  },
});
