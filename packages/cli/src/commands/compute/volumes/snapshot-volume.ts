import { defineCommand } from '../../../command/command.ts';
import { snapshotColumns } from '../snapshots/snapshot-columns.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { completeVolumes } from './complete-volumes.ts';

export const snapshotVolume = defineCommand({
  name: 'snapshot',
  aliases: ['s'],
  summary: 'Take a snapshot of a volume',
  doctl: 'doctl compute volume snapshot',
  columns: snapshotColumns,
  arguments: { volume: { summary: 'the ID of the volume', completes: completeVolumes } },
  options: {
    'snapshot-name': { kind: 'text', value: 'name', required: true, summary: 'what to call the snapshot' },
    'snapshot-desc': { kind: 'text', value: 'text', summary: 'taken as in doctl; the API keeps no description' },
    tag: { kind: 'list', value: 'tags', summary: 'tags to put on the snapshot', completes: completeTags },
  },
  examples: [
    {
      line: 'compute volume snapshot 506f78a4-e098-11e5-ad9f-000f53306ae1 --snapshot-name before-upgrade',
      summary: 'a snapshot, which is then printed',
    },
  ],
  async run(context, { args, options }) {
    const api = await context.api();
    const { snapshot } = await api.call('volumeSnapshots_create', {
      params: { volume_id: args.volume },
      body: { name: options['snapshot-name'], tags: [...options.tag] },
    });
    context.output.rows(snapshotColumns, [snapshot]);
  },
});
