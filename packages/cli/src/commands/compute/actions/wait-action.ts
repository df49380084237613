import { waitForActions } from '../../../api/wait-for-action.ts';
import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { throwFailures, usageFailure } from '../../../failure.ts';
import { waitOptions } from '../wait-options.ts';
import { actionColumns } from './action-columns.ts';
import { completePendingActions } from './complete-actions.ts';

export const waitAction = defineCommand({
  name: 'wait',
  aliases: ['w'],
  summary: 'Wait until an action is done',
  description:
    'Ends with 6 where the action ends with an error, or does not end in time. Ctrl-C ends the wait, not the action.',
  doctl: 'doctl compute action wait',
  columns: actionColumns,
  arguments: { action: { summary: 'its ID', completes: completePendingActions } },
  options: {
    'poll-timeout': {
      kind: 'number',
      value: 'seconds',
      default: 5,
      summary: 'the longest pause between one look and the next; the first are shorter',
    },
    'wait-timeout': waitOptions['wait-timeout'],
  },
  examples: [{ line: 'compute action wait 34', summary: 'until it is done, or ten minutes' }],
  async run(context, { args, options }) {
    const longestPauseSeconds = options['poll-timeout'];
    if (longestPauseSeconds < 1) throw usageFailure('--poll-timeout takes a number of seconds from 1.');
    const params = { action_id: readId(args.action, 'an action') };
    const api = await context.api();
    const { action } = await api.call('actions_get', { params });
    const subject = `${action.resource_type} ${action.resource_id ?? ''}`.trim();
    const awaited = { id: action.id, title: `${subject}: ${action.type}`, seen: action };
    const { actions, failures } = await waitForActions(context, [awaited], {
      api,
      longestPauseSeconds,
      limitSeconds: options['wait-timeout'],
    });
    context.output.rows(actionColumns, actions);
    throwFailures(failures);
  },
});
