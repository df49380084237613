import { defineCommand } from '../../../command/command.ts';
import { completeDroplets } from './complete-droplets.ts';
import { dropletColumns } from './droplet-columns.ts';
import { findDroplet } from './find-droplet.ts';

export const getDroplet = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a Droplet',
  doctl: 'doctl compute droplet get',
  columns: dropletColumns,
  arguments: { droplet: { summary: 'its ID or its name', completes: completeDroplets } },
  examples: [
    { line: 'compute droplet get web-1', summary: 'by its name' },
    { line: 'compute droplet get 12 --format PublicIPv4 --no-header', summary: 'its address, for a script' },
  ],
  async run(context, { args }) {
    const api = await context.api();
    context.output.rows(dropletColumns, [await findDroplet(api, args.droplet)]);
  },
});
