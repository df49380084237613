import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { actionColumns } from './action-columns.ts';
import { completeActions } from './complete-actions.ts';

export const getAction = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show an action, and how far it has come',
  doctl: 'doctl compute action get',
  columns: actionColumns,
  arguments: { action: { summary: 'its ID', completes: completeActions } },
  examples: [{ line: 'compute action get 34 --format Status --no-header', summary: 'its status, for a script' }],
  async run(context, { args }) {
    const api = await context.api();
    const params = { action_id: readId(args.action, 'an action') };
    context.output.rows(actionColumns, [(await api.call('actions_get', { params })).action]);
  },
});
