import { defineCommand } from '../../../command/command.ts';
import { matchGlobs } from '../../match-globs.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { volumeColumns } from './volume-columns.ts';

export const listVolumes = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your volumes',
  doctl: 'doctl compute volume list',
  columns: volumeColumns,
  arguments: {
    glob: {
      summary: 'only those whose name or ID fits one of these patterns, such as "db-*"',
      many: true,
      optional: true,
    },
  },
  options: {
    region: { kind: 'text', value: 'slug', summary: 'only those in this region', completes: completeRegions },
  },
  examples: [
    { line: 'compute volume list', summary: 'all of them' },
    { line: 'compute volume list "db-*" --region nyc1 --format ID,DropletIDs', summary: 'some of them' },
  ],
  async run(context, { args, options: { region } }) {
    const api = await context.api();
    const query = region === undefined ? {} : { region };
    const volumes = await api.all('volumes_list', { query }, (page) => page.volumes);
    const fits = await matchGlobs(args.glob);
    context.output.rows(
      volumeColumns,
      volumes.filter(({ id, name }) => fits(name) || fits(id)),
    );
  },
});
