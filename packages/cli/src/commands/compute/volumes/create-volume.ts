import { defineCommand } from '../../../command/command.ts';
import { usageFailure } from '../../../failure.ts';
import { completeRegions } from '../regions/complete-regions.ts';
import { completeVolumeSnapshots } from '../snapshots/complete-snapshots.ts';
import { completeTags } from '../tags/complete-tags.ts';
import { readGibibytes } from './read-size.ts';
import { volumeColumns } from './volume-columns.ts';

export const createVolume = defineCommand({
  name: 'create',
  aliases: ['c'],
  summary: 'Create a volume, empty or from a snapshot',
  doctl: 'doctl compute volume create',
  columns: volumeColumns,
  arguments: { name: { summary: 'small letters, digits and dashes, beginning with a letter' } },
  options: {
    size: { kind: 'text', value: 'size', required: true, summary: 'with its unit: 100GiB, 4TiB' },
    region: { kind: 'text', value: 'slug', summary: 'where; not with --snapshot', completes: completeRegions },
    snapshot: {
      kind: 'text',
      value: 'id',
      summary: 'the snapshot to make it from; it is then where the snapshot is',
      completes: completeVolumeSnapshots,
    },
    desc: { kind: 'text', value: 'text', summary: 'what it is for' },
    'fs-type': {
      kind: 'text',
      value: 'type',
      summary: 'ext4 or xfs; left out: not formatted',
      completes: async () => Promise.resolve([{ value: 'ext4' }, { value: 'xfs' }]),
    },
    'fs-label': { kind: 'text', value: 'label', summary: 'the label of the file system' },
    tag: { kind: 'list', value: 'tags', summary: 'tags to put on it', completes: completeTags },
  },
  examples: [
    { line: 'compute volume create db-1 --region nyc1 --size 100GiB --fs-type ext4', summary: 'formatted' },
    {
      line: 'compute volume create db-2 --size 100GiB --snapshot 4f0b2a3e-7a35-4d1e-9b0a-0c5d7e3f1a22',
      summary: 'from a snapshot',
    },
  ],
  async run(context, { args, options }) {
    const { region = '', snapshot = '' } = options;
    if (region === '' && snapshot === '') throw usageFailure('Give --region, or --snapshot to make the volume from.');
    const size = readGibibytes(options.size);
    const api = await context.api();
    const { volume } = await api.call('volumes_create', {
      body: {
        name: args.name,
        size_gigabytes: size,
        description: options.desc ?? '',
        tags: [...options.tag],
        ...(region !== '' && { region }),
        ...(snapshot !== '' && { snapshot_id: snapshot }),
        // The server says which there are.
        ...(options['fs-type'] !== undefined && { filesystem_type: options['fs-type'] as 'ext4' | 'xfs' }),
        ...(options['fs-label'] !== undefined && { filesystem_label: options['fs-label'] }),
      },
    });
    context.output.rows(volumeColumns, [volume]);
  },
});
