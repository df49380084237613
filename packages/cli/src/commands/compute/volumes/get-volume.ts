import { defineCommand } from '../../../command/command.ts';
import { completeVolumes } from './complete-volumes.ts';
import { volumeColumns } from './volume-columns.ts';

export const getVolume = defineCommand({
  name: 'get',
  aliases: ['g'],
  summary: 'Show a volume',
  doctl: 'doctl compute volume get',
  columns: volumeColumns,
  arguments: { volume: { summary: 'the ID of the volume', completes: completeVolumes } },
  examples: [{ line: 'compute volume get 506f78a4-e098-11e5-ad9f-000f53306ae1', summary: 'one volume' }],
  async run(context, { args }) {
    const api = await context.api();
    const { volume } = await api.call('volumes_get', { params: { volume_id: args.volume } });
    context.output.rows(volumeColumns, [volume]);
  },
});
