import type { Snapshot } from '@postern/api';
import { defineCommand } from '../../../command/command.ts';
import { completeSnapshots } from './complete-snapshots.ts';
import { snapshotColumns } from './snapshot-columns.ts';

export const getSnapshots = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show snapshots',
  doctl: 'doctl compute snapshot get',
  columns: snapshotColumns,
  arguments: { snapshot: { summary: 'the ID of the snapshot', many: true, completes: completeSnapshots } },
  examples: [
    { line: 'compute snapshot get 10000001', summary: 'of a Droplet' },
    { line: 'compute snapshot get 4f0b2a3e-7a35-4d1e-9b0a-0c5d7e3f1a22', summary: 'of a volume' },
  ],
  async run(context, { args }) {
    const api = await context.api();
    const snapshots: Snapshot[] = [];
    for (const id of args.snapshot) {
      snapshots.push((await api.call('snapshots_get', { params: { snapshot_id: id } })).snapshot);
    }
    context.output.rows(snapshotColumns, snapshots);
  },
});
