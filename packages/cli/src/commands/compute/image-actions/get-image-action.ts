import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { completeActions } from '../actions/complete-actions.ts';
import { completeOwnImages } from '../images/complete-images.ts';

export const getImageAction = defineCommand({
  name: 'get',
  summary: 'Show something that was done to an image',
  doctl: 'doctl compute image-action get',
  columns: actionColumns,
  arguments: { image: { summary: 'the ID of the image', completes: completeOwnImages } },
  options: {
    'action-id': {
      kind: 'number',
      value: 'id',
      required: true,
      completes: completeActions,
      summary: 'the ID of the action',
    },
  },
  examples: [{ line: 'compute image-action get 10000001 --action-id 34', summary: 'how far it has come' }],
  async run(context, { args, options: { 'action-id': actionId } }) {
    const params = { image_id: readId(args.image, 'an image'), action_id: actionId };
    const api = await context.api();
    context.output.rows(actionColumns, [(await api.call('imageActions_get', { params })).action]);
  },
});
