import { defineCommand } from '../../../command/command.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { imageColumns } from './image-columns.ts';

export const createImage = defineCommand({
  name: 'create',
  summary: 'Import a custom image',
  description: 'The cloud is simulated: the address is recorded, and nothing is fetched from it.',
  doctl: 'doctl compute image create',
  columns: imageColumns,
  arguments: { name: { summary: 'what to call it' } },
  options: {
    'image-url': { kind: 'text', value: 'url', required: true, summary: 'where the image is' },
    region: {
      kind: 'text',
      value: 'slug',
      required: true,
      summary: 'the region to keep it in',
      completes: completeRegions,
    },
    'image-distribution': {
      kind: 'text',
      value: 'name',
      default: 'Unknown',
      summary: 'the operating system that it holds',
    },
    'image-description': { kind: 'text', value: 'text', summary: 'what it is' },
    'tag-names': { kind: 'list', value: 'tags', summary: 'tags to put on it', completes: completeTags },
  },
  examples: [
    {
      line: 'compute image create golden --image-url https://example.com/golden.qcow2 --region nyc3',
      summary: 'an image of your own',
    },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const { image } = await api.call('images_create_custom', {
      body: {
        name: args.name,
        url: options['image-url'],
        region: options.region,
        distribution: options['image-distribution'],
        description: options['image-description'] ?? '',
        tags: [...options['tag-names']],
      },
    });
    context.output.rows(imageColumns, [image]);
  },
});
