import { defineCommand } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { completeActions } from '../actions/complete-actions.ts';
import { completeDroplets } from '../droplets/complete-droplets.ts';
import { findDropletId } from '../droplets/find-droplet.ts';

export const getDropletAction = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show something that was done to a Droplet',
  doctl: 'doctl compute droplet-action get',
  columns: actionColumns,
  arguments: { droplet: { summary: 'its ID or its name', completes: completeDroplets } },
  options: {
    'action-id': {
      kind: 'number',
      value: 'id',
      required: true,
      completes: completeActions,
      summary: 'the ID of the action',
    },
  },
  examples: [{ line: 'compute droplet-action get web-1 --action-id 34', summary: 'how far it has come' }],
  async run(context, { args, options: { 'action-id': actionId } }) {
    const api = await context.api();
    const dropletId = await findDropletId(api, args.droplet);
    const params = { droplet_id: dropletId, action_id: actionId };
    context.output.rows(actionColumns, [(await api.call('dropletActions_get', { params })).action]);
  },
});
