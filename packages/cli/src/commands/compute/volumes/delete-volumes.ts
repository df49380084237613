import { defineCommand } from '../../../command/command.ts';
import { deleteById } from '../../delete-by-id.ts';
import { completeVolumes } from './complete-volumes.ts';

export const deleteVolumes = defineCommand({
  name: 'delete',
  aliases: ['d', 'rm'],
  summary: 'Delete volumes and what is on them, for good',
  description: 'A volume that is attached to a Droplet must be detached first. Snapshots of it stay.',
  doctl: 'doctl compute volume delete',
  arguments: { volume: { summary: 'the ID of the volume', many: true, completes: completeVolumes } },
  options: { force: { kind: 'flag', short: 'f', summary: 'delete without asking' } },
  examples: [
    { line: 'compute volume delete 506f78a4-e098-11e5-ad9f-000f53306ae1', summary: 'asks first' },
    { line: 'compute volume delete 506f78a4-e098-11e5-ad9f-000f53306ae1 --force', summary: 'without asking' },
  ],
  async run(context, { args, options: { force } }) {
    const api = await context.api();
    await deleteById(context, args.volume, {
      wording: {
        one: 'volume',
        many: 'volumes',
        lossOfOne: 'What is on it is lost.',
        lossOfMany: 'What is on them is lost.',
      },
      force,
      nameOf: async (id) => (await api.call('volumes_get', { params: { volume_id: id } })).volume.name,
      remove: (id) => api.call('volumes_delete', { params: { volume_id: id } }),
    });
  },
});
