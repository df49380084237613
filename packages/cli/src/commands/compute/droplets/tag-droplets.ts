import { defineCommand } from '../../../command/command.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { completeDroplets } from './complete-droplets.ts';
import { findDropletIds } from './find-droplet.ts';
import { taggedDroplet } from './tagged-droplet.ts';

export const tagDroplets = defineCommand({
  name: 'tag',
  summary: 'Put a tag on Droplets',
  doctl: 'doctl compute droplet tag',
  arguments: { droplet: { summary: 'its ID or its name', many: true, completes: completeDroplets } },
  options: {
    'tag-name': { kind: 'text', value: 'tag', required: true, completes: completeTags, summary: 'the tag' },
  },
  examples: [{ line: 'compute droplet tag web-1 web-2 --tag-name blue', summary: 'on both' }],
  async run(context, { args, options: { 'tag-name': tag } }) {
    const api = await context.api();
    const resources = (await findDropletIds(api, args.droplet)).map(taggedDroplet);
    await api.call('tags_assign_resources', { params: { tag_id: tag }, body: { resources } });
  },
});
