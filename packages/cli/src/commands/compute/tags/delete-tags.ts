import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeTags } from './complete-tags.ts';

export const deleteTags = defineCommand({
  name: 'delete',
  aliases: ['rm'],
  summary: 'Delete tags, and take them off everything',
  doctl: 'doctl compute tag delete',
  arguments: { tag: { summary: 'the name of the tag', many: true, completes: completeTags } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [
    { line: 'compute tag delete web', summary: 'asks first' },
    { line: 'compute tag delete web staging --force', summary: 'several, without asking' },
  ],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.tag, {
      wording: {
        one: 'tag',
        many: 'tags',
        lossOfOne: 'It comes off everything that carries it.',
        lossOfMany: 'They come off everything that carries them.',
      },
      force,
      remove: (tag) => api.call('tags_delete', { params: { tag_id: tag } }),
    });
  },
});
