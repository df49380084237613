import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { matchGlobs } from '../../match-globs.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { dropletColumns } from './droplet-columns.ts';

export const listDroplets = defineCommand({
  name: 'list',
  aliases: ['ls'],
  summary: 'List your Droplets',
  doctl: 'doctl compute droplet list',
  columns: dropletColumns,
  arguments: {
    glob: { summary: 'only those whose name fits one of these patterns, such as "web-*"', many: true, optional: true },
  },
  options: {
    'tag-name': { kind: 'text', value: 'tag', completes: completeTags, summary: 'only those with this tag' },
    region: { kind: 'text', value: 'slug', completes: completeRegions, summary: 'only those in this region' },
    gpus: { kind: 'flag', summary: 'those with GPUs, which are left out otherwise' },
  },
  examples: [
    { line: 'compute droplet list', summary: 'all of them' },
    { line: 'compute droplet list "web-*" --region nyc3', summary: 'some of them' },
    { line: 'compute droplet list --tag-name web --format ID,Name,PublicIPv4 --no-header', summary: 'for a script' },
  ],
  async run(context, { args, options: { 'tag-name': tag, region, gpus } }) {
    if (gpus && tag !== undefined) throw usageFailure('Give --gpus or --tag-name, not both.');
    const api = await context.api();
    const query = { ...(tag !== undefined && { tag_name: tag }), ...(gpus && { type: 'gpus' as const }) };
    const droplets = await api.all('droplets_list', { query }, (page) => page.droplets);
    const fits = await matchGlobs(args.glob);
    const wanted = droplets.filter(
      (droplet) => fits(droplet.name) && (region === undefined || droplet.region.slug === region),
    );
    context.output.rows(dropletColumns, wanted);
  },
});
