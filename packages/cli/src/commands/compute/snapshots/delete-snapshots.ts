import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeSnapshots } from './complete-snapshots.ts';

export const deleteSnapshots = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Delete snapshots for good',
  doctl: 'doctl compute snapshot delete',
  arguments: { snapshot: { summary: 'the ID of the snapshot', many: true, completes: completeSnapshots } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [
    { line: 'compute snapshot delete 10000001', summary: 'asks first' },
    { line: 'compute snapshot delete 10000001 10000002 --force', summary: 'several, without asking' },
  ],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.snapshot, {
      wording: { one: 'snapshot', many: 'snapshots' },
      force,
      nameOf: async (id) => (await api.call('snapshots_get', { params: { snapshot_id: id } })).snapshot.name,
      remove: (id) => api.call('snapshots_delete', { params: { snapshot_id: id } }),
    });
  },
});
