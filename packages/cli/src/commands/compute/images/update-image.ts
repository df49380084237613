import { defineCommand } from '../../../command/command.ts';
import { readId } from '../../../command/read-id.ts';
import { completeOwnImages } from './complete-images.ts';
import { imageColumns } from './image-columns.ts';

export const updateImage = defineCommand({
  name: 'update',
  summary: 'Rename one of your own images',
  doctl: 'doctl compute image update',
  columns: imageColumns,
  arguments: { image: { summary: 'the ID of the image', completes: completeOwnImages } },
  options: { 'image-name': { kind: 'text', value: 'name', required: true, summary: 'the new name' } },
  examples: [{ line: 'compute image update 10000001 --image-name before-upgrade', summary: 'a new name' }],
  async run(context, { args, options }) {
    const id = readId(args.image, 'an image');
    const api = await context.api();
    const { image } = await api.call('images_update', {
      params: { image_id: id },
      body: { name: options['image-name'] },
    });
    context.output.rows(imageColumns, [image]);
  },
});
