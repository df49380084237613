import { defineCommand } from '../../../command/command.ts';
import { tagColumns } from './tag-columns.ts';

export const createTag = defineCommand({
  name: 'create',
  summary: 'Create a tag, unless there is one of this name',
  doctl: 'doctl compute tag create',
  columns: tagColumns,
  arguments: { tag: { summary: 'letters, digits, colons, dashes and underscores' } },
  examples: [{ line: 'compute tag create web', summary: 'a tag that nothing carries yet' }],
  async run(context, { args }) {
    const api = await context.api();
    const { tag } = await api.call('tags_create', { body: { name: args.tag } });
    context.output.rows(tagColumns, [tag]);
  },
});
