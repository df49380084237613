import { defineCommand } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { answerAction } from '../actions/answer-action.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { findDropletId } from '../droplets/find-droplet.ts';
import { completeReservedIps } from '../reserved-ips/complete-reserved-ips.ts';
import { waitOptions } from '../wait-options.ts';

const address = { summary: 'the reserved IP address', completes: completeReservedIps };

export const assignReservedIp = defineCommand({
  name: 'assign',
  summary: 'Assign a reserved IP address to a Droplet in the same region',
  doctl: 'doctl compute reserved-ip-action assign',
  columns: actionColumns,
  arguments: {
    address,
    droplet: { summary: 'the ID or the name of the Droplet', completes: completeDroplets },
  },
  options: waitOptions,
  examples: [{ line: 'compute reserved-ip-action assign 203.0.113.25 web-1', summary: 'a Droplet by its name' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const { action } = await api.call('reservedIPsActions_post', {
      params: { reserved_ip: args.address },
      body: { type: 'assign', droplet_id: await findDropletId(api, args.droplet) },
    });
    await answerAction(context, { api, action, subject: `reserved IP ${args.address}`, options });
  },
});

export const unassignReservedIp = defineCommand({
  name: 'unassign',
  summary: 'Take a reserved IP address off its Droplet',
  doctl: 'doctl compute reserved-ip-action unassign',
  columns: actionColumns,
  arguments: { address },
  options: waitOptions,
  examples: [{ line: 'compute reserved-ip-action unassign 203.0.113.25', summary: 'it stays reserved' }],
  async run(context, { args, options }) {
    const api = await context.api();
    const { action } = await api.call('reservedIPsActions_post', {
      params: { reserved_ip: args.address },
      body: { type: 'unassign' },
    });
    await answerAction(context, { api, action, subject: `reserved IP ${args.address}`, options });
  },
});
