import { defineCommand } from '../../../command/command.ts';
import { matchGlobs } from '../../match-globs.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { snapshotColumns } from './snapshot-columns.ts';

export const listSnapshots = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List the snapshots of your Droplets and volumes',
  doctl: 'doctl compute snapshot list',
  columns: snapshotColumns,
  arguments: {
    glob: {
      summary: 'only those whose name or ID fits one of these patterns, such as "web-*"',
      many: true,
      optional: true,
    },
  },
  options: {
    resource: {
      kind: 'text',
      value: 'kind',
      choices: ['droplet', 'volume'],
      summary: 'only those of Droplets, or of volumes',
    },
    region: { kind: 'text', value: 'slug', summary: 'only those in this region', completes: completeRegions },
  },
  examples: [
    { line: 'compute snapshot list', summary: 'all of them' },
    { line: 'compute snapshot list "web-*" --resource droplet --region nyc3', summary: 'some of them' },
  ],
  async run(context, { args, options: { resource, region } }) {
    const api = await context.api();
    // The choices of the option are what the server takes.
    const query = resource === undefined ? {} : { resource_type: resource as 'droplet' | 'volume' };
    const snapshots = await api.all('snapshots_list', { query }, (page) => page.snapshots);
    const fits = await matchGlobs(args.glob);
    const wanted = snapshots.filter(
      ({ id, name, regions }) => (fits(name) || fits(id)) && (region === undefined || regions.includes(region)),
    );
    context.output.rows(snapshotColumns, wanted);
  },
});
