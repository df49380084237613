import { defineCommand } from '../../../command/command.ts';
import { tagColumns } from './tag-columns.ts';

export const listTags = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your tags',
  doctl: 'doctl compute tag list',
  columns: tagColumns,
  examples: [{ line: 'compute tag list', summary: 'all of them, with how many Droplets carry each' }],
  async run(context) {
    const api = await context.api();
    context.output.rows(tagColumns, await api.all('tags_list', {}, (page) => page.tags));
  },
});
