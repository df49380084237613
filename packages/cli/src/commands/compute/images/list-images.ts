import { defineCommand } from '../../../command/command.ts';
import { imageColumns } from './image-columns.ts';

export const listImages = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your own images, or all of them',
  description: 'Your own are the snapshots and backups of your Droplets, and the custom images that you imported.',
  doctl: 'doctl compute image list',
  columns: imageColumns,
  options: { public: { kind: 'flag', summary: 'list public images as well' } },
  examples: [
    { line: 'compute image list', summary: 'your own' },
    { line: 'compute image list --public --format Slug,Name', summary: 'what a Droplet can be made of' },
  ],
  async run(context, { options }) {
    const api = await context.api();
    const images = await api.all('images_list', {}, (page) => page.images);
    const shown = images.filter((image) => options.public || !image.public);
    if (shown.length === 0 && context.output.mode !== 'json') {
      context.output.note('You have no images of your own. --public lists those that everybody has.');
    }
    context.output.rows(imageColumns, shown);
  },
});
