import type { Region } from '@postern/api';
import { defineCommand } from '../../../command/command.ts';
import type { Column } from '../../../output/column.ts';

const regionColumns: readonly Column<Region>[] = [
  { name: 'Slug', value: ({ slug }) => slug },
  { name: 'Name', value: ({ name }) => name },
  { name: 'Available', value: ({ available }) => available },
];

export const listRegions = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List the regions, with the slugs that other commands take',
  doctl: 'doctl compute region list',
  columns: regionColumns,
  examples: [{ line: 'compute region list', summary: 'all of them' }],
  async run(context) {
    const api = await context.api();
    context.output.rows(regionColumns, await api.all('regions_list', {}, (page) => page.regions));
  },
});
