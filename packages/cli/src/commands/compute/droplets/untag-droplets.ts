import { attemptEach } from '../../../api/attempt-each.ts';
import { defineCommand } from '../../../command/command.ts';
import { throwFailures, usageFailure } from '../../../failure.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { completeDroplets } from './complete-droplets.ts';
import { findDropletIds } from './find-droplet.ts';
import { taggedDroplet } from './tagged-droplet.ts';

export const untagDroplets = defineCommand({
  name: 'untag',
  summary: 'Take tags off Droplets',
  doctl: 'doctl compute droplet untag',
  arguments: { droplet: { summary: 'its ID or its name', many: true, completes: completeDroplets } },
  options: {
    'tag-name': { kind: 'list', value: 'tags', completes: completeTags, summary: 'the tag, or several' },
  },
  examples: [{ line: 'compute droplet untag web-1 --tag-name blue,old', summary: 'both tags' }],
  async run(context, { args, options: { 'tag-name': tags } }) {
    if (tags.length === 0) throw usageFailure('Say with --tag-name which tag to take off.');
    const api = await context.api();
    const resources = (await findDropletIds(api, args.droplet)).map(taggedDroplet);
    const { failures } = await attemptEach(tags, {
      name: (tag) => `Tag ${tag}`,
      act: (tag) => api.call('tags_unassign_resources', { params: { tag_id: tag }, body: { resources } }),
    });
    throwFailures(failures);
  },
});
