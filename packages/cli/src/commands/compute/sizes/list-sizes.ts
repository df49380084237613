import type { Size } from '@postern/api';
import { defineCommand } from '../../../command/command.ts';
import type { Column } from '../../../output/column.ts';

const sizeColumns: readonly Column<Size>[] = [
  { name: 'Slug', value: ({ slug }) => slug },
  { name: 'Memory', value: ({ memory }) => memory },
  { name: 'VCPUs', value: ({ vcpus }) => vcpus },
  { name: 'Disk', value: ({ disk }) => disk },
  { name: 'PriceMonthly', title: 'Price Monthly', value: ({ price_monthly: price }) => price.toFixed(2) },
  { name: 'PriceHourly', title: 'Price Hourly', value: ({ price_hourly: price }) => price },
];

export const listSizes = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List the sizes of Droplets, with their prices in US dollars',
  doctl: 'doctl compute size list',
  columns: sizeColumns,
  examples: [
    { line: 'compute size list', summary: 'all of them, the cheapest first' },
    { line: 'compute size list --format Slug,PriceMonthly --no-header', summary: 'for a script' },
  ],
  async run(context) {
    const api = await context.api();
    context.output.rows(sizeColumns, await api.all('sizes_list', {}, (page) => page.sizes));
  },
});
