import { defineCommand } from '../../../command/command.ts';
import { completeTags } from './complete-tags.ts';
import { tagColumns } from './tag-columns.ts';

export const getTag = defineCommand({
  name: 'get',
  summary: 'Show a tag',
  doctl: 'doctl compute tag get',
  columns: tagColumns,
  arguments: { tag: { summary: 'the name of the tag', completes: completeTags } },
  examples: [{ line: 'compute tag get web --output json', summary: 'what carries it, by kind' }],
  async run(context, { args }) {
    const api = await context.api();
    const { tag } = await api.call('tags_get', { params: { tag_id: args.tag } });
    context.output.rows(tagColumns, [tag]);
  },
});
