import { defineCommand } from '../../../command/command.ts';
import { completeImages } from './complete-images.ts';
import { imageColumns } from './image-columns.ts';

export const getImage = defineCommand({
  name: 'get',
  summary: 'Show an image',
  doctl: 'doctl compute image get',
  columns: imageColumns,
  arguments: { image: { summary: 'the ID of an image, or the slug of a public one', completes: completeImages } },
  examples: [
    { line: 'compute image get ubuntu-24-04-x64', summary: 'a public image, by its slug' },
    { line: 'compute image get 10000001 --output json', summary: 'one of your own, by its ID' },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const { image } = await api.call('images_get', { params: { image_id: args.image } });
    context.output.rows(imageColumns, [image]);
  },
});
