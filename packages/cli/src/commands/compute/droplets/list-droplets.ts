import { defineCommand } from '../../../command/command.ts';
import { dropletColumns } from './droplet-columns.ts';

export const listDroplets = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your Droplets',
  doctl: 'doctl compute droplet list',
  columns: dropletColumns,
  options: {
    'tag-name': { kind: 'text', value: 'tag', summary: 'only those with this tag' },
    region: { kind: 'text', value: 'slug', summary: 'only those in this region' },
  },
  examples: [
    { line: 'compute droplet list', summary: 'all of them' },
    { line: 'compute droplet list --tag-name web --format ID,Name,PublicIPv4 --no-header', summary: 'for a script' },
  ],
  async run(context, { options }) {
    const api = await context.api();
    const query = options['tag-name'] === undefined ? {} : { tag_name: options['tag-name'] };
    const droplets = await api.all('droplets_list', { query }, (page) => page.droplets);
    const wanted = droplets.filter(({ region }) => options.region === undefined || region.slug === options.region);
    context.output.rows(dropletColumns, wanted);
  },
});
