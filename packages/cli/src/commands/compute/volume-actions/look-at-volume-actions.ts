import { defineCommand } from '../../../command/command.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { completeActions } from '../actions/complete-actions.ts';
import { completeVolumes } from '../volumes/complete-volumes.ts';

export const getVolumeAction = defineCommand({
  name: 'get',
  summary: 'Show something that was done to a volume',
  doctl: 'doctl compute volume-action get',
  columns: actionColumns,
  arguments: { volume: { summary: 'the ID of the volume', completes: completeVolumes } },
  options: {
    'action-id': {
      kind: 'number',
      value: 'id',
      required: true,
      completes: completeActions,
      summary: 'the ID of the action',
    },
  },
  examples: [
    {
      line: 'compute volume-action get 506f78a4-e098-11e5-ad9f-000f53306ae1 --action-id 34',
      summary: 'how far it has come',
    },
  ],
  async run(context, { args, options: { 'action-id': actionId } }) {
    const api = await context.api();
    const params = { volume_id: args.volume, action_id: actionId };
    context.output.rows(actionColumns, [(await api.call('volumeActions_get', { params })).action]);
  },
});

export const listVolumeActions = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List what was done to a volume, the newest first',
  doctl: 'doctl compute volume-action list',
  columns: actionColumns,
  arguments: { volume: { summary: 'the ID of the volume', completes: completeVolumes } },
  examples: [{ line: 'compute volume-action list 506f78a4-e098-11e5-ad9f-000f53306ae1', summary: 'all that was done' }],
  async run(context, { args }) {
    const api = await context.api();
    const input = { params: { volume_id: args.volume } };
    context.output.rows(actionColumns, await api.all('volumeActions_list', input, (page) => page.actions));
  },
});
