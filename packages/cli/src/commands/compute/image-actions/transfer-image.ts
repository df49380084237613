import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { actionColumns } from '../actions/action-columns.ts';
import { answerAction } from '../actions/answer-action.ts';
import { completeOwnImages } from '../images/complete-images.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { waitOptions } from '../wait-options.ts';

export const transferImage = defineCommand({
  name: 'transfer',
  summary: 'Copy an image to another region',
  doctl: 'doctl compute image-action transfer',
  columns: actionColumns,
  arguments: { image: { summary: 'the ID of the image', completes: completeOwnImages } },
  options: {
    region: { kind: 'text', value: 'slug', required: true, completes: completeRegions, summary: 'the region' },
    ...waitOptions,
  },
  examples: [{ line: 'compute image-action transfer 10000001 --region ams3 --wait', summary: 'until it is there' }],
  async run(context, { args, options }) {
    const id = readId(args.image, 'an image');
    const api = await context.api();
    const { action } = await api.call('imageActions_post', {
      params: { image_id: id },
      body: { type: 'transfer', region: options.region },
    });
    await answerAction(context, { api, action, subject: `image ${id}`, options });
  },
});
